/**
 * Characters as Chinese editors count them: each Chinese character and Chinese punctuation mark one, each run of Latin
 * letters and digits one. The server counts by the same table of cases (tests/domains/stories/characters.json).
 */
const COUNTED =
  /[\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{3134f}]|[\u3001-\u3003\u3008-\u3011\u3014-\u301f\uff01-\uff65\u2014\u2018\u2019\u201c\u201d\u2026\u00b7]|[0-9A-Za-z\u00c0-\u024f]+(?:[.,:'%/-][0-9A-Za-z\u00c0-\u024f]+)*/gu;

export function countCharacters(text: string): number {
  return text.match(COUNTED)?.length ?? 0;
}

"""A table of articles (CSV) of any size, read row by row."""

import codecs
import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from django.utils.translation import gettext as _

from rongmei.domains.ingest.adapters.archives.article import (
    Fault,
    LeftOut,
    OldEntry,
    illustrated,
    with_cover,
    without_places,
)
from rongmei.domains.ingest.adapters.cleaning import clean_html, clean_line, clean_text, paragraphs, safe_url, words_of
from rongmei.domains.ingest.adapters.dates import read_date
from rongmei.domains.ingest.adapters.parsers.parsed import abstract
from rongmei.domains.ingest.adapters.parsers.table import LONGEST, MUST, NAMES

MORE = {"section": ("栏目", "分类", "section", "category"), "status": ("状态", "status")}
PUBLIC = {"", "publish", "published", "public", "已发布", "发布", "公开"}


def read_sheet(path: Path, base: str) -> Iterator[OldEntry | LeftOut | Fault]:
    """The articles of a table, in its order; rows that are broken or lack headline or body are told by their line.

    Args:
        base: scheme and host of the old site.
    """
    csv.field_size_limit(LONGEST)
    with path.open(encoding=_encoding(path), errors="replace", newline="") as file:
        rows = csv.reader(line.replace("\0", "") for line in file)
        columns = _columns(next(rows, []))
        if not columns.keys() >= set(MUST):
            yield Fault("", _("第一行要有“标题”和“正文”两列。"))
            return
        while True:
            try:
                row = next(rows, None)
            except csv.Error:
                yield Fault(_line(rows.line_num), _("这一行格式有误，或单格超过二百万字。"))
                continue
            if row is None:
                return
            if any(row):
                said = {name: row[place] for name, place in columns.items() if place < len(row)}
                yield _entry(said, rows.line_num, base)


def _entry(row: Mapping[str, str], line: int, base: str) -> OldEntry | LeftOut | Fault:
    if clean_line(row.get("status", "")).lower() not in PUBLIC:
        return LeftOut(_("没有发布（草稿、待审、回收站等）"))
    raw, headline = row.get("body", ""), clean_line(words_of(clean_html(row.get("headline", ""))))
    html, pictures = illustrated(raw if "<" in raw and ">" in raw else paragraphs(raw), base)
    pictures, cover = with_cover(pictures, safe_url(row.get("picture", "")))
    text, url = without_places(words_of(html)), row.get("url", "").strip()
    if not headline or not text:
        return Fault(_line(line), _("缺标题或正文，没有导入。"))
    return OldEntry(
        guid=clean_line(row.get("id", "")) or url or f"{headline}\0{text}",
        headline=headline,
        html=html,
        text=text,
        summary=abstract(clean_text(words_of(clean_html(row.get("summary", "")))), text),
        byline=clean_line(row.get("author", ""))[:200],
        source=clean_line(row.get("source", ""))[:200],
        sections=tuple(filter(None, (clean_line(row.get("section", "")),))),
        addresses=(url,) if url else (),
        at=read_date(row.get("date", "")),
        pictures=pictures,
        cover=cover,
    )


def _columns(head: list[str]) -> dict[str, int]:
    names = [clean_line(name).lower() for name in head]
    return {key: names.index(n) for key, known in (NAMES | MORE).items() for n in known if n in names}


def _line(number: int) -> str:
    return _("第 %(n)d 行") % {"n": number}


def _encoding(path: Path) -> str:
    """UTF-8, or China's older encoding, which Excel writes."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        try:
            while part := file.read(1 << 20):
                decoder.decode(part)
        except UnicodeDecodeError:
            return "gb18030"
    return "utf-8-sig"

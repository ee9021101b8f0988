/** Finding a media topic by its Chinese or English name. */
import { expect, test } from "vitest";
import carried from "../../src/rongmei/domains/stories/adapters/subjects/mediatopics.json";
import { find, path, type Topic } from "../src/editor/subjects";

const topics = carried as unknown as Topic[];
const byCode = new Map(topics.map((topic) => [topic[0], topic]));

test("a Chinese name is found, those that begin with it first", () => {
  const found = find(topics, "农业").map((topic) => topic[1]);
  expect(found[0]?.startsWith("农业")).toBe(true);
  expect(found.every((name) => name.includes("农业"))).toBe(true);
});

test("an English name and a code are found", () => {
  expect(find(topics, "Table Tennis").map((topic) => topic[2])).toContain("table tennis");
  expect(find(topics, "medtop:15000000").map((topic) => topic[1])).toEqual(["体育"]);
});

test("nothing is found for what is not there", () => expect(find(topics, "没有这样的分类")).toEqual([]));

test("a path leads from the top", () => {
  const tennis = find(topics, "table tennis")[0]!;
  expect(path(byCode, tennis[0])[0]?.[1]).toBe("体育");
  expect(path(byCode, tennis[0]).at(-1)).toBe(tennis);
  expect(path(byCode, "none")).toEqual([]);
});

/** Which addresses a link may lead to. */
import { expect, test } from "vitest";
import { address } from "../src/editor/linking";

test.each([
  ["https://example.cn/a?b=1", "https://example.cn/a?b=1"],
  ["example.cn", "https://example.cn/"],
  [" http://example.cn ", "http://example.cn/"],
  ["javascript:alert(1)", null],
  ["data:text/html,x", null],
  ["ftp://example.cn", null],
  ["通江银耳", null],
  ["", null],
])("%s", (typed, kept) => expect(address(typed)).toBe(kept));

/** Text fields write their smallest change, and carets stay where they were. */
import { describe, expect, test } from "vitest";
import * as Y from "yjs";
import { moved, replace, words } from "../src/editor/fields";

function text(now: string): Y.Text {
  const doc = new Y.Doc();
  doc.getText("t").insert(0, now);
  return doc.getText("t");
}

describe("replace", () => {
  test.each([
    ["", "银耳"], ["银耳", ""], ["银耳花", "银耳开花"], ["aaa", "aa"], ["aa", "aaa"], ["一二三", "三二一"], ["同", "同"], ["😀笑", "😁笑"],
  ])("%s becomes %s", (before, after) => {
    const shared = text(before);
    replace(shared, after);
    expect(shared.toString()).toBe(after);
  });

  test("touches only what changed", () => {
    const shared = text("通江银耳今年增产");
    const deltas: unknown[] = [];
    shared.observe((event) => deltas.push(event.delta));
    replace(shared, "通江银耳今年又增产");
    expect(deltas).toEqual([[{ retain: 6 }, { insert: "又" }]]);
  });

  test("says nothing when nothing changed", () => {
    const shared = text("同");
    let heard = 0;
    shared.observe(() => { heard += 1; });
    replace(shared, "同");
    expect(heard).toBe(0);
  });

  test("two who change one field at once keep both changes", () => {
    const [one, two] = [new Y.Doc(), new Y.Doc()];
    one.getText("t").insert(0, "银耳");
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    replace(one.getText("t"), "通江银耳");
    replace(two.getText("t"), "银耳开花");
    Y.applyUpdate(two, Y.encodeStateAsUpdate(one));
    Y.applyUpdate(one, Y.encodeStateAsUpdate(two));
    expect(one.getText("t").toString()).toBe("通江银耳开花");
    expect(two.getText("t").toString()).toBe("通江银耳开花");
  });
});

test.each([
  ["abc", "Xabc", 2, 3], ["abc", "abcX", 2, 2], ["abcd", "ad", 4, 2], ["ab", "", 2, 0],
])("a caret in %s after it became %s", (before, after, at, then) => expect(moved(before, after, at)).toBe(then));

test("keywords are cut at blanks and Chinese marks", () => expect(words(" 银耳，农业、 乡村 ;x ")).toEqual(["银耳", "农业", "乡村", "x"]));

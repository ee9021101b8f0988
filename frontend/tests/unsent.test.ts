/** What a browser that keeps nothing (a private window) does with unsent words: it keeps them with the page. */
import { expect, test, vi } from "vitest";
import { BrowserUnsent } from "../src/editor/unsent";

const shut: [string, object][] = [
  ["no database at all", {}],
  ["a database that is refused", { open: () => { const asked: Record<string, unknown> = {}; setTimeout(() => (asked.onerror as () => void)(), 0); return asked; } }],
  ["a database that throws", { open: () => { throw new Error("SecurityError"); } }],
];

test.each(shut)("%s", async (_name, indexedDB) => {
  vi.stubGlobal("indexedDB", Object.keys(indexedDB).length ? indexedDB : undefined);
  const unsent = new BrowserUnsent("/draft#1");
  const keys = [await unsent.add(new Uint8Array([1])), await unsent.add(new Uint8Array([2]))];
  expect(unsent.refuses).toBe(true);
  expect(new Set(keys).size).toBe(2);
  await unsent.mark(keys, "tab", "batch");
  expect((await unsent.all()).map((row) => [...row.update])).toEqual([[1], [2]]);
  await unsent.drop([keys[0]!]);
  expect((await unsent.all()).map((row) => [...row.update])).toEqual([[2]]);
  const next = await unsent.add(new Uint8Array([3]));
  expect(keys.slice(1)).not.toContain(next);
});

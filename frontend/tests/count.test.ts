/** The same table of cases that the server's counter is tested with. */
import { expect, test } from "vitest";
import cases from "../../tests/domains/stories/characters.json";
import { countCharacters } from "../src/editor/count";

test("the table is there", () => expect(cases.length).toBeGreaterThan(20));

test.each(cases)("$text", ({ text, count }) => expect(countCharacters(text)).toBe(count));

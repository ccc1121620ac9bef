import { expect, test } from "vitest";
import { readPlainText } from "../../core/formats/paragraphs.ts";
import { maskTemplates } from "../../core/text/mask.ts";
import { originOf } from "../../core/text/text-map.ts";

/** The maps of the blocks of a text, wherever they stand. */
function originsOf(text: string) {
  const { blocks } = readPlainText(maskTemplates(text).text, 0, text);
  return blocks.map(({ text: words, map }) => {
    const { start, end } = map.toSource(0, words.length);
    return { words, origin: originOf(map), source: text.slice(start, end) };
  });
}

test("a paragraph that says what it said before has the map of before, moved", () => {
  const [before] = originsOf("We are sorry.");
  const [, after] = originsOf("Hello!\n\nWe are sorry.\n\nBye.");
  expect(after).toEqual(before);
  expect(after?.origin).toBe(before?.origin);
});

test("but not where its source says something else: a tag, a comment", () => {
  for (const [one, other] of [
    ["We are sorry, {{a}}.", "We are sorry, {{b}}."],
    ["We <!-- tactful-a --> are sorry.", "We <!-- tactful-b --> are sorry."],
  ] as const) {
    const [before] = originsOf(one);
    const [after] = originsOf(other);
    expect(after?.words).toBe(before?.words);
    expect(after?.source).toBe(other);
    expect(after?.origin).not.toBe(before?.origin);
  }
});

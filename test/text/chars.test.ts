import { expect, test } from "vitest";
import { foldWord, isUpper } from "../../core/text/chars.ts";

test("capitals of any alphabet", () => {
  const capitals = [..."AZАЯЁЇҐЎÉŠΩ"];
  const others = [..."az@[{`аяёїґўéšω5«中ß\u00bf×"];
  expect(capitals.filter((letter) => !isUpper(letter.charCodeAt(0)))).toEqual([]);
  expect(others.filter((letter) => isUpper(letter.charCodeAt(0)))).toEqual([]);
});

test.each([
  ["ЁЛКА", "елка"],
  ["п’ять‑пʼять", "п'ять-п'ять"],
  ["до\u00ADго\u200Bвор\uFEFF", "договор"],
  ["сло\u0301во\u0300", "слово"],
  ["И\u0306", "й"],
  ["E\u0301", "é"],
  ["İ", "İ"],
  ["😀А", "😀а"],
  ["", ""],
])("%j is compared as %j", (word, folded) => {
  expect(foldWord(word)).toBe(folded);
});

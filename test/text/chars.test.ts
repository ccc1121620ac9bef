import { expect, test } from "vitest";
import { Char, charClass, foldWord, isUpper } from "../../core/text/chars.ts";

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

test("letters, digits and spaces are those of Unicode, also where they are known without it", () => {
  const wrong: string[] = [];
  for (let code = 0; code < 0x3000; code++) {
    const character = String.fromCharCode(code);
    const kind = charClass(code);
    const isMarked = kind > Char.newline;
    if (/\p{L}/u.test(character) !== (kind === Char.letter) && !isMarked) wrong.push(`${code.toString(16)} letter`);
    if (/\p{Nd}/u.test(character) !== (kind === Char.digit)) wrong.push(`${code.toString(16)} digit`);
    if (/\s/u.test(character) !== (kind === Char.space || kind === Char.newline) && !isMarked && code !== 0x85)
      wrong.push(`${code.toString(16)} space`);
  }
  expect(wrong).toEqual([]);
});

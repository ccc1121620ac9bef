import { expect, test } from "vitest";
import { hashUnit, Vocabulary } from "../../core/text/vocabulary.ts";

const unitsOf = (word: string): Uint16Array => Uint16Array.from(word, (unit) => unit.charCodeAt(0));
const hashOf = (word: string): number => unitsOf(word).reduce(hashUnit, 0);

test("a word has one number, however it is given", () => {
  const vocabulary = new Vocabulary();
  const id = vocabulary.internWord("договор");
  expect(vocabulary.internWord("договор")).toBe(id);
  // Of an array that is longer than the word.
  expect(vocabulary.intern(unitsOf("договора"), 7, hashOf("договор"))).toBe(id);
  expect(vocabulary.intern(unitsOf("новое"), 5, hashOf("новое"))).toBe(vocabulary.internWord("новое"));
  expect(vocabulary.word(id)).toBe("договор");
  expect(vocabulary.size).toBe(2);
  expect(vocabulary.split(id)).toBeNull();
});

test("words whose hash is the same are different words", () => {
  const vocabulary = new Vocabulary();
  const words = ["аб", "ба", "абв", "аббв", "аг"];
  const ids = words.map((word) => vocabulary.intern(unitsOf(word), word.length, 7));
  expect(new Set(ids).size).toBe(words.length);
  expect(words.map((word) => vocabulary.intern(unitsOf(word), word.length, 7))).toEqual(ids);
  expect(ids.map((id) => vocabulary.word(id))).toEqual(words);
});

test("many words keep their numbers", () => {
  const vocabulary = new Vocabulary();
  const words = Array.from({ length: 17_000 }, (_, i) => `слово${i}`);
  const ids = words.map((word) => vocabulary.internWord(word));
  expect(vocabulary.size).toBe(words.length);
  const again = words.map((word) => vocabulary.intern(unitsOf(word), word.length, hashOf(word)));
  expect(again.every((id, i) => id === ids[i])).toBe(true);
  expect(ids.every((id, i) => vocabulary.word(id) === words[i])).toBe(true);
  vocabulary.trim();
  expect([vocabulary.size, vocabulary.generation]).toEqual([words.length, 0]);
});

test("too many words are forgotten, and those who kept numbers are told", () => {
  const vocabulary = new Vocabulary();
  vocabulary.internWord("don't");
  for (let i = vocabulary.size; i < 200_000; i++) vocabulary.internWord(`w${i}`);
  expect(vocabulary.generation).toBe(0);
  vocabulary.trim();
  expect([vocabulary.size, vocabulary.generation]).toEqual([0, 1]);
  expect(vocabulary.internWord("w5")).toBe(0);
  expect(vocabulary.intern(unitsOf("w6"), 2, hashOf("w6"))).toBe(1);
  expect(vocabulary.word(1)).toBe("w6");
  expect(vocabulary.split(0)).toBeNull();
});

test("a long word is kept in full", () => {
  const vocabulary = new Vocabulary();
  const word = Array.from({ length: 9000 }, (_, i) => String.fromCharCode(0x430 + (i % 32))).join("");
  expect(vocabulary.word(vocabulary.intern(unitsOf(word), word.length, hashOf(word)))).toBe(word);
});

test.each([
  ["cannot", ["can", "not"], [3, 3]],
  ["can't", ["can", "not"], [2, 3]],
  ["won't", ["will", "not"], [2, 3]],
  ["shan't", ["shall", "not"], [3, 3]],
  ["ain't", ["be", "not"], [2, 3]],
  ["dont", ["do", "not"], [2, 2]],
  ["havent", ["have", "not"], [4, 2]],
  ["isn't", ["is", "not"], [2, 3]],
  ["you're", ["you", "are"], [3, 3]],
  ["we've", ["we", "have"], [2, 3]],
  ["i'll", ["i", "will"], [1, 3]],
  ["i'm", ["i", "am"], [1, 2]],
  ["he's", ["he", "'s"], [2, 2]],
  ["you'd", ["you", "'d"], [3, 2]],
])("%s stands for its words, with the letters that each has", (word, words, lengths) => {
  const vocabulary = new Vocabulary();
  const split = vocabulary.split(vocabulary.internWord(word));
  expect(split?.words.map((id) => vocabulary.word(id))).toEqual(words);
  expect(split?.lengths).toEqual(lengths);
});

test.each(["o'clock", "rock'n'roll", "д'артаньян", "want", "n't", "'re", "1'm", "you'reх"])(
  "%s is one word",
  (word) => {
    const vocabulary = new Vocabulary();
    expect(vocabulary.split(vocabulary.internWord(word))).toBeNull();
  },
);

import { describe, expect, test } from "vitest";
import { WordNumbers } from "../../core/structure/word-numbers.ts";
import { Vocabulary } from "../../core/text/vocabulary.ts";

/** So many distinct words that the vocabulary forgets them when it is trimmed. */
const TOO_MANY = 50_000;

describe("the numbers of words", () => {
  test("are worked out once for each word, also where there is none", () => {
    const vocabulary = new Vocabulary();
    const asked: string[] = [];
    const numbers = new WordNumbers(vocabulary, (word) => {
      asked.push(word);
      return word === "refund" ? 7 : -1;
    });
    const ids = ["refund", "sorry"].map((word) => vocabulary.internWord(word));
    for (let round = 0; round < 3; round++) expect(ids.map((id) => numbers.of(id))).toEqual([7, -1]);
    expect(asked).toEqual(["refund", "sorry"]);
  });

  test("of the first word and of late ones are told apart", () => {
    const vocabulary = new Vocabulary();
    const numbers = new WordNumbers(vocabulary, (word) => Number(word));
    const ids = Array.from({ length: 5000 }, (_, i) => vocabulary.internWord(`${i}`));
    // From behind: the last has no room yet.
    for (const id of ids.toReversed()) expect(numbers.of(id)).toBe(id);
    for (const id of ids) expect(numbers.of(id)).toBe(id);
  });

  test("are forgotten with the words, whose ids mean others then", () => {
    const vocabulary = new Vocabulary();
    const numbers = new WordNumbers(vocabulary, (word) => word.length);
    const old = vocabulary.internWord("apology");
    expect(numbers.of(old)).toBe(7);
    for (let i = vocabulary.size; i < TOO_MANY; i++) vocabulary.internWord(`w${i}`);
    vocabulary.trim();
    const now = vocabulary.internWord("hi");
    expect(now).toBe(old);
    expect(numbers.of(now)).toBe(2);
  });
});

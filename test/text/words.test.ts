/** What becomes of words: where they end, what kind they are, and what is kept of them. */
import { describe, expect, test } from "vitest";
import { Boundary, SentenceMark, TokenBuffer, Tokenizer, TokenKind, type Tokens } from "../../core/text/tokens.ts";
import { Vocabulary } from "../../core/text/vocabulary.ts";

const read = (text: string): Tokens => new Tokenizer(new Vocabulary()).tokenize(text);
const slices = (text: string, tokens = read(text)): string[] =>
  Array.from({ length: tokens.count }, (_, i) => text.slice(tokens.start[i], tokens.end[i]));

function words(text: string): string[] {
  const vocabulary = new Vocabulary();
  const tokens = new Tokenizer(vocabulary).tokenize(text);
  return Array.from({ length: tokens.count }, (_, i) => vocabulary.word(tokens.word[i] as number));
}

const kinds = (text: string): number[] => [...read(text).kind.subarray(0, read(text).count)];

test.each([
  ["5-го 12.05 1,5 15:30 5/7 2020-2026 5-", ["5-го", "12.05", "1,5", "15:30", "5/7", "2020-2026", "5"]],
  ["5.а 5,б 5:в 5/г 5'а", ["5", "а", "5", "б", "5", "в", "5", "г", "5", "а"]],
  ["д'Артаньян кто-то из-5 из- -то 'то х'", ["д'Артаньян", "кто-то", "из-5", "из", "то", "то", "х"]],
  ["b2b 7eleven 4x4-drive a.b", ["b2b", "7eleven", "4x4-drive", "a", "b"]],
  ["до\u00ADго\u00ADвор\u00AD сло\u0301во\u0301", ["до\u00ADго\u00ADвор\u00AD", "сло\u0301во\u0301"]],
  ["don't can’t he's", ["don't".slice(0, 2), "n't", "ca", "n’t", "he", "'s"]],
  ["%№$ &", ["%", "№", "$", "&"]],
])("%s is cut into its words", (text, expected) => {
  expect(slices(text)).toEqual(expected);
});

test("numbers, words, signs and tags are told apart", () => {
  const { word, number, sign, placeholder } = TokenKind;
  expect(kinds("5 12.05 5-го b2b 7eleven слово % \uF5D0\uF5D0 a@b.example")).toEqual([
    number,
    number,
    word,
    word,
    word,
    word,
    sign,
    placeholder,
    placeholder,
  ]);
});

test.each([
  ["сло\u0301во", "слово"],
  ["сло\u0300во", "слово"],
  ["до\u00ADговор", "договор"],
  ["\u0301слово", "слово"],
  ["и\u0306од", "йод"],
  ["cafe\u0301s", "cafés"],
  ["ѝ", "ѝ"],
])("%j is the word %j", (written, word) => {
  expect(words(`${written} x`)[0]).toBe(word.normalize("NFC"));
});

describe("contractions", () => {
  test("are two words, each with its own letters, in one stretch of text", () => {
    const text = "You don't, can’t.";
    const tokens = read(text);
    expect(words(text)).toEqual(["you", "do", "not", "can", "not"]);
    expect([...tokens.before.subarray(0, tokens.count)]).toEqual([
      Boundary.sentence,
      Boundary.none,
      Boundary.none,
      Boundary.clause,
      Boundary.none,
    ]);
  });

  test("with something invisible in it, both stand for all of it", () => {
    const text = "do\u00ADn't you";
    expect(slices(text)).toEqual(["do\u00ADn't", "do\u00ADn't", "you"]);
    expect(words(text)).toEqual(["do", "not", "you"]);
  });
});

test.each([
  ["см. https://shop.example/a?b=1&c=(d).", "https://shop.example/a?b=1&c=(d"],
  ["см. http://a.example, и", "http://a.example"],
  ["см. www.shop.example!", "www.shop.example"],
  ["WWW.SHOP.EXAMPLE", "WWW.SHOP.EXAMPLE"],
  ["«https://a.example»", "https://a.example"],
  ["пишите a.b+c@mail.shop.co.example.", "a.b+c@mail.shop.co.example"],
  ["пишите имя@почта.рф, ждём", "имя@почта.рф"],
])("the address in %s is one word", (text, address) => {
  const tokens = read(text);
  const at = slices(text).indexOf(address);
  expect(at, slices(text).join(" ")).toBeGreaterThanOrEqual(0);
  expect(tokens.kind[at]).toBe(TokenKind.placeholder);
  // All addresses are the same word.
  expect(words(text)[at]).toBe("\uF5D0");
});

test.each(["http:// www. httpsshop www", "a@ @b a@b", "hello was"])("%s has no address", (text) => {
  expect(kinds(text)).not.toContain(TokenKind.placeholder);
});

test.each([
  ["Где?", SentenceMark.question],
  ["Да!", SentenceMark.exclamation],
  ["Что?!", SentenceMark.question | SentenceMark.exclamation],
  ["Что⁇ ", SentenceMark.question],
  ["Что⁈ ", SentenceMark.question],
  ["Что⁉ ", SentenceMark.question],
  ["Да.", 0],
  ["Да…", 0],
  ["Да.!Нет?", SentenceMark.exclamation],
])("the marks of %s", (text, marks) => {
  expect(read(text).sentenceMark[0]).toBe(marks);
});

test("marks before the first word are nobody's", () => {
  const tokens = read("?! Да. Нет?");
  expect([...tokens.sentenceMark.subarray(0, tokens.sentenceCount)]).toEqual([0, SentenceMark.question]);
});

test.each([
  ["а б", Boundary.none],
  ["а — б", Boundary.dash],
  ["а - б", Boundary.dash],
  ["а, б", Boundary.clause],
  ["а (б", Boundary.clause],
  ["а, — б", Boundary.clause],
  ["а — , б", Boundary.clause],
  ["а «б", Boundary.none],
  ["а. Б", Boundary.sentence],
  ["а. , — Б", Boundary.none],
  ["а\uF5D1б", Boundary.sentence],
  ["а \uF5D1, б", Boundary.sentence],
])("what stands before the second word of %j", (text, boundary) => {
  const tokens = read(text);
  // Where the mark of a sentence is followed by another, it ends none.
  expect(tokens.before[1]).toBe(boundary === Boundary.none && text.includes(".") ? Boundary.clause : boundary);
});

describe("long texts", () => {
  const text = Array.from({ length: 300 }, (_, i) => `Слово ${i}!`).join(" ");

  test("lose nothing as the arrays grow, and a copy is as long as it must be", () => {
    const tokens = read(text);
    expect([tokens.count, tokens.sentenceCount]).toEqual([600, 300]);
    expect(slices(text, tokens)).toEqual(text.match(/[\p{L}\d]+/gu));
    const ends = Array.from({ length: 300 }, (_, i) => text.slice(tokens.sentenceStart[i], tokens.sentenceEnd[i]));
    expect(ends).toEqual(text.match(/Слово \d+!/g));
    const copy = (tokens as TokenBuffer).copy();
    for (const name of ["start", "end", "kind", "word", "before", "sentence"] as const) {
      expect(copy[name]).toHaveLength(600);
      expect([...copy[name]]).toEqual([...tokens[name].subarray(0, 600)]);
    }
    for (const name of ["sentenceStart", "sentenceEnd", "sentenceMark"] as const) {
      expect(copy[name]).toHaveLength(300);
      expect([...copy[name]]).toEqual([...tokens[name].subarray(0, 300)]);
    }
    expect([copy.count, copy.sentenceCount]).toEqual([600, 300]);
    expect(copy.sentence[599]).toBe(299);
    expect(copy.sentenceMark[299]).toBe(SentenceMark.exclamation);
  });

  test("leave nothing behind in arrays that are used again", () => {
    const buffer = new TokenBuffer();
    const tokenizer = new Tokenizer(new Vocabulary());
    tokenizer.tokenize(text, buffer);
    tokenizer.tokenize("Да. Нет.", buffer);
    expect([buffer.count, buffer.sentenceCount]).toEqual([2, 2]);
    expect([...buffer.sentenceMark.subarray(0, 2)]).toEqual([0, 0]);
  });

  test("have no word that is longer than any", () => {
    expect(slices("а".repeat(1200)).map(({ length }) => length)).toEqual([512, 512, 176]);
  });
});

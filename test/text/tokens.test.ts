import fc from "fast-check";
import { expect, test } from "vitest";
import { Boundary, SentenceMark, Tokenizer, TokenKind } from "../../core/text/tokens.ts";
import { Vocabulary } from "../../core/text/vocabulary.ts";

function read(text: string) {
  const vocabulary = new Vocabulary();
  const tokens = new Tokenizer(vocabulary).tokenize(text);
  const all = Array.from({ length: tokens.count }, (_, i) => i);
  return {
    tokens,
    words: all.map((i) => vocabulary.word(tokens.word[i] as number)),
    slices: all.map((i) => text.slice(tokens.start[i], tokens.end[i])),
    sentences: Array.from({ length: tokens.sentenceCount }, (_, s) =>
      text.slice(tokens.sentenceStart[s], tokens.sentenceEnd[s]),
    ),
  };
}

test.each([
  ["Ёлка и ЕЛЬ", ["елка", "и", "ель"]],
  ["п'ять п’ять пʼять", ["п'ять", "п'ять", "п'ять"]],
  ["всё-таки из‑за", ["все-таки", "из-за"]],
  ["до\u00ADго\u00ADвор сло\u0301во", ["договор", "слово"]],
  ["и\u0306од — йод", ["йод", "йод"]],
  ["don't can't won't dont cannot", ["do", "not", "can", "not", "will", "not", "do", "not", "can", "not"]],
  ["we’re it's you'd", ["we", "are", "it", "'s", "you", "'d"]],
  ["100% за 3 дня, № 5, 12.05.2026 в 15:30", ["100", "%", "за", "3", "дня", "№", "5", "12.05.2026", "в", "15:30"]],
  ["5-го числа", ["5-го", "числа"]],
  ["вы?должны", ["вы", "должны"]],
  ["пишите на care@shop.example, см. https://shop.example/a?b=1.", ["пишите", "на", "\uF5D0", "см", "\uF5D0"]],
  ["Hello www.shop.example (or http://x.example/).", ["hello", "\uF5D0", "or", "\uF5D0"]],
  ["", []],
])("words of %j", (text, words) => {
  expect(read(text).words).toEqual(words);
});

test.each([
  ["Приехали на ул. Ленина, д. 5. Ждали час. Ушли.", ["Приехали на ул. Ленина, д. 5.", "Ждали час.", "Ушли."]],
  ["Это было в 2026 г. Мы помним.", ["Это было в 2026 г.", "Мы помним."]],
  ["Пишет А. С. Петров из г. Твери.", ["Пишет А. С. Петров из г. Твери."]],
  ["Ждём… а вы? Нет!", ["Ждём… а вы?", "Нет!"]],
  ["«Где заказ?» — спросили вы. Он едет.", ["Где заказ?» — спросили вы.", "Он едет."]],
  ["Dear Dr. Smith, it costs 5.50. Thank you.", ["Dear Dr. Smith, it costs 5.50.", "Thank you."]],
  ["See policy no. 77-123. We said no. Twice.", ["See policy no. 77-123.", "We said no.", "Twice."]],
  ["Спасибо 😊 Ждём вас", ["Спасибо", "Ждём вас"]],
  ["Здравствуйте, Анна\nСпасибо за отзыв", ["Здравствуйте, Анна", "Спасибо за отзыв"]],
  [
    "a long line that a mail client wrapped somewhere near its seventieth\nColumn goes on",
    ["a long line that a mail client wrapped somewhere near its seventieth\nColumn goes on"],
  ],
  ["Модель похожего кроя.Вы её видели", ["Модель похожего кроя.", "Вы её видели"]],
])("sentences of %j", (text, sentences) => {
  expect(read(text).sentences.map((sentence) => sentence.trim())).toEqual(sentences);
});

test("marks questions and boundaries", () => {
  const { tokens } = read("Вы уверены? Да, конечно — уверены!");
  expect(tokens.sentenceMark[0]).toBe(SentenceMark.question);
  expect(tokens.sentenceMark[1]).toBe(SentenceMark.exclamation);
  expect([...tokens.before.subarray(0, tokens.count)]).toEqual([
    Boundary.sentence,
    Boundary.none,
    Boundary.sentence,
    Boundary.clause,
    Boundary.dash,
  ]);
});

test("template tags are one word, or a boundary", () => {
  const { tokens, slices } = read("Привет, \uF5D0\uF5D0\uF5D0! \uF5D1\uF5D1 Дальше");
  expect(slices).toEqual(["Привет", "\uF5D0\uF5D0\uF5D0", "Дальше"]);
  expect(tokens.kind[1]).toBe(TokenKind.placeholder);
  expect(tokens.sentenceCount).toBe(2);
});

test("tokens of any text are in order, inside it, and outside each other", () => {
  const piece = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom(
      "слово",
      "don't",
      "ё",
      " ",
      "\n",
      ". ",
      "?!",
      "\uD800",
      "🤝🏽",
      "е\u0308",
      "\u0000",
      "«",
      "»",
      "5-го",
      "%",
      "\uF5D0",
      "\uF5D1",
    ),
  );
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join("")),
      (text) => {
        const tokens = new Tokenizer(new Vocabulary()).tokenize(text);
        const ends = Array.from({ length: tokens.count }, (_, i) => [
          tokens.start[i] as number,
          tokens.end[i] as number,
        ]);
        const flat = [0, ...ends.flat(), text.length];
        // Asked once: `expect` is slow.
        const isInOrder = flat.every((at, i) => i === 0 || at >= (flat[i - 1] as number));
        expect(isInOrder && ends.every(([start = 0, end = 0]) => end > start), String(flat)).toBe(true);
      },
    ),
    { seed: 7, numRuns: 2000 },
  );
});

import fc from "fast-check";
import { expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { plain } from "../../core/formats/plain.ts";
import { SentenceBook, type SentenceFacts } from "../../core/match/sentence-book.ts";
import { defaultSettings } from "../../core/settings.ts";
import { createTactful } from "../../rules/linter.ts";

function facts(): SentenceFacts {
  return { hits: [], asked: new Map(), made: new Map() };
}

test("a sentence is remembered when it is met again, until it has long not been met", () => {
  const book = SentenceBook.ofMany(8000);
  const meet = (text: string) => [book.of(text, facts), book.of(text, facts)];
  expect(book.of("Вы сами виноваты.", facts)).not.toBe(book.of("Вы сами виноваты.", facts));
  const first = book.of("Вы сами виноваты.", facts);
  expect(book.of("Вы сами виноваты.", facts)).toBe(first);
  for (let i = 0; i < 9000; i++) meet(`Заказ ${i} уже в пути.`);
  expect(book.of("Вы сами виноваты.", facts)).toBe(first);
  for (let i = 0; i < 20_000; i++) meet(`Заказ ${i} уже у вас.`);
  expect(book.of("Вы сами виноваты.", facts)).not.toBe(first);
});

test("of a text that is being written, a sentence is read once", () => {
  const book = SentenceBook.ofWriting();
  expect(book.of("Вы сами виноваты.", facts)).toBe(book.of("Вы сами виноваты.", facts));
});

test("sentences without end are not kept", () => {
  const long = "слово ".repeat(1000);
  for (const book of [SentenceBook.ofMany(), SentenceBook.ofWriting()]) {
    const [first, second, third] = [1, 2, 3].map(() => book.of(long, facts));
    expect(new Set([first, second, third]).size).toBe(3);
  }
});

// The same sentences beside others, in quotation marks, after what excuses them, at the end and at the beginning.
const sentences = [
  "Вы сами виноваты.",
  "Вы сами виноваты",
  "Вы пишете: «Вы сами виноваты.»",
  "Вы пишете, что мы вам грубили.",
  "Здравствуйте, Анна!",
  "Мы обязательно учтём ваши пожелания.",
  "Мы вернём деньги до пятницы.",
  "Извините!",
  "Извините!",
  "You failed to read the card.",
  "Hello Dana,",
  "We will refund you by Friday.",
  "Анна Петрова",
  "Цена 300 ₽, см. https://example.com",
];

test("what is found does not depend on what was read before", async () => {
  const warm = await createTactful();
  const settings = { ...defaultSettings, kind: "reply" as const };
  const reports = async (linter: typeof warm, text: string) =>
    Promise.all(Array.from(plain.read(text, {}), (document) => linter.lint(document as SourceDocument, settings)));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...sentences), fc.constantFrom(" ", "\n\n")), { minLength: 1, maxLength: 8 }),
      async (parts) => {
        const text = parts.flat().join("").trim();
        // What is met twice is remembered for the third time.
        const [, , again] = [await reports(warm, text), await reports(warm, text), await reports(warm, text)];
        expect(again).toEqual(await reports(await createTactful(), text));
      },
    ),
    { numRuns: 25, seed: 5 },
  );
}, 60_000);

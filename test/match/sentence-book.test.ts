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

test("a sentence is read once, and again when it has long not been met", () => {
  const book = new SentenceBook(8000);
  const first = book.of("Вы сами виноваты.", facts);
  expect(book.of("Вы сами виноваты.", facts)).toBe(first);
  for (let i = 0; i < 9000; i++) book.of(`Заказ ${i} уже в пути.`, facts);
  expect(book.of("Вы сами виноваты.", facts)).toBe(first);
  for (let i = 0; i < 20_000; i++) book.of(`Заказ ${i} уже у вас.`, facts);
  expect(book.of("Вы сами виноваты.", facts)).not.toBe(first);
});

test("sentences without end are not kept", () => {
  const book = new SentenceBook();
  const long = "слово ".repeat(1000);
  expect(book.of(long, facts)).not.toBe(book.of(long, facts));
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
        const [again] = [await reports(warm, text), await reports(warm, text)].slice(1);
        expect(again).toEqual(await reports(await createTactful(), text));
      },
    ),
    { numRuns: 25, seed: 5 },
  );
}, 60_000);

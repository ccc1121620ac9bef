/** Where sentences end, and lines begin them: what a reader would say. */
import { describe, expect, test } from "vitest";
import { sentenceTokens, Tokenizer } from "../../core/text/tokens.ts";
import { Vocabulary } from "../../core/text/vocabulary.ts";

function sentencesOf(text: string): string[] {
  const tokens = new Tokenizer(new Vocabulary()).tokenize(text);
  return Array.from({ length: tokens.sentenceCount }, (_, i) =>
    text.slice(tokens.sentenceStart[i], tokens.sentenceEnd[i]),
  );
}

/** Sentences between bars, as they are to be found. */
const cut = (text: string): string[] => sentencesOf(text.replaceAll("|", ""));

describe("marks", () => {
  test.each([
    "Мы приехали.| Вы ушли!| Кто там?| Ура!!!| Ждём…| Вот так.",
    // A small letter goes on, unless the mark is a strong one.
    "Ждём… а вы где.| Спасибо. и ещё раз. конец.",
    "Правда?| да.| Нет!| конечно.| Что?!| и это всё.",
    // Something else than a letter begins a sentence as well.
    "Заказ пришёл.| 5 дней ждали.| № 7 тоже.| %скидка.",
    "Пришёл, ждём..| 5 дней.| Ещё...| 7 дней.| Ещё…| 7 дней.",
    // A dash or a comma goes on.
    "«Где?» — спросили вы.| Он едет.",
    "Вы спросили: «Где?», и ушли.| «Всё!»; нет.",
    // Closing marks belong to the sentence before.
    "Он сказал: «Да.» Мы ушли.",
    "(Мы ждали.) Вы ушли.",
    "[Мы ждали!] Вы ушли.",
    "'We waited.' You left.",
  ])("%s", (text) => {
    const all = cut(text);
    // Quotation marks and brackets after the last mark stand between two sentences.
    const expected = text.includes("|") ? text.split("|").map((part) => part.trim()) : undefined;
    if (expected) expect(all).toEqual(expected.map((part) => part.replace(/^[%«(]+(?=[А-Я])/, "")));
    else expect(all).toHaveLength(2);
  });

  test.each([
    ["without a space, where a word in small letters ends", "Похожий крой.Вы видели", 2],
    ["without a space, but in a name", "Смотрите ООО.Ромашка", 1],
    ["without a space, before a small letter", "shop.example и крой.вы видели", 1],
    ["without a space, before a number", "Похожий крой.5 штук", 1],
    ["without a space, after a number", "Всего 5.Вы видели", 1],
    ["a question without a space", "Где?Вы тут", 2],
    ["a question without a space, in quotation marks", "«Где?»и там", 2],
    ["a question without a space before a small letter", "Где?и там", 2],
    ["of nothing but marks", "…?!", 0],
  ])("%s: %s", (_, text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });
});

describe("points that end no sentence", () => {
  test.each([
    ["г. Тверь, ул. Мира, д. 5, кв. 7, оф. 12.", 1],
    ["Пишет А. С. Пушкин. Это я. Я пишу.", 3],
    // An initial is a capital that stands alone; the words «Я» and "I" are none.
    ["Это был Я. Мы ушли.", 2],
    ["So did I. We left.", 2],
    ["Это план Б. Мы ушли.", 1],
    ["Это план б. Мы ушли.", 2],
    // After a number, the word is a unit.
    ["В 2026 г. Мы ждали.", 2],
    ["В 2026г. Мы ждали.", 2],
    ["В г. Москве ждали.", 1],
    ["See no. 7 here. He said no. We left.", 3],
    ["Mr. Smith and Dr. Jones, approx. Ten of them.", 1],
    ["Ask St. Mary. Ask best. Mary.", 3],
    // Long words only end like one.
    ["Это супергород. Мы ждали. Это неправильноул. Мы ждали.", 4],
    ["5. Мы ждали.", 2],
    ["(5.) Мы ждали. - . Мы тут.", 3],
  ])("%s", (text, count) => {
    const numbered = sentencesOf(text);
    expect(numbered.length, numbered.join(" | ")).toBe(count);
  });
});

describe("line breaks", () => {
  const long = "Это длинная строка, которую почтовая программа разорвала на";
  test.each([
    ["a short line ends", "Здравствуйте, Анна\nСпасибо за отзыв", 2],
    ["but goes on with a small letter", "Здравствуйте, Анна\nи спасибо за отзыв", 1],
    ["a long line goes on", `${long} две\nЧасти`, 1],
    ["a line of sixty characters is long", `${"а".repeat(60)}\nЧасти`, 1],
    ["a line of fifty-nine is short", `${"а".repeat(59)}\nЧасти`, 2],
    ["of two lines each counts for itself", `${long} две\nЧасти\nИ ещё`, 2],
    ["before a number", `${long} две\n5 частей`, 2],
    ["before an emoji", `${long} две\n😊 частей`, 2],
    ["before a hyphen", `${long} две\n- частей`, 2],
    ["before a dash", `${long} две\n— частей`, 2],
    ["before a bullet", `${long} две\n• частей`, 2],
    ["before an asterisk", `${long} две\n* частей`, 2],
    ["before another mark", `${long} две\n«Частей»`, 1],
    ["with blanks before the item", `${long} две\n \t\n  - частей`, 2],
    ["with blanks before a small letter", `Да\n \t\n  частей`, 1],
    ["at the end", `${long} две\n\n`, 1],
  ])("%s: %j", (_, text, count) => {
    expect(sentencesOf(text)).toHaveLength(count);
  });
});

test("an emoji before a capital ends a sentence, before anything else it does not", () => {
  expect(sentencesOf("Спасибо 😊 Ждём вас")).toHaveLength(2);
  expect(sentencesOf("Спасибо 😊🤝🏽 Ждём вас")).toHaveLength(2);
  expect(sentencesOf("Спасибо 😊 и ждём вас")).toHaveLength(1);
  expect(sentencesOf("Спасибо 😊")).toHaveLength(1);
  // Further away than a reader looks.
  expect(sentencesOf(`Спасибо ${"😊".repeat(30)} Ждём`)).toHaveLength(2);
});

test("the words of a sentence by its number", () => {
  const tokens = new Tokenizer(new Vocabulary()).tokenize("We came here. You left! It ended.");
  expect([0, 1, 2, 3].map((sentence) => sentenceTokens(tokens, sentence))).toEqual([
    { from: 0, to: 3 },
    { from: 3, to: 5 },
    { from: 5, to: 7 },
    { from: 7, to: 7 },
  ]);
});

import { expect, test } from "vitest";
import type { SourceDocument } from "../core/document.ts";
import { readMarkdown } from "../core/formats/markdown.ts";
import { plain } from "../core/formats/plain.ts";
import { defaultSettings, type Settings } from "../core/settings.ts";
import { createTactful } from "../rules/linter.ts";

const linter = await createTactful();

async function lint(text: string, settings: Partial<Settings> = {}) {
  const [document] = plain.read(text, {});
  return linter.lint(document as SourceDocument, { ...defaultSettings, kind: "reply", ...settings });
}

test("the example of the issue", async () => {
  const text = "Здравствуйте, Александра. При всём уважении не можем с вами согласиться, что в зале было грязно.";
  const { problems } = await lint(text);
  const words = problems.filter(({ rule }) => rule === "arguing").map(({ actual }) => actual);
  expect(words).toContain("не можем с вами согласиться");
  for (const { start, end, actual } of problems) expect(text.slice(start, end)).toBe(actual);
});

test.each([
  ["the customer's words in quotation marks", "Вы пишете «вы сами виноваты», и так говорить нельзя."],
  ["reported speech", "Вы пишете, что мы назвали вас виноватой: вы сами виноваты, сказал мастер."],
  ["a denial", "Мы не считаем, что вы не правы."],
  ["the business's own duty", "Мы должны были позвонить вам в среду."],
])("%s is excused", async (_, text) => {
  expect((await lint(text)).problems).toEqual([]);
});

test("a but ends what is reported", async () => {
  const { problems } = await lint("Вы пишете, что ждали час, но вы сами виноваты.");
  expect(problems.map(({ rule }) => rule)).toContain("blaming");
});

test("another language is left alone, and said to be", async () => {
  const text =
    "Wir bedauern sehr, dass Sie so lange auf Ihre Bestellung warten mussten, und erstatten Ihnen die Kosten.";
  const { language, problems, notices } = await lint(text);
  expect([language, problems]).toEqual([null, []]);
  expect(notices[0]?.message).toMatch(/language/);
});

test("of a text with many blocks each is read, and so is the text after it", async () => {
  const many = Array.from({ length: 450 }, (_, i) => `Отзыв ${i}.\n\n`).join("");
  const blame = "Вы сами виноваты.";
  const { problems } = await lint(`${many}${blame}\n\n${many}${blame}`);
  expect(problems.filter(({ rule }) => rule === "blaming").map(({ start }) => start)).toEqual([
    many.length,
    many.length * 2 + blame.length + 2,
  ]);
  expect((await lint(blame)).problems.map(({ rule }) => rule)).toContain("blaming");
});

test("each block has its own language", async () => {
  const { problems } = await lint(
    "Вы сами виноваты, что не прочитали условия доставки.\n\nYou failed to read the terms of delivery.",
  );
  expect(problems.map(({ language }) => language)).toEqual(["ru", "en"]);
});

test("messages are in the language of the text, or in the one that is asked for", async () => {
  expect((await lint("You failed to read the terms.")).problems[0]?.message).toMatch(/^“You failed/);
  expect((await lint("You failed to read the terms.", { locale: "ru" })).problems[0]?.message).toMatch(/[а-я]/);
});

test("a rule that is off is silent, one that is set has its severity", async () => {
  const off = { rules: { blaming: { severity: "off", options: {} } } } as const;
  const info = { rules: { blaming: { severity: "info", options: {} } } } as const;
  expect((await lint("Вы сами виноваты.", off)).problems).toEqual([]);
  expect((await lint("Вы сами виноваты.", info)).problems[0]?.severity).toBe("info");
});

test("a text full of one mistake is cut short, and said to be", async () => {
  const { problems, notices } = await lint("Вы сами виноваты. ".repeat(1500));
  expect(problems.filter(({ rule }) => rule === "blaming")).toHaveLength(1000);
  expect(notices[0]?.message).toContain("1500");
});

test("problems come in the order of the text, also of what stands within a paragraph", async () => {
  const text = "![You failed to read it](a.png) You failed to pay.";
  const { problems } = await linter.lint(readMarkdown(text), { ...defaultSettings, kind: "reply", language: "en" });
  const places = problems.filter(({ rule }) => rule === "blaming").map(({ start }) => start);
  expect(places).toEqual([2, 32]);
});

test.each(["Constructor", "Prototype", "ToString", "HasOwnProperty", "__proto__", "ValueOf"])(
  "a text that calls on %s is a text like others",
  async (word) => {
    const text = `${word}, you are simply lying about our shop. Thanks, ${word.toLowerCase()}!`;
    const { problems } = await lint(text, { language: "en" });
    expect(problems.map(({ rule }) => rule)).toContain("arguing");
  },
);

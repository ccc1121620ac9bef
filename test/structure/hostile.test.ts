import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { readMarkdown } from "../../core/formats/markdown.ts";
import { plain } from "../../core/formats/plain.ts";
import { createLinter } from "../../core/lint.ts";
import { defaultSettings } from "../../core/settings.ts";
import { emptyOutline } from "../../core/structure/report.ts";
import { content } from "../../generated/content.ts";
import { growthOf, LINEAR } from "../helpers/growth.ts";
import { lintDocument, lintText } from "../helpers/lint.ts";

const read = (text: string): SourceDocument => [...plain.read(text, {})][0] as SourceDocument;

describe("documents with nothing in them", () => {
  test.each([
    "",
    " \n\t\n",
    "...",
    "😀",
    "{{ name }}",
    "> Only a review.\n",
    "<!-- note -->\n",
    "[](x)",
    "\uFEFF",
    "---\n---\n",
  ])("%j", async (text) => {
    for (const kind of ["email", "reply", "message"] as const) {
      const { outline } = await lintText(text, { kind, rating: 1, review: "Холодный суп." });
      expect(outline.missing).toEqual([]);
    }
  });
});

test.each([
  ["NULs", "Hello\0, Ann!\0 We are sorry\0 about the soup.\0"],
  ["lone surrogates", "Hello, \uD83D Ann! We are \uDE00 sorry about the soup.\uD83D"],
  ["a name full of marks", `Hello, ${"A\u0301".repeat(2000)}! We are sorry about the soup.`],
  ["closing marks", `Hello, Ann! We are sorry about the soup.${")”»".repeat(5000)}`],
  ["capitals after a greeting", `Здравствуйте, ${"Анна ".repeat(5000)}`],
  ["names and ands", `Здравствуйте, ${"Анна и ".repeat(5000)}`],
])("spans stay within the text of %s", async (_, text) => {
  const review = `Суп холодный \0 \uD83D. ${text}`;
  const { outline } = await lintText(text, { kind: "reply", rating: 1, review, author: text });
  for (const { start, end } of [...outline.elements, ...outline.doubtful]) {
    expect(start).toBeLessThan(end);
    expect(end).toBeLessThanOrEqual(text.length);
  }
});

const lines = (count: number) => "Sorry\n\n".repeat(count);
const line = (length: number) => "We are sorry about the soup, and a refund is on its way. ".repeat(length / 57);
const sentence = (length: number) => "we are sorry about the soup and thank you for telling us ".repeat(length / 57);
const word = (length: number) => "a".repeat(length);
const names = (length: number) => `Hello, ${"Ann and Bob ".repeat(length / 12)}`;

describe.each(["email", "reply", "message"] as const)("the time of the %s grows with its length", (kind) => {
  test.each([
    ["one-word lines", lines, 3_000],
    ["one line", line, 60_000],
    ["one sentence", sentence, 60_000],
    ["one word", word, 120_000],
    ["names", names, 25_000],
  ] as const)("of %s", async (_, make, size) => {
    const meta = { kind, rating: 1, review: "The soup was cold." };
    const lint = (length: number) => lintDocument(read(make(length)), { language: "en", ...meta });
    expect(await growthOf(lint, size / 4)).toBeLessThan(LINEAR);
  });
});

test("fifty thousand lines of a word are no matter", async () => {
  const { outline } = await lintDocument(read(lines(50_000)), { kind: "reply", language: "en", rating: 1 });
  expect(outline.elements.length).toBeGreaterThan(0);
});

test("a review of a megabyte is read no further than reviews go", async () => {
  const reply = readMarkdown("Hello, Ann! We are sorry about the soup. We refunded it today.");
  const review = "The soup was cold and the waiter was rude. ";
  const lint = (repeats: number) =>
    lintDocument(reply, { language: "en", kind: "reply", review: review.repeat(repeats) });
  expect(await growthOf(lint, 6000)).toBeLessThan(LINEAR);
});

test("without models there is no outline, and the rules of words go on", async () => {
  const linter = createLinter({
    ...content,
    loadLanguage: async (language) => {
      const { structure: _, ...rest } = await content.loadLanguage(language);
      return rest;
    },
  });
  const source = readMarkdown("Вы сами виноваты. Нам очень жаль, что суп был холодным.");
  const meta = { review: "Суп холодный, ждали час.", author: "Анна", rating: 1 };
  const { outline, problems, verdict, notices } = await linter.lint({ ...source, meta }, defaultSettings);
  expect(outline).toEqual(emptyOutline);
  expect(problems.map(({ rule }) => rule)).toEqual(["blaming"]);
  expect(verdict).toMatchObject({ kind: "reply", signs: ["rating"] });
  expect(notices).toEqual([]);
  const unsure = await linter.lint({ ...source, meta: {} }, defaultSettings);
  expect(unsure.verdict).toMatchObject({ kind: "message", by: "unsure" });
});

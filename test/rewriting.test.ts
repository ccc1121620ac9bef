import { expect, test } from "vitest";
import { csv } from "../core/formats/csv.ts";
import { readHtml } from "../core/formats/html.ts";
import { jsonLines } from "../core/formats/jsonl.ts";
import { readMarkdown } from "../core/formats/markdown.ts";
import { isSentence } from "../core/rewriting.ts";
import { createMemory, createTactful, defaultSettings, type SourceDocument, type UserError } from "../index.ts";

const pack = `
rule: shop/words
language: en
severity: warning
message: “{actual}” is not our word.
phrases:
  - match: (gimme that)
    suggest: [please pass, "Could you bring [what], please?"]
    bad: Now gimme that.
    good: Now give it.
  - match: whatsoever
    suggest: at all
    fix: true
    bad: No parking whatsoever.
    good: No parking.
`;

const linter = createTactful([{ path: "shop.yml", text: pack }]);

/** What each rewrite of the first problem makes of the text, and whether the first is safe. */
async function rewritten(document: SourceDocument | UserError | undefined) {
  const source = document as SourceDocument;
  const { problems } = await (await linter).lint(source, { ...defaultSettings, kind: "message", language: "en" });
  const problem = problems.find(({ rule }) => rule === "shop/words");
  const apply = ({ start, end, text }: { start: number; end: number; text: string }) =>
    source.text.slice(0, start) + text + source.text.slice(end);
  return { texts: problem?.rewrites.map(apply), isFixable: problem?.fixable };
}

test.each([
  [
    "Yes. Gimme that book, *now*! Thanks.",
    // The sentence has markup that would be lost.
    ["Yes. Please pass book, *now*! Thanks."],
  ],
  [
    "Yes.\nGimme that\nbook, now! Thanks.",
    ["Yes.\nPlease pass\nbook, now! Thanks.", "Yes.\nCould you bring [what], please? Thanks."],
  ],
  ["Yes. *Gimme that*", ["Yes. *Please pass*", "Yes. *Could you bring [what], please?*"]],
  ["- gimme that\n- and this", ["- please pass\n- and this", "- Could you bring [what], please?\n- and this"]],
  ["“Now”, gimme that!", ["“Now”, please pass!", "Could you bring [what], please?"]],
  ["“Now gimme that!”", ["“Now please pass!”", "“Could you bring [what], please?”"]],
  ["GIMME THAT! Or GIMME THAT.", ["Please pass! Or GIMME THAT.", "Could you bring [what], please? Or GIMME THAT."]],
  // A sentence that says more than its own fault keeps it.
  ["Gimme that, or call 555 0143.", ["Please pass, or call 555 0143."]],
  ["Gimme that :) We are sorry.", ["Please pass :) We are sorry."]],
  ["Mr. Smith, gimme that.", ["Mr. Smith, please pass.", "Mr. Smith, could you bring [what], please?"]],
  ["Hi Tom, gimme that.", ["Hi Tom, please pass.", "Hi Tom, could you bring [what], please?"]],
  ["*Gimme* that.", []],
  ["Gimme&#32;that.", []],
  ["Well, gimme that, {{name}}.", ["Well, please pass, {{name}}."]],
])("%j", async (text, expected) => {
  expect((await rewritten(readMarkdown(text))).texts).toEqual(expected);
});

test("a phrase says whether its first suggestion is safe", async () => {
  expect(await rewritten(readMarkdown("No parking whatsoever."))).toEqual({
    texts: ["No parking at all."],
    isFixable: true,
  });
  expect((await rewritten(readMarkdown("Gimme that."))).isFixable).toBe(false);
  expect((await rewritten(readMarkdown("No parking what&shy;soever."))).isFixable).toBe(false);
});

test("a scalar of YAML keeps what it cannot hold out", async () => {
  const subject = (value: string) => rewritten(readMarkdown(`---\nsubject: ${value}\n---\nBye.`));
  expect((await subject("Well gimme that")).texts).toHaveLength(2);
  expect((await subject("Well whatsoever")).texts).toHaveLength(1);
});

test("Markdown keeps out what it would take for marks", async () => {
  const own = createTactful([
    { path: "shop.yml", text: pack.replace("suggest: at all", "suggest: [at *all*, at <all>, at all]") },
  ]);
  const read = readMarkdown("No parking whatsoever.");
  const { problems } = await (await own).lint(read, { ...defaultSettings, kind: "message", language: "en" });
  expect(problems.find(({ rule }) => rule === "shop/words")?.rewrites.map(({ text }) => text)).toEqual(["at all"]);
});

test.each([
  ["csv", 'text,id\n"No parking whatsoever.",1\n', "at all"],
  ["csv", "text,id\nNo parking whatsoever.,1\n", "at all"],
  ["jsonl", '{"text":"No\\tparking whatsoever."}', "at all"],
])("a cell of %s takes words that need no marks there: %j", async (name, text, words) => {
  const [document] = (name === "csv" ? csv : jsonLines).read(text, {});
  const { texts, isFixable } = await rewritten(document);
  expect([texts, isFixable]).toEqual([[(document as SourceDocument).text.replace("whatsoever", words)], true]);
});

test("a cell without quotation marks keeps out what would end it", async () => {
  const texts = async (source: string) => (await rewritten(csv.read(source, {})[Symbol.iterator]().next().value)).texts;
  // The second suggestion has a comma.
  expect(await texts("text,id\nGimme that.,1\n")).toEqual(["Please pass."]);
  expect(await texts("text;id\nGimme that.;1\n")).toHaveLength(2);
  expect(await texts('text,id\n"Gimme that.",1\n')).toHaveLength(2);
});

test("a cell that gets quotation marks while it is written takes more from then on", async () => {
  const memory = createMemory();
  const count = async (source: string) => {
    const [document] = csv.read(source, { memory });
    const settings = { ...defaultSettings, kind: "message", language: "en" } as const;
    const { problems } = await (await linter).lint(document as SourceDocument, settings, undefined, memory);
    return problems.find(({ rule }) => rule === "shop/words")?.rewrites.length;
  };
  expect(await count("text,id\nGimme that.,1\n")).toBe(1);
  expect(await count('text,id\n"Gimme that.",1\n')).toBe(2);
});

test.each([
  ["Hello", false],
  ["Деньги вернём до [дата].", true],
  ["!", false],
])("%s is a sentence: %s", (suggestion, expected) => {
  expect(isSentence(suggestion)).toBe(expected);
});

test("lines that people see are no part of a sentence to rewrite", async () => {
  const found = async (html: string) => (await rewritten(readHtml(html))).texts;
  expect(await found("<pre>gimme that\nat the till</pre>")).toEqual(["<pre>please pass\nat the till</pre>"]);
  expect(await found("<pre>gimme that.\nThanks</pre>")).toEqual([
    "<pre>please pass.\nThanks</pre>",
    "<pre>Could you bring [what], please?\nThanks</pre>",
  ]);
  expect(await found("<p>gimme that\nbook</p>")).toHaveLength(2);
});

import * as z from "zod";
import { type Kind, kinds } from "../../core/document.ts";
import { severities } from "../../core/problem.ts";
import { elementNames } from "../../core/structure/elements.ts";
import { languages } from "../../core/text/language.ts";
import { fileNames } from "./check-text.ts";

/** A longer text is no letter; whoever has one has files, and the command line. */
export const longestText = 200_000;

const language = z.enum(languages);
const kind = z.enum(kinds as readonly [Kind, ...Kind[]]);
const offset = z.int().min(0);
const position = z.int().min(1);

/** What each tool is given with a text. What it does not know is refused: a slip would otherwise change nothing, unseen. */
export const textInput = z.strictObject({
  text: z.string().describe(`The text to look at, as it is written; at most ${longestText} UTF-16 code units.`),
  format: z
    .enum(Object.keys(fileNames) as (keyof typeof fileNames)[])
    .optional()
    .describe("How the text is written: markdown where absent."),
  kind: kind
    .optional()
    .describe(
      "email: marketing mail; reply: a public reply to a review; message: to one customer. Guessed where absent.",
    ),
  language: language.optional().describe("The language of the text; found out where absent."),
  locale: language.optional().describe("The language of the messages; that of the text where absent."),
  platform: z.string().optional().describe("Where a reply is published, such as google-play."),
  template: z.string().optional().describe("The template that the text follows, such as complaint."),
  review: z.string().optional().describe("The review or the question that the text answers."),
  rating: z.number().min(1).max(5).optional().describe("The stars of that review."),
  author: z.string().optional().describe("The name that the review is signed with."),
});

const problem = z.object({
  rule: z.string(),
  severity: z.enum(severities as [string, ...string[]]),
  message: z.string(),
  note: z.string().describe("Why it matters; may be empty."),
  url: z.string(),
  start: offset.describe("In the text, in UTF-16 code units."),
  end: offset,
  line: position,
  column: position,
  actual: z.string().describe("The words: the text from start to end."),
  suggestions: z.array(z.string()).describe("What to write instead, best first; blanks to fill in are in [brackets]."),
  fixable: z.boolean().describe("Whether fix_text mends it."),
  source: z
    .literal("reader")
    .optional()
    .describe("Not found by a rule: an opinion of the second reader, a small model."),
  probability: z.number().optional().describe("Of an opinion: how likely a person would mind the sentence."),
  examples: z
    .array(z.object({ bad: z.string(), good: z.string().optional() }))
    .optional()
    .describe("Of an opinion: the labelled sentences that are nearest, and how they may be said."),
});

const about = {
  kind,
  language: language.nullable().describe("null: a language without rules; the text was not checked."),
  notices: z.array(z.string()),
};

export const lintOutput = z.object({ ...about, problems: z.array(problem) });

export const fixOutput = z.object({
  text: z.string().describe("The text after the changes."),
  fixed: z.int().min(0).describe("How many problems were mended."),
  ...about,
  problems: z.array(problem).describe("What is left, with places in the new text."),
});

export const outlineOutput = z.object({
  ...about,
  mood: z.enum(["praise", "complaint"]).nullable().describe("Of what the text answers."),
  template: z.string().nullable(),
  elements: z.array(
    z.object({
      element: z.enum(elementNames),
      name: z.string().describe("In the language of the messages."),
      start: offset,
      end: offset,
      line: position,
      column: position,
      words: z.string(),
      likelihood: z.number(),
    }),
  ),
  missing: z.array(
    z.object({ element: z.enum(elementNames), name: z.string(), advice: z.string(), at: offset, line: position }),
  ),
});

export const ruleInput = z.strictObject({
  rule: z.string().describe("The rule's id, such as arguing or structure/missing."),
  locale: language.optional().describe("The language of the page; English where absent."),
});

export const ruleOutput = z.object({
  rule: z.string(),
  severity: z.string(),
  kinds: z.array(z.string()),
  languages: z.array(z.string()),
  url: z.string(),
  page: z.string().describe("Markdown: what it finds and what not, why, what instead, sources."),
  examples: z.array(z.object({ language, bad: z.string(), good: z.string() })),
});

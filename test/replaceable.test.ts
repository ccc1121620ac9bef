import { expect, test } from "vitest";
import type { SourceDocument } from "../core/document.ts";
import { csv } from "../core/formats/csv.ts";
import { readMarkdown } from "../core/formats/markdown.ts";
import { lintDocument } from "./helpers/lint.ts";

/** The first problem of `blaming`: its source, and whether an edit may replace it. */
async function replaceable(document: SourceDocument): Promise<[string, boolean] | undefined> {
  const { problems } = await lintDocument(document, {}, { kind: "message" });
  const problem = problems.find(({ rule }) => rule === "blaming");
  return problem && [problem.actual, problem.replaceable];
}

test.each([
  ["Sadly, you failed to read it.", "you failed", true],
  ["Sadly, you\nfailed to read it.", "you\nfailed", true],
  ["Sadly, *you failed* to read it.", "you failed", true],
  ["Sadly, *you* failed to read it.", "you* failed", false],
  ["Sadly, you&#32;failed to read it.", "you&#32;failed", false],
])("%j", async (text, actual, isReplaceable) => {
  expect(await replaceable(readMarkdown(text))).toEqual([actual, isReplaceable]);
});

test.each([
  ["'Fair enough, but the soup was hot.'", true],
  ["Fair enough, but the soup was hot.", false],
])("subject: %s, where a suggestion has a colon", async (subject, isReplaceable) => {
  const { problems } = await lintDocument(readMarkdown(`---\nkind: reply\nsubject: ${subject}\n---\nThank you.`));
  const problem = problems.find(({ rule }) => rule === "arguing");
  expect(problem?.suggestions).toEqual(["We understand, and here is what we will do:"]);
  expect(problem?.replaceable).toBe(isReplaceable);
});

test("never in a cell", async () => {
  const [document] = csv.read('text,id\n"Sadly, you failed to read it.",1\n', {});
  expect(await replaceable(document as SourceDocument)).toEqual(["you failed", false]);
});

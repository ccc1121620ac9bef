import { describe, expect, test } from "vitest";
import { applyDirectives } from "../core/directives.ts";
import { readMarkdown } from "../core/formats/markdown.ts";
import type { Problem } from "../core/problem.ts";
import { growthOf, LINEAR } from "./helpers/growth.ts";

const known = new Set(["arguing", "shouting", "canned"]);

/** A problem of `arguing` at every `A`, of `shouting` at every `S`. */
function problemsIn(text: string): Problem[] {
  return [...text.matchAll(/[AS]/g)].map(({ 0: actual, index: start }) => ({
    rule: actual === "A" ? "arguing" : "shouting",
    severity: "error",
    message: "",
    note: "",
    url: "",
    start,
    end: start + 1,
    actual,
    suggestions: [],
    fixable: false,
    rewrites: [],
    language: "en",
  }));
}

function apply(text: string): { kept: string; suppressed: string; reasons: string[]; notices: string[] } {
  const { kept, suppressed, notices } = applyDirectives(readMarkdown(text), problemsIn(text), known);
  const show = (problems: readonly Problem[]): string =>
    problems.map(({ actual, start }) => `${actual}${text.slice(0, start).split(/\r\n|\r|\n/).length}`).join(" ");
  return {
    kept: show(kept),
    suppressed: show(suppressed),
    reasons: [...new Set(suppressed.map(({ reason }) => reason))],
    notices: notices.map(({ message }) => message),
  };
}

describe("what a suppression silences", () => {
  test.each([
    ["the next line", "<!-- tactful-disable-next-line arguing -->\nA S\nA", "S2 A3", "A2"],
    ["the next line that is not blank", "<!-- tactful-disable-next-line -->\n\n \n\nA S\nA", "A6", "A5 S5"],
    ["the next line after CRLF", "<!-- tactful-disable-next-line -->\r\n\r\nA\r\nS", "S4", "A3"],
    ["its own line", "A\nA <!-- tactful-disable-line --> S\nA", "A1 A3", "A2 S2"],
    [
      "its own line, many of them",
      "A <!-- tactful-disable-line -->\nA\nS <!-- tactful-disable-line -->",
      "A2",
      "A1 S3",
    ],
    ["the file", "A\n\n<!-- tactful-disable-file arguing -->\n\nA S", "S5", "A1 A5"],
    ["a stretch", "A\n\n<!-- tactful-disable -->\n\nA\n\n<!-- tactful-enable -->\n\nS", "A1 S9", "A5"],
    ["a stretch without an end", "A\n\n<!-- tactful-disable shouting -->\n\nA S", "A1 A5", "S5"],
    [
      "a stretch of several rules",
      "<!-- tactful-disable arguing, shouting -->\n\nA S\n\n<!-- tactful-enable arguing -->\n\nA S",
      "A7",
      "A3 S3 S7",
    ],
    [
      "a stretch of all but one",
      "<!-- tactful-disable -->\n\nA S\n\n<!-- tactful-enable arguing -->\n\nA S",
      "A7",
      "A3 S3 S7",
    ],
    ["the head's list", "---\ntactful-disable: [arguing]\n---\nA S", "S4", "A4"],
    ["nothing in code", "`<!-- tactful-disable-line -->` A", "A1", ""],
  ])("%s", (_, text, kept, suppressed) => {
    expect(apply(text)).toMatchObject({ kept, suppressed, notices: [] });
  });
});

describe("what is told", () => {
  test("the reason", () => {
    expect(apply("A <!-- tactful-disable-line arguing -- agreed -- with law -->").reasons).toEqual([
      "agreed -- with law",
    ]);
    expect(apply("A <!-- tactful-disable-line -- agreed -->").reasons).toEqual(["agreed"]);
    expect(apply("---\ntactful-disable:\n  - rule: arguing\n    reason: agreed\n---\nA").reasons).toEqual(["agreed"]);
  });

  test.each([
    ["A <!-- tactful-disable-line argueing -->", 'There is no rule "argueing". Did you mean "arguing"?'],
    ["A <!-- tactful-disable-line arguing, canned -->", 'This suppression of "canned" silences nothing. Remove it.'],
    ["<!-- tactful-disable-next-line -->\n\na", "This suppression silences nothing. Remove it."],
    ["<!-- tactful-disable-next-line -->", "This suppression silences nothing. Remove it."],
    ["a <!-- tactful-enable -->", "Nothing is disabled here. Remove this comment, or write tactful-disable before it."],
    [
      "a <!-- tactful-disable-nextline -->",
      'There is no comment "tactful-disable-nextline". Did you mean "tactful-disable-next-line"?',
    ],
    ["---\ntactful-disable: arguin\n---\na", 'There is no rule "arguin". Did you mean "arguing"?'],
  ])("%j", (text, notice) => {
    expect(apply(text).notices).toEqual([notice]);
  });

  test("other comments are none of its business", () => {
    expect(apply("A <!-- note --> <!-- tactfully -->").notices).toEqual([]);
  });
});

test.each([
  "disable-line arguing",
  "disable",
  "enable",
  "disable-next-line",
  "disable-nonsense",
  "disable-file nonsense",
])("thousands of tactful-%s and of problems take no more than their share", async (directive) => {
  const made = new Map<number, Parameters<typeof applyDirectives>>();
  const inputOf = (count: number): Parameters<typeof applyDirectives> => {
    const text = `A <!-- tactful-${directive} -->\n`.repeat(count);
    const comments = [...text.matchAll(/<!-- (.*?) -->/g)].map(({ 0: { length }, 1: words, index }) => ({
      text: words as string,
      start: index,
      end: index + length,
    }));
    return [{ text, meta: {}, blocks: [], comments, notices: [] }, problemsIn(text), known];
  };
  const work = (count: number) => {
    const input = made.get(count) ?? inputOf(count);
    made.set(count, input);
    applyDirectives(...input);
  };
  expect(await growthOf(work, 5000)).toBeLessThan(LINEAR);
});

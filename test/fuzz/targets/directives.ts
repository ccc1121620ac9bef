import fc from "fast-check";
import { expect } from "vitest";
import { applyDirectives } from "../../../core/directives.ts";
import { readHead } from "../../../core/formats/head.ts";
import { readMarkdown } from "../../../core/formats/markdown.ts";
import type { Problem } from "../../../core/problem.ts";
import { holdSpan } from "../invariants.ts";
import { type Targets, target } from "../target.ts";
import { sourceOf } from "../texts.ts";

const KNOWN = ["a", "b", "structure/c"];
const COMMENTS = [
  "tactful-disable",
  "tactful-enable",
  "tactful-disable-line",
  "tactful-disable-next-line",
  "tactful-disable-file",
  "tactful-disabel",
].flatMap((verb) =>
  ["", " a", " a, b", " structure/c -- why", " nonsense", " --"].map((rest) => `<!-- ${verb}${rest} -->`),
);
const TEXT = [...COMMENTS, "x", "x ", "\n", "\n\n", "\r\n", "> ", "<!--", "-->", "---\ndisable: [a, b]\n---\n"];

const HEAD = [
  "---\n",
  "---\n",
  "...\n",
  "kind: reply\n",
  "rating: 5\n",
  "Оценка: 4,5\n",
  "subject: ",
  "'it''s'\n",
  '"a\\n\\u0041\\\n b"\n',
  "|\n  x\n  y\n",
  ">-\n  x\n\n  y\n",
  "review: >+2\n",
  "disable: [a, {rule: b}]\n",
  "disable: {rules: a, reason: b}\n",
  "- a\n",
  "a: &x 1\n",
  "b: *x\n",
  "? k\n",
  ": v\n",
  "# c\n",
  "\t",
  "  ",
  "\r",
  "\n",
  "\uFEFF",
  "Subject: Hi\n",
];

export const targets: Targets = {
  /** Every problem is kept or silenced, once; nothing is said of a place that is not there. */
  directives: target({
    inputs: fc.tuple(sourceOf(TEXT), fc.array(fc.tuple(fc.constantFrom(...KNOWN), fc.nat(1000)), { maxLength: 8 })),
    runs: 1000,
    check([text, places]) {
      const document = readMarkdown(text);
      const problems = places.map(([rule, at]) => {
        const start = at % (text.length + 1);
        return { rule, start, end: start } as Problem;
      });
      const { kept, suppressed, notices } = applyDirectives(document, problems, new Set(KNOWN));
      expect(kept.length + suppressed.length).toBe(problems.length);
      for (const problem of problems) {
        const isSilenced = suppressed.some(({ rule, start }) => rule === problem.rule && start === problem.start);
        expect(kept.includes(problem)).toBe(!isSilenced);
      }
      for (const notice of notices) holdSpan(notice, text.length, notice.code);
      if (!text.includes("tactful-") && !text.includes("disable")) expect(suppressed).toEqual([]);
    },
  }),

  head: target({
    inputs: sourceOf(HEAD),
    runs: 1000,
    check(text) {
      const { bodyStart, notices, blocks } = readHead(text);
      holdSpan({ start: 0, end: bodyStart }, text.length, "the head");
      for (const notice of notices) holdSpan(notice, text.length, notice.code);
      for (const { map, text: words } of blocks) holdSpan(map.toSource(0, words.length), bodyStart, words);
    },
  }),
};

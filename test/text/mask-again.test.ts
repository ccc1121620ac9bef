import fc from "fast-check";
import { expect, test } from "vitest";
import { createMemory } from "../../core/memory.ts";
import { commonEnds } from "../../core/text/common-ends.ts";
import { maskTemplates } from "../../core/text/mask.ts";
import { maskAgain } from "../../core/text/mask-again.ts";

const seed = 20261123;

const PIECES = [
  ...["{{name}}", "{{", "}}", "{{{raw}}}", "{%", "%}", "{% if a %}", "{% comment %}", "{% endcomment %}", "{#", "#}"],
  ...[
    "*|FNAME|*",
    "*|",
    "|*",
    "%%",
    "%%first%%",
    "%name%",
    "%na",
    "[[name]]",
    "[[",
    "]]",
    "<?php",
    "?>",
    "<%= a %>",
    "%>",
  ],
  ...[
    "${a}",
    "#{a}",
    "@{if a}",
    "}",
    "{",
    "$!a.b",
    "$order.id",
    "$a",
    ".b(",
    ")",
    "#if (",
    "#end",
    "#foreach",
    "#set (",
  ],
  ...[
    "{n, plural, one {",
    "{n, select, ",
    "other {",
    "} }",
    "word",
    "a",
    ".",
    " ",
    "\n",
    "\n\n",
    " ".repeat(120),
    "-",
    "\0",
  ],
  "Слово и ещё слово. ".repeat(40),
];

const edit = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.constantFrom(0, 0, 1, 2, 9, 700),
  words: fc.constantFrom("", ...PIECES),
});

test("after each edit, the tags of a text are those that a fresh look finds", () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }),
      fc.array(edit, { minLength: 1, maxLength: 25 }),
      (pieces, edits) => {
        const memory = createMemory();
        let text = pieces.join("");
        for (const { at, length, words } of edits) {
          const { text: masked, tags } = maskAgain(text, memory);
          expect({ masked, tags }).toEqual({ masked: maskTemplates(text).text, tags: maskTemplates(text).tags });
          const start = Math.floor(at * text.length);
          text = text.slice(0, start) + words + text.slice(start + length);
        }
      },
    ),
    { seed, numRuns: 1000 },
  );
});

test("what two texts begin and end with alike never overlaps, and is all that there is", () => {
  const text = fc
    .array(fc.constantFrom("a", "b", "ab".repeat(600), "ж".repeat(1500)), { maxLength: 6 })
    .map((all) => all.join(""));
  fc.assert(
    fc.property(text, text, text, text, (before, a, b, after) => {
      const [one, other] = [before + a + after, before + b + after];
      const { start, end } = commonEnds(one, other);
      expect(one.slice(0, start)).toBe(other.slice(0, start));
      expect(one.slice(one.length - end)).toBe(other.slice(other.length - end));
      expect(start + end).toBeLessThanOrEqual(Math.min(one.length, other.length));
      const isWhole = start + end === Math.min(one.length, other.length);
      expect(isWhole || one[start] !== other[start]).toBe(true);
      expect(isWhole || one[one.length - 1 - end] !== other[other.length - 1 - end]).toBe(true);
    }),
    { seed, numRuns: 300 },
  );
});

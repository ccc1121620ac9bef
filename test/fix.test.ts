import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits, type Checked, type Edit, fixText, inOne } from "../core/fix.ts";
import { csv } from "../core/formats/csv.ts";
import type { Format } from "../core/formats/format.ts";
import { jsonLines } from "../core/formats/jsonl.ts";
import { plain } from "../core/formats/plain.ts";
import type { Problem } from "../core/problem.ts";
import type { UserError } from "../index.ts";

/** What to put in the place of which words, best first; without a look, unless it begins with "?". */
type Rules = Record<string, string>;

/** Checks texts by words alone. */
function checker(format: Format, rules: Rules) {
  return function* check(text: string): Generator<Checked | UserError> {
    for (const document of format.read(text, {})) {
      if (!("blocks" in document)) {
        yield document;
        continue;
      }
      const problems = Object.entries(rules).flatMap(([words, instead]) =>
        [...document.text.matchAll(new RegExp(words, "g"))].map(({ index, 0: { length } }) => ({
          fixable: !instead.startsWith("?"),
          rewrites: [{ start: index, end: index + length, text: instead }],
        })),
      );
      yield { document, problems: problems as unknown as Problem[] };
    }
  };
}

const fix = (text: string, rules: Rules, format = plain, canWrite?: (words: string) => boolean) =>
  fixText(text, checker(format, rules), canWrite);

describe("fixing", () => {
  test.each<[name: string, text: string, rules: Rules, fixed: string]>([
    ["nothing to mend", "a", { b: "c" }, "a"],
    ["all places", "a b a", { a: "x" }, "x b x"],
    ["what comes of it", "a", { a: "b", b: "c" }, "c"],
    ["of two that overlap the first", "one two three", { "one two": "1", "two three": "2" }, "1 three"],
    ["nothing that is only proposed", "a", { a: "?b" }, "a"],
    ["nothing with a place to fill in", "a", { a: "by [date]" }, "a"],
    ["no circle", "a", { a: "b", b: "a" }, "b"],
    ["nothing that makes a paragraph two", "a b", { a: "x\n\ny", b: "z" }, "a b"],
  ])("%s", async (_, text, rules, expected) => {
    expect((await fix(text, rules)).text).toBe(expected);
  });

  test("words that grow for ever come to an end", async () => {
    expect((await fix("a", { a: "aa" })).text.length).toBeLessThan(5000);
  });

  test("one document that does not bear it keeps no other from it", async () => {
    const source = '{"text":"a"}\n{"text":"b a"}\n';
    expect((await fix(source, { "^a": "x", "b a": "x\n\ny" }, jsonLines)).text).toBe('{"text":"x"}\n{"text":"b a"}\n');
  });

  test("cells get the marks that they need, and nothing else changes", async () => {
    const source = '\ufeffid;text\r\n1;"say ""a"" now"\r\n2;a\r\n3;"broken\r\n';
    const fixed = await fix(source, { '"a"': "x", now: 'at "once"', "^a$": 'no "bare"' }, csv);
    expect(fixed.text).toBe('\ufeffid;text\r\n1;"say x at ""once"""\r\n2;a\r\n3;"broken\r\n');
    expect(applyEdits(source, fixed.edits)).toBe(fixed.text);
  });

  test("what the encoding lacks is left out", async () => {
    expect((await fix("a b", { a: "☺", b: "c" }, plain, (words) => words !== "☺")).text).toBe("a c");
  });
});

test("changes of changes are changes of the first text, and touch no more than both did", () => {
  const spans = fc.array(fc.tuple(fc.nat(6), fc.nat(4), fc.string({ maxLength: 4 })), { maxLength: 6 });
  const toEdits = (text: string, steps: [number, number, string][]): Edit[] => {
    const edits: Edit[] = [];
    let at = 0;
    for (const [gap, length, words] of steps) {
      const start = at + gap;
      if (start + length > text.length) break;
      edits.push({ start, end: start + length, text: words });
      at = start + length + 1;
    }
    return edits;
  };
  fc.assert(
    fc.property(fc.string({ minLength: 10, maxLength: 40 }), spans, spans, (text, a, b) => {
      const first = toEdits(text, a);
      const middle = applyEdits(text, first);
      const second = toEdits(middle, b);
      const merged = inOne(first, second, middle);
      expect(applyEdits(text, merged)).toBe(applyEdits(middle, second));
      merged.forEach(({ start, end }, i) => {
        expect(start).toBeLessThanOrEqual(end);
        if (i > 0) expect(start).toBeGreaterThan(merged[i - 1]!.end);
      });
      const size = (edits: Edit[]) => edits.reduce((sum, { start, end }) => sum + end - start, 0);
      expect(size(merged)).toBeLessThanOrEqual(size(first) + size(second));
    }),
    { seed: 84, numRuns: 2000 },
  );
});

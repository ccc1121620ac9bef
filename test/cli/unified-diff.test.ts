import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unifiedDiff } from "../../cli/text/unified-diff.ts";
import { applyEdits, type Edit } from "../../core/fix.ts";
import { folderWith } from "./harness.ts";

/** What Git makes of a file with our diff of it. */
function applied(name: string, before: string, edits: readonly Edit[]): string {
  const cwd = folderWith({ [name]: before });
  execFileSync("git", ["apply", "--whitespace=nowarn", "-"], { cwd, input: unifiedDiff(name, before, edits) });
  return readFileSync(join(cwd, name), "utf8");
}

describe("a diff", () => {
  test("names lines, and shows three around", () => {
    const before = "1\n2\n3\n4\nold words\n6\n7\n8\n9\n";
    expect(unifiedDiff("a.md", before, [{ start: 8, end: 11, text: "new" }])).toBe(
      "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-old words\n+new words\n 6\n 7\n 8\n",
    );
  });

  test("of nothing is empty", () => expect(unifiedDiff("a", "b\n", [])).toBe(""));

  test.each(["a.md", "два слова.md", "a\tb.md", '"a".md', "sub/я.md"])(
    "is taken by Git for a file called %j",
    (name) => {
      expect(applied(name, "a\nb", [{ start: 2, end: 3, text: "c" }])).toBe("a\nc");
    },
  );

  test("is taken by Git, whatever the edits and the line ends are", () => {
    const lines = fc.array(fc.constantFrom("a", "bb\r", "", "ї 😀", "- c", "\\"), { minLength: 1, maxLength: 40 });
    const steps = fc.array(fc.tuple(fc.nat(30), fc.nat(6), fc.constantFrom("x", "", "y\n", "\nz", "\r\n")), {
      minLength: 1,
    });
    fc.assert(
      fc.property(lines, fc.boolean(), steps, (all, hasEnd, moves) => {
        const before = `${all.join("\n")}${hasEnd ? "\n" : ""}`;
        const edits: Edit[] = [];
        let at = 0;
        for (const [gap, length, text] of moves) {
          const [start, end] = [at + gap, at + gap + length];
          if (end > before.length || before.slice(start, end) === text) continue;
          edits.push({ start, end, text });
          at = end + 1;
        }
        const after = applyEdits(before, edits);
        fc.pre(before !== after && after !== "" && before !== "");
        // Halves of a pair are no text.
        fc.pre(!/\p{Surrogate}/u.test(after));
        expect(applied("a.txt", before, edits)).toBe(after);
      }),
      { seed: 84, numRuns: 100 },
    );
  });

  test("takes time by the length of the file", () => {
    const time = (count: number) => {
      const before = "some words here\n".repeat(count);
      const edits = Array.from({ length: count / 2 }, (_, i) => ({ start: i * 32 + 5, end: i * 32 + 10, text: "w" }));
      const start = performance.now();
      unifiedDiff("a.txt", before, edits);
      return performance.now() - start;
    };
    time(5000);
    const best = (count: number) => Math.min(...Array.from({ length: 5 }, () => time(count)));
    expect(best(80_000)).toBeLessThan(9 * best(20_000));
  });
});

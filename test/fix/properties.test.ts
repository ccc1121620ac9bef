import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyEdits, type Checked, fixText, safeRewrite } from "../../core/fix.ts";
import type { Format } from "../../core/formats/format.ts";
import { overrideMeta } from "../../core/override-meta.ts";
import { type Problem, severities } from "../../core/problem.ts";
import { defaultSettings } from "../../core/settings.ts";
import { languages } from "../../core/text/language.ts";
import type { Kind, UserError } from "../../index.ts";
import { createTactful } from "../../rules/linter.ts";
import { readRulePack, ruleIds } from "../../scripts/rule-files.ts";
import { paragraphsOf, wrappings } from "./wrappings.ts";

const linter = await createTactful();
const runs = Number(process.env.TACTFUL_RUNS ?? 12);

function checker(format: Format, kind: Kind) {
  return async function* check(text: string): AsyncGenerator<Checked | UserError> {
    for (const read of format.read(text, {})) {
      if (!("blocks" in read)) {
        yield read;
        continue;
      }
      const document = overrideMeta(read, { kind });
      yield { document, problems: (await linter.lint(document, defaultSettings)).problems };
    }
  };
}

async function problemsOf(check: ReturnType<typeof checker>, text: string): Promise<Problem[]> {
  const all: Problem[] = [];
  for await (const one of check(text)) if ("problems" in one) all.push(...one.problems);
  return all;
}

/**
 * Rules that have more problems after than before, of those at least as bad as what was mended. What the outline lacks is
 * no matter of words: its models may see by better words that a part is not there.
 */
function worse(before: readonly Problem[], after: readonly Problem[]): string[] {
  const count = (all: readonly Problem[], rule: string) => all.filter((problem) => problem.rule === rule).length;
  const mended = before.filter(({ rule }) => count(after, rule) < count(before, rule));
  const level = (all: readonly Problem[]) => Math.max(...all.map(({ severity }) => severities.indexOf(severity)));
  return after
    .filter(({ rule }) => !rule.startsWith("structure/"))
    .filter(
      ({ rule, severity }) => count(after, rule) > count(before, rule) && severities.indexOf(severity) <= level(mended),
    )
    .map(({ rule, actual }) => `${rule}: ${actual}`);
}

describe.each(languages)("in %s", (language) => {
  const packs = ruleIds().flatMap((rule) => readRulePack(rule, language)?.phrases ?? []);
  const examples = (phrases: typeof packs) => phrases.flatMap(({ bad }) => bad.map(({ text }) => text));
  const fixable = examples(packs.filter(({ fix }) => fix));
  // As many that are left alone, so that what is mended stands among other things.
  const others = examples(packs.filter(({ fix }) => !fix)).filter((_, i) => i % 7 === 0);

  test.each(wrappings)(
    "$name: what may be mended is, nothing else changes, and all is as good as before",
    async ({ format, write }) => {
      let mended = 0;
      await fc.assert(
        fc.asyncProperty(
          paragraphsOf([...fixable, ...others.slice(0, fixable.length)]),
          fc.constantFrom<Kind>("email", "reply", "message"),
          async (paragraphs, kind) => {
            const text = write(paragraphs);
            const check = checker(format, kind);
            const before = await problemsOf(check, text);
            const fixed = await fixText(text, check);
            mended += fixed.count;
            expect(applyEdits(text, fixed.edits)).toBe(fixed.text);
            // Words alone change, in a line or over its end.
            for (const { start, end } of fixed.edits)
              expect(text.slice(start, end)).not.toMatch(/[<>&|`{}[\]]|\n\s*\n/);
            const after = await problemsOf(check, fixed.text);
            expect(after.flatMap((problem) => safeRewrite(problem) ?? [])).toEqual([]);
            expect((await fixText(fixed.text, check)).edits).toEqual([]);
            expect(worse(before, after)).toEqual([]);
          },
        ),
        { seed: 84, numRuns: runs },
      );
      expect(mended).toBeGreaterThan(runs / 2);
    },
  );
});

import { afterAll, describe, expect, test } from "vitest";
import { languages } from "../core/text/language.ts";
import { rules } from "../generated/rules.ts";
import { createTactful } from "../rules/linter.ts";
import { rewriteExamples } from "../scripts/rewrites-check.ts";
import { readRulePack, ruleIds } from "../scripts/rule-files.ts";

const linter = createTactful();

// What one rule puts in, no other rule may take out again.
describe.each(languages)("in %s", (language) => {
  const packs = ruleIds().flatMap((rule) => {
    const source = readRulePack(rule, language);
    return source?.phrases.some(({ suggest }) => suggest.length > 0) ? [{ rule, source }] : [];
  });

  let total = 0;
  afterAll(() => expect(total).toBeGreaterThan(200));

  test.each(packs)("what $rule suggests is found fault with by no rule", async ({ rule, source }) => {
    const { kinds } = rules[rule as keyof typeof rules];
    const rewritten = await rewriteExamples(await linter, language, rule, kinds, source);
    total += rewritten.length;
    expect(rewritten.filter(({ complaints }) => complaints.length > 0)).toEqual([]);
  });
});

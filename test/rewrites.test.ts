import { describe, expect, test } from "vitest";
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

  test.each(packs)("what $rule suggests is found fault with by no rule", async ({ rule, source }) => {
    const [kind = "reply"] = rules[rule as keyof typeof rules].kinds;
    const rewritten = await rewriteExamples(await linter, language, rule, kind, source);
    expect(rewritten.length).toBeGreaterThan(0);
    expect(rewritten.filter(({ complaints }) => complaints.length > 0)).toEqual([]);
  });
});

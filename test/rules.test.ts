import { describe, expect, test } from "vitest";
import { kinds } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import { severities } from "../core/problem.ts";
import { languages } from "../core/text/language.ts";
import { rules } from "../generated/rules.ts";
import { compileLanguage } from "../scripts/compile-language.ts";
import { ExampleChecker } from "../scripts/examples-check.ts";
import { readFormTable, readRulePack, readRulePage, ruleIds } from "../scripts/rule-files.ts";

const ids = ruleIds();

test("the registry has every rule folder", () => {
  expect(Object.keys(rules).sort()).toEqual(ids);
});

describe.each(languages)("%s", (language) => {
  const errors: unknown[] = [];
  const compiled = compileLanguage(language, ids, errors);

  test("compiles", () => {
    expect(errors.map((error) => (error instanceof UserError ? error.toString() : error))).toEqual([]);
  });

  test.each(ids)("the examples of %s hold", (rule) => {
    const source = readRulePack(rule, language);
    if (!compiled || !source) throw new Error(`${rule} has no ${language}.yml`);
    const checker = new ExampleChecker(readFormTable(language), compiled.pack, compiled.sources, rules);
    expect(checker.check(rule, source)).toEqual([]);
  });

  test.each(ids)("%s has words for a person", (rule) => {
    const source = readRulePack(rule, language);
    expect(source?.message).toMatch(/[«"“]\{actual\}[»"”]/);
    expect(source?.why.length).toBeGreaterThan(40);
    const page = readRulePage(rule, language) ?? "";
    expect(page.startsWith(`# ${rule}\n`)).toBe(true);
    expect(page.split("\n").filter((line) => line.startsWith("## ")).length).toBeGreaterThanOrEqual(4);
  });
});

test.each(ids)("%s has valid properties", (id) => {
  const rule = rules[id as keyof typeof rules];
  expect(severities).toContain(rule.severity);
  expect(rule.kinds.length).toBeGreaterThan(0);
  for (const kind of rule.kinds) expect(kinds).toContain(kind);
});

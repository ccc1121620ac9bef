import { describe, expect, test } from "vitest";
import { kinds } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import { severities } from "../core/problem.ts";
import { signalFamilies } from "../core/signals.ts";
import { elementNames } from "../core/structure/elements.ts";
import { signalsFor, templateNames, templatesFor } from "../core/structure/templates.ts";
import { languages } from "../core/text/language.ts";
import { rules } from "../generated/rules.ts";
import { compileLanguage } from "../scripts/compile-language.ts";
import { ExampleChecker } from "../scripts/examples-check.ts";
import { readOutlineWords, readRulePack, readRulePage, readSignals, ruleIds } from "../scripts/rule-files.ts";

const ids = ruleIds();
const templates = kinds.flatMap((kind) =>
  (["complaint", "praise"] as const)
    .flatMap((mood) => templatesFor(kind, mood))
    .filter((template, i, all) => all.indexOf(template) === i)
    .map((template) => ({ kind, ...template })),
);

/** All words at the ends of a tree. */
function texts(tree: unknown): string[] {
  return typeof tree === "string" ? [tree] : Object.values(tree ?? {}).flatMap(texts);
}

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
    const checker = new ExampleChecker(compiled.forms, compiled.pack, compiled.sources, rules);
    expect(checker.check(rule, source)).toEqual([]);
  });

  test.each(signalFamilies)("the examples of %s hold", (family) => {
    const source = readSignals(family, language);
    if (!compiled || !source) throw new Error(`${family} has no ${language}.yml`);
    const checker = new ExampleChecker(compiled.forms, compiled.pack, compiled.sources, rules);
    expect(checker.check(family, source)).toEqual([]);
    expect(source.phrases.filter((phrase) => !phrase.as)).toEqual([]);
  });

  test("the signals that elements go by are there", () => {
    const names = new Set(readSignals("signals/outline", language)?.phrases.map((phrase) => phrase.as));
    for (const name of Object.values(signalsFor).flat()) expect(names).toContain(name);
  });

  test("the words of the outline are complete", () => {
    const words = readOutlineWords(language);
    const topics = new Set(readSignals("signals/topics", language)?.phrases.map((phrase) => phrase.as));
    expect(Object.keys(words?.elements ?? {}).sort()).toEqual([...elementNames].sort());
    expect(Object.keys(words?.templates ?? {}).sort()).toEqual([...templateNames].sort());
    expect(Object.keys(words?.topics ?? {}).sort()).toEqual([...topics].sort());
    expect(Object.keys(words?.kinds ?? {}).sort()).toEqual([...kinds].sort());
    for (const text of texts(words)) expect(text.trim()).not.toBe("");
  });

  test.each(templates)("$kind: each part of $name has an example", ({ kind, slots }) => {
    const words = readOutlineWords(language);
    const without = slots.filter(({ element }) => !words?.elements[element].examples[kind]);
    expect(without.map(({ element }) => element)).toEqual([]);
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

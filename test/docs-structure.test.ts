import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Kind } from "../core/document.ts";
import { readMarkdown } from "../core/formats/markdown.ts";
import { defaultSettings } from "../core/settings.ts";
import { languages } from "../core/text/language.ts";
import { createTactful } from "../rules/linter.ts";

const page = readFileSync(new URL("../docs/structure.md", import.meta.url), "utf8");
const examples = [...page.matchAll(/^```md example (\w+) (\w+) (missing|finds)=(\S+)\n(.*?)^```$/gms)].map(
  ([, language, kind, type, names = "", text = ""]) => ({
    language,
    kind: kind as Kind,
    type,
    names: names === "none" ? [] : names.split(","),
    text,
  }),
);
const linter = createTactful();

test("all examples of the page are read, and each language has a whole text and one that lacks something", () => {
  expect(examples).toHaveLength(page.split("```md example").length - 1);
  for (const language of languages) {
    const missing = examples.filter((example) => example.language === language && example.type === "missing");
    expect(missing.some(({ names }) => names.length === 0)).toBe(true);
    expect(missing.some(({ names }) => names.length > 0)).toBe(true);
  }
});

test.each(examples)("$language $kind $type $names", async ({ language, kind, type, names, text }) => {
  const result = await (await linter).lint(readMarkdown(text), { ...defaultSettings, kind });
  const rules = result.problems.map(({ rule }) => rule);
  expect(result).toMatchObject({ kind, language, notices: [] });
  if (type === "finds") {
    expect(rules).toEqual(expect.arrayContaining(names));
    return;
  }
  expect(result.outline.missing.map(({ element }) => element)).toEqual(names);
  if (names.length > 0) expect(rules).toContain("structure/missing");
  else expect(rules.filter((rule) => rule.startsWith("structure/"))).toEqual([]);
});

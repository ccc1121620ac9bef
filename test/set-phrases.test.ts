import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Kind, SourceDocument } from "../core/document.ts";
import { plain } from "../core/formats/plain.ts";
import { defaultSettings } from "../core/settings.ts";
import { languages } from "../core/text/language.ts";
import { createTactful } from "../rules/linter.ts";

const linter = await createTactful();

function lines(name: string): string[] {
  return readFileSync(new URL(`set-phrases/${name}`, import.meta.url), "utf8")
    .split("\n")
    .filter(Boolean);
}

/**
 * What handbooks forbid and what they recommend; the phrases are set, the sentences around them are ours.
 * A forbidden phrase is read as a reply unless its third column names another kind of text.
 */
describe.each(languages)("%s", (language) => {
  const lint = async (text: string, kind: Kind = "reply") => {
    const [document] = plain.read(text, {});
    return (await linter.lint(document as SourceDocument, { ...defaultSettings, language, kind })).problems;
  };

  test.each(lines(`${language}.bad.tsv`).map((line) => line.split("\t") as [string, string, Kind?]))(
    "%s: %s",
    async (rule, text, kind) => {
      expect((await lint(text, kind)).map((problem) => problem.rule)).toContain(rule);
    },
  );

  test.each(lines(`${language}.good.txt`))("nothing in: %s", async (text) => {
    // A line is no whole reply: what it lacks is no matter.
    const problems = (await lint(text)).filter(({ rule }) => !rule.startsWith("structure/"));
    expect(problems.map(({ rule, actual }) => `${rule}: ${actual}`)).toEqual([]);
  });
});

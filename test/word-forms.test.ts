import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { hasTags, readForms } from "../core/match/forms.ts";
import { foldWord } from "../core/text/chars.ts";
import { languages } from "../core/text/language.ts";
import { readFormTable } from "../scripts/rule-files.ts";

/** Pairs of form and lemma, some with tags, written by hand. */
describe.each(languages)("word forms of %s", (language) => {
  const forms = readForms(readFormTable(language));
  const pairs = readFileSync(new URL(`word-forms/${language}.txt`, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .map((line) => line.split("\t") as [string, string, string?]);

  test("there are enough pairs", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(140);
  });

  test.each(pairs)("%s → %s %s", (form, lemma, tags) => {
    const readings = forms.analyse(foldWord(form)).filter((reading) => reading.lemma === foldWord(lemma));
    expect(readings).not.toEqual([]);
    if (tags) expect(readings.some((reading) => hasTags(reading.tags, tags.split("+")))).toBe(true);
  });
});

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { kinds } from "../core/document.ts";
import { languages } from "../core/text/language.ts";
import { rules } from "../generated/rules.ts";
import { scoresOf, type Tally, tally } from "../scripts/quality-figures.ts";
import { lintRecords } from "../scripts/quality-run.ts";

interface Labelled {
  id: string;
  lang: string;
  kind: string;
  text: string;
  labels: { rule: string; quote: string }[];
  structure: { element: string; quote: string }[];
}

/** How far a figure may fall before somebody has to look: one change of a few labels is no loss. */
const SLACK = 0.02;

const measured = JSON.parse(readFileSync(new URL("../docs/quality.json", import.meta.url), "utf8")) as Record<
  string,
  Tally
>;

describe.each(languages)("our labelled documents in %s", (language) => {
  const url = new URL(`corpus/${language}.jsonl`, import.meta.url);
  const documents = readFileSync(url, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Labelled);

  test("are at least 150, each with an id of its own", () => {
    expect(documents.length).toBeGreaterThanOrEqual(150);
    expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
  });

  test("have labels that stand in their text, of rules that are for their kind", () => {
    const wrong = documents.flatMap(({ id, lang, kind, text, labels, structure }) => {
      const quotes = [...labels, ...structure].filter(({ quote }) => quote === "" || !text.includes(quote));
      const unfit = labels.filter(({ rule }) => {
        const known = Object.entries(rules).find(([name]) => name === rule)?.[1];
        return known !== undefined && !(known.kinds as readonly string[]).includes(kind);
      });
      const isOdd = lang !== language || !(kinds as readonly string[]).includes(kind);
      return isOdd || quotes.length > 0 || unfit.length > 0 ? [{ id, quotes, unfit }] : [];
    });
    expect(wrong).toEqual([]);
  });

  test("are read no worse than docs/quality.md says", async () => {
    const records = await lintRecords([fileURLToPath(url)]);
    const now = scoresOf(tally(records, (rule) => rule in rules).get(`${language} all`) as Tally);
    const then = scoresOf(measured[`${language} all`] as Tally);
    expect(now.precision).toBeGreaterThanOrEqual(then.precision - SLACK);
    expect(now.recall).toBeGreaterThanOrEqual(then.recall - SLACK);
  });
});

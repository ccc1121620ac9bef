import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Language } from "../core/text/language.ts";
import { readLexicon } from "../scripts/rule-files.ts";
import { patternFinder } from "./helpers/find.ts";

const page = readFileSync(new URL("../docs/patterns.md", import.meta.url), "utf8");
const rows = [...page.matchAll(/^\| (ru|en|uk) \| `(.+)` \| (.+) \| (.+) \|$/gm)].map((row) => ({
  language: row[1] as Language,
  pattern: (row[2] as string).replaceAll("\\|", "|"),
  finds: row[3] as string,
  misses: row[4] as string,
}));

test("the page has rows to run", () => {
  expect(rows.length).toBeGreaterThanOrEqual(15);
});

test.each(rows)("$language: $pattern", ({ language, pattern, finds, misses }) => {
  const { lexicon } = readLexicon(language);
  const find = patternFinder(language, pattern, lexicon);
  expect(find(finds)).not.toEqual([]);
  expect(find(misses)).toEqual([]);
});

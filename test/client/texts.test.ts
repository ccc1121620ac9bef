import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const client = fileURLToPath(new URL("../../client", import.meta.url));
const read = (path: string): string => readFileSync(join(client, path), "utf8");
const readTexts = (path: string): Record<string, string> => JSON.parse(read(path));

const translations = ["ru", "uk"] as const;
/** Letters that one language has and the other does not. */
const foreignLetters = { ru: /[іїєґ]/iu, uk: /[ыэъё]/iu };

const sources = readdirSync(join(client, "src")).map((name) => read(join("src", name)));
const manifest = read("package.json");
const inManifest = new Set([...manifest.matchAll(/"%([^%"]+)%"/g)].map((found) => found[1] as string));
const inSources = new Set(
  sources.flatMap((source) =>
    [...source.matchAll(/l10n\.t\(\s*"((?:[^"\\]|\\.)*)"/g)].map((found) => found[1] as string),
  ),
);

const placeholders = (text: string): string[] => (text.match(/\{\d+\}/g) ?? []).sort();
const links = (text: string): string[] => (text.match(/\(command:[^)]+\)/g) ?? []).sort();

test("every text of the manifest is written, and none is left over", () => {
  expect(new Set(Object.keys(readTexts("package.nls.json")))).toEqual(inManifest);
});

test("every text in the code can be found by this test", () => {
  const calls = sources.join("\n").match(/l10n\.t\(/g) ?? [];
  const read = sources.join("\n").match(/l10n\.t\(\s*"/g) ?? [];
  expect(read.length).toBe(calls.length);
});

describe.each(translations)("in %s", (language) => {
  const manifestTexts = readTexts(`package.nls.${language}.json`);
  const codeTexts = readTexts(`l10n/bundle.l10n.${language}.json`);

  test("there are the texts of the manifest and of the code, and no others", () => {
    expect(new Set(Object.keys(manifestTexts))).toEqual(inManifest);
    expect(new Set(Object.keys(codeTexts))).toEqual(inSources);
  });

  test("nothing is left in English, or in another Cyrillic", () => {
    for (const [key, text] of Object.entries({ ...manifestTexts, ...codeTexts })) {
      expect(text, key).toMatch(/[а-яіїєґ]/iu);
      const own = text.replace(/\[(Русский|Українська|English)\]/g, "");
      expect(own, key).not.toMatch(foreignLetters[language]);
    }
  });

  test("what is filled in and what is linked stays", () => {
    for (const [text, translated] of Object.entries(codeTexts))
      expect(placeholders(translated)).toEqual(placeholders(text));
    for (const [key, text] of Object.entries(readTexts("package.nls.json"))) {
      expect(links(manifestTexts[key] as string), key).toEqual(links(text));
    }
  });

  test("the walkthrough has all of its pages", () => {
    const pages = [...manifest.matchAll(/"walkthrough\/(\w+)\.md"/g)].map((found) => found[1] as string);
    expect(pages.length).toBeGreaterThan(2);
    for (const page of pages) {
      expect(existsSync(join(client, `walkthrough/${page}.md`)), page).toBe(true);
      expect(read(`walkthrough/${page}.nls.${language}.md`)).not.toMatch(foreignLetters[language]);
    }
    expect(readdirSync(join(client, "walkthrough")).length).toBe(pages.length * (1 + translations.length));
  });
});

import { readFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";
import { describe, expect, it } from "vitest";
import { createLinter } from "../../core/lint.ts";
import { readReader, writeReader } from "../../core/reader/data.ts";
import { LinearModel } from "../../core/structure/linear-model.ts";
import { type Language, languages } from "../../core/text/language.ts";
import { content } from "../../generated/content.ts";
import { indirectExamples } from "../../scripts/model/indirect.ts";
import { readReaderSource } from "../../scripts/model/read-reader.ts";
import { readerLabels, readerRules } from "../../scripts/model/rules.ts";
import { growthOf, LINEAR } from "../helpers/growth.ts";
import { documentOf, readerOn } from "./fake.ts";

const MEGABYTE = 1_000_000;

describe.each(languages)("the model of %s", (language: Language) => {
  it("is small, compressed with its words and examples", () => {
    const bytes = writeReader(readReaderSource(language));
    const params = { [constants.BROTLI_PARAM_QUALITY]: 5 };
    expect(brotliCompressSync(bytes, { params }).length).toBeLessThan(0.6 * MEGABYTE);
  });

  it("knows all its rules, and has words and examples for each in every language", () => {
    const { sentences, context, words, examples } = readReaderSource(language);
    expect(sentences.labels).toEqual(readerLabels);
    for (const rule of Object.keys(context.thresholds)) expect(content.rules).toHaveProperty(rule);
    for (const rule of readerRules) {
      for (const one of languages) expect(words[one].as[rule], `${one} ${rule}`).toBeTruthy();
      expect(
        examples.some((example) => example.rule === rule),
        rule,
      ).toBe(true);
    }
    for (const one of languages) expect(words[one].message).toMatch(/\{as\}.*\{actual\}/);
  });

  it("is the same after it was written and read", () => {
    const { sentences, ...more } = readReaderSource(language);
    const { sentences: packed, ...read } = readReader(writeReader({ sentences, ...more }));
    expect(read).toEqual(more);
    const model = new LinearModel(packed);
    const [feature = "", entry = ""] = (sentences.features.split("\n")[500] as string).split("\t");
    const [label, units] = (entry.split(" ")[0] as string).split("=").map(Number) as [number, number];
    expect(model.weightOf(model.rowOf(feature), label)).toBeCloseTo(units * sentences.scale, 5);
  });

  it("has sentences that hurt indirectly, each beside one that does not, and none of what it is measured on", () => {
    const all = indirectExamples(language);
    const bad = all.filter(({ isBad }) => isBad);
    expect(bad.length).toBeGreaterThanOrEqual(120);
    expect(all.length).toBe(2 * bad.length);
    expect(new Set(all.map(({ text }) => text)).size).toBe(all.length);
    const measured = readFileSync(`test/corpus/${language}.jsonl`, "utf8");
    for (const { rule, text, good } of all) {
      expect(readerRules).toContain(rule);
      expect(text).toMatch(/^\p{Lu}.*[.?!]$/u);
      expect(good).not.toBe(text);
      expect(measured).not.toContain(text);
    }
    // The sentence that docs/reader.md begins with stays one that it has never read.
    expect(all.some(({ text }) => text.includes("потерялся по дороге"))).toBe(false);
  });

  it("names what it has learned from", () => {
    const head = JSON.parse(readFileSync(`rules/reader/${language}.txt`, "utf8").split("\n")[0] as string);
    expect(Object.keys(head.learnedFrom)).toContain(`rules/outline/corpus/standard-${language}-1.jsonl`);
    expect(Object.keys(head.learnedFrom)).toContain(`rules/reader/sentences/${language}.yml`);
    expect(Object.keys(head.learnedFrom).join()).not.toContain("test/corpus");
  });
});

it("takes no longer than its text asks for", async () => {
  const linter = createLinter(content);
  const text = (size: number) =>
    `You failed to read the instructions. ${"Well, as you never asked us, ".repeat(size)}bye.`;
  expect(await growthOf((size) => linter.lint(documentOf(text(size)), readerOn), 200)).toBeLessThan(LINEAR);
});

/** The guard of speed (bench/guard.ts) must be able to fail, and must not fail by itself. */
import { expect, test } from "vitest";
import { guardMeasures } from "../../bench/guard-measures.ts";
import { type Ratios, verdictOn } from "../../bench/guard-verdict.ts";
import { lintText } from "../../bench/product.ts";
import committed from "../../bench/ratios.json" with { type: "json" };

const ratios: Ratios = committed.ratios;

test("a ratio is worse from a quarter on, and better where a quarter could be lost again", () => {
  const verdict = verdictOn({ a: 10, b: 10, c: 10, d: 10 }, { a: 12.4, b: 12.6, c: 8.1, d: 7.9 });
  expect(verdict).toEqual({ worse: ["b"], better: ["d"], unknown: [] });
});

test("what is no number is worse, and what cannot be measured here is neither", () => {
  expect(verdictOn({ a: 1, b: 1 }, { a: Number.NaN, b: undefined })).toEqual({ worse: ["a"], better: [], unknown: [] });
});

test("a measure without a committed ratio is not passed over, nor a ratio that nobody measures", () => {
  expect(verdictOn({ gone: 1 }, { added: 1 }).unknown).toEqual(["gone", "added"]);
});

test("there is a ratio for each measure", async () => {
  expect(Object.keys(ratios).sort()).toEqual(Object.keys(await guardMeasures()).sort());
});

test("linting that takes twice as long is worse, and the same linting is not", {
  timeout: 300_000,
  retry: 2,
}, async () => {
  const name = "plain text, en: lint ÷ a bare scan";
  const twice: typeof lintText = async (...text) => {
    await lintText(...text);
    return lintText(...text);
  };
  const measure = (await guardMeasures())[name]!;
  const before = { [name]: (await measure())! };
  expect(verdictOn(before, { [name]: await (await guardMeasures(twice))[name]!() }).worse).toEqual([name]);
  const again = Math.min((await measure())!, (await measure())!);
  expect(verdictOn(before, { [name]: again }).worse).toEqual([]);
});

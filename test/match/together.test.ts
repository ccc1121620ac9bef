/** A rule book has thousands of patterns: each finds what it finds alone, whatever else is looked for at the same words. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { LanguageEngine } from "../../core/language-engine.ts";
import { readForms } from "../../core/match/forms.ts";
import { compilePack } from "../../core/pack-compile.ts";
import { readPackSource } from "../../core/pack-source.ts";
import { identityMap } from "../../core/text/text-map.ts";
import { Tokenizer } from "../../core/text/tokens.ts";
import { Vocabulary } from "../../core/text/vocabulary.ts";
import type { Target } from "../fuzz/target.ts";
import { targets } from "../fuzz/targets/patterns.ts";

const FORMS = readForms(["T\tsg", "T\tpl", "P\t-:0 s:1", "L\t0\tdog cat day"].join("\n"));
const LEXICON = {
  filler: ["really"],
  pet: ["<dog>", "<cat>", "gold fish"],
  day: { shapes: ["00.00"] },
  count: { shapes: ["number"] },
  long: { suffixes: ["ing"], min: 6, stop: ["nothing"] },
  plural: { tags: "pl" },
};

/** What the patterns find, one after the other, in the texts: `pattern: words`. */
function find(patterns: readonly string[], texts: readonly string[]): string[][] {
  const phrases = patterns.map((match) => ({ match, bad: "b", good: "g" }));
  const source = readPackSource("test.yml", JSON.stringify({ message: "m", phrases }), "rule");
  const { pack, errors } = compilePack({
    language: "en",
    lexicon: LEXICON,
    forms: FORMS,
    cues: {},
    checkClasses: [],
    sources: [{ rule: "test", source }],
  });
  expect(errors).toEqual([]);
  const vocabulary = new Vocabulary();
  const engine = new LanguageEngine(vocabulary, FORMS, [pack]);
  const tokenizer = new Tokenizer(vocabulary);
  return texts.map((text) => {
    const tokens = tokenizer.tokenize(text);
    const block = { role: "paragraph", text, map: identityMap(0, text.length), quote: false } as const;
    return engine.find(block, tokens).matches.map(({ number, from, to }) => `${patterns[number]}: ${from}–${to}`);
  });
}

const WRITTEN = [
  "dog dog",
  "<dog> (…)? cats",
  "@pet … @day",
  "the @pet",
  "@pet the",
  "a (the dog|a cat)",
  "(the dog|a cats) a",
  "c @count d",
  "@long a",
  "a @plural the",
  "^ a the",
  "a the $",
  "d ?",
  "a the (dog a|the cat) … … d",
];

type Pairs = [string, [string, string][]];
const samples = (fc.sample((targets.matcher as Target<Pairs>).inputs, { seed: 8, numRuns: 45 }) as Pairs[]).filter(
  ([source]) => {
    try {
      find([source], []);
      return true;
    } catch {
      return false;
    }
  },
);
const patterns = [...new Set([...WRITTEN, ...samples.map(([source]) => source)])];
const more = ["dog", "cats", "gold fish", "12.05", "running", "nothing", "days", "7", "3rd", "so,", "— the"];
const sentences = samples.map(([, pairs], i) => {
  const words = [...pairs.flat().filter(Boolean), more[i % more.length], "a", more[(i * 7) % more.length], "the"].join(
    " ",
  );
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}${i % 3 === 0 ? "?" : "."}`;
});
// Of one sentence, of several, and one that was there before.
const texts = [...sentences.slice(0, 20), sentences.slice(20).join(" "), sentences.slice(0, 9).join(" ")];

test("each pattern finds in company what it finds alone", () => {
  expect(patterns.length).toBeGreaterThan(30);
  const together = find(patterns, texts).map((found) => found.toSorted());
  const alone = patterns.map((pattern) => find([pattern], texts));
  expect(together).toEqual(texts.map((_, i) => alone.flatMap((found) => found[i] as string[]).toSorted()));
  expect(together.flat().length).toBeGreaterThan(200);
});

test("of words that are forgotten nothing is left over", () => {
  const { pack } = compilePack({
    language: "en",
    lexicon: LEXICON,
    forms: FORMS,
    cues: {},
    checkClasses: [],
    sources: [
      {
        rule: "test",
        source: readPackSource(
          "t.yml",
          JSON.stringify({ message: "m", phrases: [{ match: "dog", bad: "b", good: "g" }] }),
          "rule",
        ),
      },
    ],
  });
  const vocabulary = new Vocabulary();
  const engine = new LanguageEngine(vocabulary, FORMS, [pack]);
  const count = (text: string) => {
    const tokens = new Tokenizer(vocabulary).tokenize(text);
    const block = { role: "paragraph", text, map: identityMap(0, text.length), quote: false } as const;
    return engine.find(block, tokens).matches.length;
  };
  expect(count("The dog here.")).toBe(1);
  for (let i = vocabulary.size; i < 200_000; i++) vocabulary.internWord(`w${i}`);
  vocabulary.trim();
  expect([count("One two three."), count("Four dog five.")]).toEqual([0, 1]);
});

test.each([
  ["онлайн-консультант", 1],
  ["консультант-то", 1],
  ["консультант-другой", 0],
  ["консультант", 1],
])("a compound that no table knows is its last part: %s", (word, count) => {
  const forms = readForms(["T\tsg", "P\t-:0", "L\t0\tконсультант другой"].join("\n"));
  const source = readPackSource(
    "t.yml",
    JSON.stringify({ message: "m", phrases: [{ match: "<консультант>", bad: "b", good: "g" }] }),
    "rule",
  );
  const { pack } = compilePack({
    language: "ru",
    lexicon: {},
    forms,
    cues: {},
    checkClasses: [],
    sources: [{ rule: "t", source }],
  });
  const vocabulary = new Vocabulary();
  const text = `Наш ${word} тут`;
  const block = { role: "paragraph", text, map: identityMap(0, text.length), quote: false } as const;
  expect(
    new LanguageEngine(vocabulary, forms, [pack]).find(block, new Tokenizer(vocabulary).tokenize(text)).matches,
  ).toHaveLength(count);
});

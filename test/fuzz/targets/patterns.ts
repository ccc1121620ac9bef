import fc from "fast-check";
import { expect } from "vitest";
import { UserError } from "../../../core/errors.ts";
import { LanguageEngine } from "../../../core/language-engine.ts";
import { readForms } from "../../../core/match/forms.ts";
import { parsePattern } from "../../../core/match/pattern.ts";
import { compilePack } from "../../../core/pack-compile.ts";
import { readPackSource } from "../../../core/pack-source.ts";
import { identityMap } from "../../../core/text/text-map.ts";
import { Tokenizer } from "../../../core/text/tokens.ts";
import { Vocabulary } from "../../../core/text/vocabulary.ts";
import { holdSpan } from "../invariants.ts";
import { endsFrom } from "../reference-matcher.ts";
import { type Targets, target } from "../target.ts";
import { sourceOf, textsLike } from "../texts.ts";

const TABLE = ["T\tnoun+sg", "T\tnoun+pl", "P\t-:0 s:1", "P\tа:0 ы:1 -:1", "L\t0\tdog cat day", "L\t1\tрыб"].join("\n");
const forms = readForms(TABLE);
const LEXICON = {
  filler: ["really", "же"],
  pet: ["<dog>", "<cat>", "gold fish"],
  polite: { tags: "imp+pl", suffixes: ["йте"], stop: ["раздумьите"] },
  day: { shapes: ["00.00"] },
};

const PIECES = [
  ..."()|?<>@^$,…:+ ",
  " ",
  " ",
  "...",
  "(a)?",
  "(a|b)",
  "(a b|c)",
  "((a)?|(b)?)",
  "вы",
  "не",
  "dog",
  "don't",
  "100 %",
  "9:00",
  "<dog>",
  "<dog:pl>",
  "<cat:sg+noun>",
  "<none>",
  "@pet",
  "@pet:pl",
  "@polite",
  "@number",
  "@word",
  "@placeholder",
  "@filler",
  "@nonsense",
  "@day",
];

/** What a pattern finds in texts; undefined where it is not one, and says why. */
function finderOf(pattern: string): ((text: string) => [number, number][]) | undefined {
  const phrases = [{ match: pattern, bad: "b", good: "g" }];
  const source = readPackSource("test.yml", JSON.stringify({ message: "m", phrases }), "rule");
  const { pack, errors } = compilePack({
    language: "en",
    lexicon: LEXICON,
    forms,
    cues: {},
    checkClasses: [],
    sources: [{ rule: "test", source }],
  });
  for (const error of errors) expect(error.place).toMatchObject({ path: "test.yml", line: expect.any(Number) });
  if (errors.length > 0) return undefined;
  const vocabulary = new Vocabulary();
  const engine = new LanguageEngine(vocabulary, forms, [pack]);
  const tokenizer = new Tokenizer(vocabulary);
  return (text) => {
    const tokens = tokenizer.tokenize(text);
    const block = { role: "paragraph", text, map: identityMap(0, text.length), quote: false } as const;
    return engine.find(block, tokens).matches.map(({ from, to }) => {
      expect(from).toBeLessThanOrEqual(to);
      return [tokens.start[from] as number, tokens.end[to] as number];
    });
  };
}

/** The first two are among the commonest of all: a pattern is not looked up by them where it has another word. */
const WORDS = ["the", "a", "c", "d"] as const;

const { pattern } = fc.letrec<{ pattern: string; sequence: string; part: string }>((tie) => ({
  part: fc.oneof(
    { depthSize: "small" },
    { weight: 6, arbitrary: fc.constantFrom(...WORDS.slice(0, 3)) },
    { weight: 1, arbitrary: fc.constant("…") },
    { weight: 2, arbitrary: tie("pattern").map((inner) => `(${inner})`) },
    { weight: 2, arbitrary: tie("pattern").map((inner) => `(${inner})?`) },
  ),
  sequence: fc.array(tie("part"), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" ")),
  pattern: fc.array(tie("sequence"), { minLength: 1, maxLength: 3 }).map((options) => options.join("|")),
}));

type Pair = readonly [word: string, filler: string];

/** How far it is from a word to the next. */
function widthOf([word, filler]: Pair): number {
  return word.length + filler.length + 2;
}

export const targets: Targets = {
  /** Whatever is written as a pattern: a fault with its place, or something that finds words within any text. */
  patterns: target({
    inputs: fc.tuple(sourceOf(PIECES), textsLike(".txt")),
    runs: 1000,
    check([source, text]) {
      try {
        parsePattern(source);
      } catch (error) {
        expect(error).toBeInstanceOf(UserError);
        expect((error as UserError).place.column).toBeLessThanOrEqual(source.length + 1);
      }
      const find = finderOf(source);
      for (const [start, end] of find?.(text) ?? []) holdSpan({ start, end }, text.length, source);
    },
  }),

  /** The matcher finds what the language says, as a plain search understands it. */
  matcher: target({
    inputs: fc.tuple(
      pattern,
      // Fillers do not count, wherever they stand between two words.
      fc.array(fc.tuple(fc.constantFrom(...WORDS), fc.constantFrom("", "", "", " really", " же really")), {
        maxLength: 12,
      }),
    ),
    runs: 1000,
    check([source, pairs]) {
      const find = finderOf(source);
      if (find === undefined) return;
      const node = parsePattern(source);
      const words = pairs.map(([word]) => word);
      const text = pairs.flat().join(" ");
      const starts: number[] = [];
      for (const [word, filler] of pairs) {
        const last = starts.length - 1;
        starts.push(last < 0 ? 0 : (starts[last] as number) + widthOf(pairs[last] as Pair));
        expect(text.slice(starts.at(-1)).startsWith(`${word} ${filler}`)).toBe(true);
      }
      // A gap at an end of a pattern may take a filler.
      const wordsBefore = (offset: number) => starts.filter((start) => start < offset).length;
      const found = find(text).map((span) => span.map(wordsBefore));
      for (const [from, to] of found) {
        const spans = [...words.keys()].filter((start) => endsFrom(node, words, start).has(to as number));
        expect(spans, `${source} in ${text}: ${from}–${to}`).toContain(from);
      }
      const isThere = words.some((_, from) => [...endsFrom(node, words, from)].some((end) => end > from));
      expect(found.length > 0, `${source} in ${text}`).toBe(isThere);
    },
  }),
};

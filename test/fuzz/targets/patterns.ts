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

const { pattern } = fc.letrec<{ pattern: string; sequence: string; part: string }>((tie) => ({
  part: fc.oneof(
    { depthSize: "small" },
    { weight: 6, arbitrary: fc.constantFrom("a", "b", "c") },
    { weight: 1, arbitrary: fc.constant("…") },
    { weight: 2, arbitrary: tie("pattern").map((inner) => `(${inner})`) },
    { weight: 2, arbitrary: tie("pattern").map((inner) => `(${inner})?`) },
  ),
  sequence: fc.array(tie("part"), { minLength: 1, maxLength: 4 }).map((parts) => parts.join(" ")),
  pattern: fc.array(tie("sequence"), { minLength: 1, maxLength: 3 }).map((options) => options.join("|")),
}));

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
    inputs: fc.tuple(pattern, fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 })),
    runs: 1000,
    check([source, words]) {
      const find = finderOf(source);
      if (find === undefined) return;
      const node = parsePattern(source);
      // A word is one letter and a space.
      const found = find(words.join(" ")).map(([start, end]) => [start / 2, (end + 1) / 2]);
      for (const [from, to] of found) {
        const spans = [...words.keys()].filter((start) => endsFrom(node, words, start).has(to as number));
        expect(spans, `${source} in ${words.join(" ")}: ${from}–${to}`).toContain(from);
      }
      const isThere = words.some((_, from) => [...endsFrom(node, words, from)].some((end) => end > from));
      expect(found.length > 0, `${source} in ${words.join(" ")}`).toBe(isThere);
    },
  }),
};

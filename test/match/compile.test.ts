/** What the compiler makes of patterns: what they are looked up by, and classes that are shared, and are never mixed up. */
import { describe, expect, test } from "vitest";
import { PatternCompiler } from "../../core/match/compile.ts";
import type { CompiledPattern } from "../../core/match/program.ts";
import { firstSymbols } from "../../core/match/program.ts";
import { countedFrequencies, frequenciesByRank } from "../../core/match/word-frequencies.ts";
import { patternFinder } from "../helpers/find.ts";

const lexicon = {
  ask: ["<просить>", "просьба"],
  say: ["<сказать>", "мол"],
  wide: { suffixes: ["ый"] },
  phrase: ["<взять> труд", "ах", "ох вы"],
};
/** The commonest words of all, in their order. */
const common = ["и", "в", "не", "на"];

function compile(...patterns: string[]): { compiler: PatternCompiler; compiled: CompiledPattern[][] } {
  const compiler = new PatternCompiler(lexicon, frequenciesByRank(common));
  return { compiler, compiled: patterns.map((pattern) => compiler.compile(pattern)) };
}

const namesOf = (compiler: PatternCompiler, symbols: readonly number[]): string[] =>
  symbols.map((symbol) => compiler.symbols[symbol] as string);

describe("a pattern is looked up by its rarest word", () => {
  test.each([
    ["и в договор не", "w:договор"],
    ["договор и", "w:договор"],
    ["и в не", "w:не"],
    ["в и", "w:в"],
    ["@number договор", "w:договор"],
    ["@number и", "c:number:"],
    ["@wide договор", "w:договор"],
    ["@wide и", "c:wide:"],
    ["@wide @number", "c:number:"],
    ["(дом|двор) договор", "w:договор"],
    ["@ask и", "c:ask:"],
    ["(в)? и", "w:и"],
    ["<договор:pl> на", "l:договор:pl"],
    ["… договор", "w:договор"],
  ])("%s by %s", (pattern, anchor) => {
    const { compiler, compiled } = compile(pattern);
    expect(namesOf(compiler, compiled[0]?.[0]?.anchors ?? [])).toEqual([anchor]);
  });

  test("and only where the sentence has what else it must have", () => {
    const { compiler, compiled } = compile("договор (и дом|двор) (да)? @number (на|не) мы вы");
    const [pattern] = compiled[0] as CompiledPattern[];
    const all = pattern?.needs.map((symbols) => namesOf(compiler, symbols)) ?? [];
    expect(all.length).toBeGreaterThan(0);
    expect(all.length).toBeLessThanOrEqual(2);
    // Nothing that may be left out, and nothing that most sentences have.
    for (const names of all) for (const name of names) expect(name).toMatch(/^w:(?:договор|мы|вы|дом|двор)$/);
  });

  test("and where its rarest word is none that it can be looked up by, only where that was found", () => {
    const { compiler, compiled } = compile(
      "и (договор (и|в не) подписан|дом в)",
      "(дом в|договор подписан) не",
      "договор (и в|на не)",
      "договор дом",
      "и (дом в|(на)? не)",
    );
    const [first, second, third, fourth, fifth] = compiled.map(([pattern]) => pattern as CompiledPattern);
    expect([first, second, third, fourth, fifth].map((pattern) => pattern?.isTriggered)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    // Of each alternative one word that it must have, and no common one.
    expect(first?.needs.map((symbols) => namesOf(compiler, symbols))).toEqual([["w:договор", "w:дом"]]);
    expect(second?.needs.map((symbols) => namesOf(compiler, symbols))).toEqual([["w:дом", "w:договор"]]);
    // An alternative that has none asks for nothing.
    expect(fifth?.needs).toEqual([]);
  });

  test("what most sentences have is not asked for", () => {
    expect(compile("договор и").compiled[0]?.[0]?.needs).toEqual([]);
    expect(compile("договор (дом в|в и)").compiled[0]?.[0]?.needs).toEqual([]);
    expect(compile("договор дом").compiled[0]?.[0]?.needs).toHaveLength(1);
  });

  test("where no part is one word, each alternative is looked up by its own", () => {
    const { compiler, compiled } = compile("(вы там|мы тут|(он|она) где-то)");
    expect(compiled[0]?.flatMap(({ anchors }) => namesOf(compiler, anchors))).toEqual(["w:вы", "w:мы", "w:где-то"]);
  });
});

describe("classes", () => {
  test("of the same words are one, however they are written", () => {
    const { compiler } = compile("и (дом|двор)", "в (двор|дом)", "и (<дом:pl>|<двор>)", "и (<двор>|<дом:pl>)");
    expect(Object.keys(compiler.classes)).toHaveLength(2);
  });

  test("of other words, or with other tags, are others", () => {
    const patterns = [
      "и (дом|двор)",
      "и (дом|дворы)",
      "и (<дом>|<двор>)",
      "и (<дом:pl>|<двор>)",
      "и (<дом>|<двор:pl>)",
      "и (<дом:gen+pl>|<двор>)",
      "и @ask",
      "и @ask:pl",
      "и @ask:pl+gen",
      "и @say",
    ];
    const { compiler } = compile(...patterns);
    expect(Object.keys(compiler.classes)).toHaveLength(patterns.length);
    expect(new Set(compiler.symbols).size).toBe(compiler.symbols.length);
  });

  test("tags are a set", () => {
    const { compiler } = compile("и <дом:pl+gen>", "и <дом:gen+pl>", "и @ask:pl+gen", "и @ask:gen+pl");
    expect(compiler.symbols.filter((name) => name.startsWith("l:"))).toHaveLength(1);
    expect(Object.keys(compiler.classes)).toHaveLength(1);
  });

  test("for checks are there without a pattern, once", () => {
    const compiler = new PatternCompiler(lexicon, frequenciesByRank([]));
    const symbol = compiler.classSymbol("ask");
    expect(compiler.classSymbol("ask")).toBe(symbol);
    expect(namesOf(compiler, [symbol])).toEqual(["c:ask:"]);
    expect(compiler.classes["c:ask:"]).toMatchObject({ words: ["просьба"], lemmas: [{ lemma: "просить", tags: [] }] });
    expect(() => compiler.classSymbol("nothing")).toThrow(/unknown word class/);
  });
});

test("what the first word of a program may be", () => {
  const { compiler, compiled } = compile(
    "договор (да)? (<нет>|ну вот)",
    "договор … да",
    "договор",
    "и (да)? (ну)? договор",
  );
  const right = compiled.map((all) => namesOf(compiler, [...firstSymbols(all[0]?.right ?? [])]).toSorted());
  expect(right[0]).toEqual(["c:(<нет/>):", "w:да", "w:ну"]);
  // Any word, or none.
  expect(right[1]).toEqual([]);
  expect(right[2]).toEqual([]);
  expect(namesOf(compiler, [...firstSymbols(compiled[3]?.[0]?.left ?? [])]).toSorted()).toEqual([
    "w:да",
    "w:и",
    "w:ну",
  ]);
});

describe("on both sides of the word that a pattern is looked up by", () => {
  const parts: [part: string, yes: string[], no: string[]][] = [
    ["(и в|на не)", ["и в", "на не"], ["в и", "и не", "не на"]],
    ["(и (в на)? не)", ["и не", "и в на не"], ["и в не", "и на в не"]],
    ["(и|в на|на и|не в|не и|в в)", ["и", "в на", "на и", "не в", "не и", "в в"], ["на в", "в не", "на"]],
    ["((и)? в|(на)? не|и на|в и|не на)", ["и в", "на не", "не", "и на", "в и", "не на"], ["на и", "и и на"]],
    ["(в)? (и)? (на)?", ["в", "в и на", "и на", "в на"], ["на и", "и в"]],
    ["(и … в)", ["и в", "и раз два три в"], ["и раз два три пять в"]],
  ];
  test.each(parts)("%s", (part, yes, no) => {
    const after = patternFinder("ru", `удосужились ${part} тут`);
    const before = patternFinder("ru", `тут ${part} удосужились`);
    for (const words of yes) {
      expect(after(`удосужились ${words} тут`), words).toHaveLength(1);
      expect(before(`тут ${words} удосужились`), words).toHaveLength(1);
    }
    for (const words of no) {
      expect(after(`удосужились ${words} тут`), words).toEqual([]);
      expect(before(`тут ${words} удосужились`), words).toEqual([]);
    }
  });
});

const FILLERS = { filler: ["же"] };

test.each([
  // However far the word that it is looked for by is from the one that it is looked up by.
  ["и (да нет)? … (договор подписан|дом продан)", "и да нет раз два три дом продан"],
  ["(договор подписан|дом был продан) … (да нет)? и", "дом был продан раз два три да нет и"],
  ["и (а б в г|д) @word (договор подписан|дом продан)", "и а б в г раз договор подписан"],
  ["(договор подписан|дом продан) @word (а б в г|д) и", "договор подписан раз а б в г и"],
  ["и … … … (был договор|дом)", "и раз два три раз два три раз два три был договор"],
  ["(договор был|дом) … … … и", "договор был раз два три раз два три раз два три и"],
  ["и (был договор|был дом)", "и же же был же же договор"],
  ["(договор был|дом был) и", "договор же же был же же и"],
])("%s is found in %s", (pattern, text) => {
  const find = patternFinder("ru", pattern, FILLERS);
  expect(find(`Раз, ${text}, два.`)).toEqual([text]);
  expect(find(`Раз, ${text.replace(/^\S+ /, "")}, два.`)).toEqual([]);
});

test("of many alternatives each is tried where its first word may stand, whatever tells that word", () => {
  const find = patternFinder("ru", "удосужились (<правый:pl> а|<левый> б|вы в|@day д|@wide е|(они)? мы ж) тут", {
    ...lexicon,
    day: { shapes: ["00.00"] },
  });
  for (const words of ["правые а", "левая б", "вы в", "12.05 д", "фурычный е", "они мы ж", "мы ж"])
    expect(find(`удосужились ${words} тут`), words).toHaveLength(1);
  for (const words of ["правая а", "левая а", "вы б", "12 д", "они ж"])
    expect(find(`удосужились ${words} тут`)).toEqual([]);
});

test.each([
  // What may stand between two words of a pattern.
  ["удосужились (и в|на) , тут", "удосужились и в, тут", 1],
  ["удосужились (и в|на) , тут", "удосужились на, тут", 1],
  ["удосужились , (и в|на) тут", "удосужились, и в тут", 1],
  ["удосужились , (и в|на) тут", "удосужились и, в тут", 0],
  ["удосужились (и)? , тут", "удосужились, тут", 1],
  ["удосужились , (и)? тут", "удосужились, тут", 1],
  ["удосужились , (и)? тут", "удосужились, и тут", 1],
  ["удосужились , … тут", "удосужились, раз два тут", 1],
  ["удосужились , … тут", "удосужились раз, два тут", 0],
  ["удосужились , … тут", "удосужились раз два, тут", 1],
  ["удосужились … , тут", "удосужились раз два, тут", 1],
  ["удосужились … тут", "удосужились раз — тут", 1],
  ["удосужились … тут", "удосужились — раз тут", 0],
  ["удосужились @word тут", "удосужились раз тут", 1],
  ["удосужились @word тут", "удосужились, раз тут", 0],
  ["удосужились @phrase тут", "удосужились взять труд тут, удосужились ах тут, удосужились ох вы тут", 3],
  ["удосужились @phrase:past+pl тут", "удосужились взяли труд тут, удосужились взять труд тут", 1],
  ["^ (и)? удосужились", "удосужились. И удосужились. А удосужились.", 2],
  ["удосужились (тут)? $", "Удосужились. Удосужились тут. Удосужились там.", 2],
  ["удосужились (тут)? ?", "Удосужились? Удосужились тут? Удосужились.", 2],
])("%s in %s: %i", (pattern, text, count) => {
  expect(patternFinder("ru", pattern, lexicon)(text)).toHaveLength(count);
});

test.each([
  [150, true],
  [10, false],
])("a pattern with %i gaps and alternatives is refused: %s", (count, isRefused) => {
  const large = `удосужились ${Array.from({ length: count }, () => "(и … в … на … не|и в)").join(" ")}`;
  const compile = () => new PatternCompiler({}, frequenciesByRank([])).compile(large);
  if (isRefused) expect(compile).toThrow(/too large/);
  else expect(compile()).toHaveLength(1);
});

describe("counted words", () => {
  const counts = new Map([
    ["заказ", 40],
    ["заказы", 20],
    ["готов", 30],
    ["редкий", 1],
    ["красный", 9],
  ]);
  const lemmasOf = (word: string) => (word.startsWith("заказ") ? ["заказ"] : [word]);
  const frequencies = countedFrequencies(counts, lemmasOf, ({ suffixes }, word) =>
    suffixes.some((suffix) => word.endsWith(suffix)),
  );

  test("are told in 100,000, by form, by lemma and by class", () => {
    expect(frequencies.ofWord("заказ")).toBe(40_001);
    expect(frequencies.ofLemma("заказ")).toBe(60_001);
    expect(frequencies.ofWord("никогда")).toBe(1);
    const open = { tags: [], suffixes: ["ый", "ий"], min: 5, stop: [], shapes: [] };
    expect(frequencies.ofOpen(open)).toBe(10_001);
  });

  test("say what a pattern is looked up by", () => {
    const compiler = new PatternCompiler(lexicon, frequencies);
    const [pattern] = compiler.compile("заказ готов редкий");
    expect(namesOf(compiler, pattern?.anchors ?? [])).toEqual(["w:редкий"]);
  });
});

/** What the compiler makes of patterns: what they are looked up by, and classes that are shared, and are never mixed up. */
import { describe, expect, test } from "vitest";
import { PatternCompiler } from "../../core/match/compile.ts";
import type { CompiledPattern } from "../../core/match/program.ts";
import { firstSymbols } from "../../core/match/program.ts";
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
  const compiler = new PatternCompiler(lexicon, common);
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

  test("what most sentences have is not asked for", () => {
    expect(compile("договор и").compiled[0]?.[0]?.needs).toEqual([]);
    expect(compile("договор (дом в|@number и)").compiled[0]?.[0]?.needs).toEqual([]);
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
    const compiler = new PatternCompiler(lexicon);
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

test("a pattern that grows too large is refused", () => {
  const large = `удосужились ${Array.from({ length: 200 }, () => "(и … в … на … не|и в)").join(" ")}`;
  expect(() => patternFinder("ru", large)).toThrow(/too large/);
});

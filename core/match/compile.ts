import { UserError } from "../errors.ts";
import { emitHalf, flatten, GAP, mirrored, type Part } from "./emit.ts";
import { type FlatClass, isBuiltIn, type Lexicon, type OpenRule, resolveClass, tagged } from "./lexicon.ts";
import { type PatternNode, parsePattern } from "./pattern.ts";
import { type CompiledPattern, MOST_NEEDS, symbolName } from "./program.ts";
import type { WordFrequencies } from "./word-frequencies.ts";

interface Requirement {
  symbols: number[];
  /** How often one of them may be expected, roughly. */
  weight: number;
}

/** In 100,000 words: what half of all sentences have, of ten words each, is not worth asking for. */
const COMMON = 6000;
/** Fillers that a triggered pattern may have between its trigger and its anchor. */
const FILLER_ROOM = 4;
/** The class of all numbers in digits, which no lexicon can list. */
const NUMBER = symbolName.class("number", []);
const NUMBERS: OpenRule = { tags: [], suffixes: [], min: 0, stop: [], shapes: ["number"] };
const MOST_ANCHORS = 400;

/** Compiles the patterns of one language, gathering the symbols and classes that they use. */
export class PatternCompiler {
  readonly symbols: string[] = [];
  readonly classes: Record<string, FlatClass> = {};
  readonly #numbers = new Map<string, number>();
  readonly #lexicon: Lexicon;
  readonly #frequencies: WordFrequencies;
  /** By symbol. */
  readonly #weights = new Map<number, number>();

  /** @param frequencies A pattern is looked up by its rarest word. */
  constructor(lexicon: Lexicon, frequencies: WordFrequencies) {
    this.#lexicon = lexicon;
    this.#frequencies = frequencies;
  }

  /**
   * Compiles a pattern; one with only alternatives becomes several.
   * @throws {UserError} with the column of the mistake.
   */
  compile(source: string): CompiledPattern[] {
    const part = this.#resolve(parsePattern(source));
    const compiled: CompiledPattern[] = [];
    for (const parts of distribute(flatten(part))) {
      if (!parts || compiled.length === MOST_ANCHORS) {
        throw new UserError(
          `the pattern "${source}" has ${parts ? "too many alternatives" : "no word that must be there"}`,
          parts ? "Put the alternatives into a word class" : "Write at least one word outside (…)? and gaps",
          { column: 1 },
        );
      }
      compiled.push(this.#compileAround(parts));
    }
    return compiled;
  }

  /** The number of a symbol, new or known. */
  symbol(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    const number = this.symbols.push(name) - 1;
    this.#numbers.set(name, number);
    return number;
  }

  /** The symbol of a class of single words; for checks that ask about a class. */
  classSymbol(name: string): number {
    this.classes[symbolName.class(name, [])] ??= resolveClass(this.#lexicon, name).flat;
    return this.symbol(symbolName.class(name, []));
  }

  /** A nameless class of all words that have one of the symbols. */
  #union(symbols: readonly number[]): number {
    const names = symbols.map((symbol) => this.symbols[symbol] as string);
    const key = symbolName.union(names);
    this.classes[key] ??= names.map((name) => this.#flatOf(name)).reduce(mergeFlat);
    return this.symbol(key);
  }

  #flatOf(name: string): FlatClass {
    const empty: FlatClass = { words: [], lemmas: [], open: [] };
    const [type, head = "", tags = ""] = name.split(":");
    if (type === "w") return { ...empty, words: [name.slice(2)] };
    if (type === "l") return { ...empty, lemmas: [{ lemma: head, tags: tags.split("+").filter(Boolean) }] };
    return this.classes[name] as FlatClass;
  }

  #resolve(node: PatternNode): Part {
    switch (node.type) {
      case "word":
        return { type: "symbol", symbol: this.symbol(symbolName.word(node.word)) };
      case "lemma":
        return { type: "symbol", symbol: this.symbol(symbolName.lemma(node.lemma, node.tags)) };
      case "class":
        return this.#resolveClass(node.name, node.tags);
      case "sequence":
        return { type: "sequence", parts: node.parts.map((part) => this.#resolve(part)) };
      case "choice":
        return this.#resolveChoice(node.options);
      case "optional":
        return { type: "optional", part: this.#resolve(node.part) };
      default:
        return node;
    }
  }

  /** The single words of a choice are one nameless class: one look instead of many branches. */
  #resolveChoice(nodes: readonly PatternNode[]): Part {
    const flat: FlatClass = { words: [], lemmas: [], open: [] };
    const options: Part[] = [];
    for (const node of nodes) {
      if (node.type === "word") flat.words.push(node.word);
      else if (node.type === "lemma") flat.lemmas.push({ lemma: node.lemma, tags: node.tags });
      else options.push(this.#resolve(node));
    }
    if (flat.words.length + flat.lemmas.length > 0) {
      const key = symbolName.choice(flat);
      this.classes[key] = flat;
      options.unshift({ type: "symbol", symbol: this.symbol(key) });
    }
    return options.length === 1 ? (options[0] as Part) : { type: "choice", options };
  }

  #resolveClass(name: string, tags: readonly string[]): Part {
    if (name === "number") {
      this.classes[NUMBER] = { words: [], lemmas: [], open: [NUMBERS] };
      return { type: "symbol", symbol: this.symbol(NUMBER) };
    }
    if (name === "placeholder") return { type: "symbol", symbol: this.symbol(symbolName.word("\uF5D0")) };
    if (isBuiltIn(name)) return { type: "any" };
    const { flat, phrases } = tagged(resolveClass(this.#lexicon, name), tags);
    const options = phrases.map((phrase) => this.#resolve(phrase));
    if (flat.words.length + flat.lemmas.length + flat.open.length > 0) {
      const key = symbolName.class(name, tags);
      this.classes[key] = flat;
      options.unshift({ type: "symbol", symbol: this.symbol(key) });
    }
    return options.length === 1 ? (options[0] as Part) : { type: "choice", options };
  }

  #compileAround(parts: Part[]): CompiledPattern {
    checkEnds(parts);
    let at = -1;
    let least = Number.POSITIVE_INFINITY;
    parts.forEach((part, i) => {
      const weight =
        anchorsOf(part)?.reduce((sum, symbol) => sum + this.#weight(symbol), 0) ?? Number.POSITIVE_INFINITY;
      if (weight < least) [at, least] = [i, weight];
    });
    const left = parts.slice(0, at).reverse().map(mirrored);
    const right = parts.slice(at + 1);
    const needs = parts
      .flatMap((part, i) => {
        const requirement = i === at ? null : this.#requirement(part);
        return requirement ? [{ ...requirement, part: i }] : [];
      })
      .filter(({ weight }) => weight < COMMON)
      .sort((a, b) => a.weight - b.weight)
      .slice(0, MOST_NEEDS);
    const union = (symbols: readonly number[]) => this.#union(symbols);
    return {
      anchors: anchorsOf(parts[at] as Part) as number[],
      isTriggered: (needs[0]?.weight ?? least) < least,
      needs: needs.map(({ symbols }) => symbols),
      left: emitHalf(left, union),
      right: emitHalf(right, union),
      ...reachOf(parts, needs[0]?.part ?? at, at),
    };
  }

  /** Symbols of which a sentence must have one for the part to match; null where it may match without any. */
  #requirement(part: Part): Requirement | null {
    switch (part.type) {
      case "symbol":
        return { symbols: [part.symbol], weight: this.#weight(part.symbol) };
      case "sequence": {
        const all = part.parts.flatMap((each) => this.#requirement(each) ?? []);
        return all.sort((a, b) => a.weight - b.weight)[0] ?? null;
      }
      case "choice": {
        const each = part.options.map((option) => this.#requirement(option));
        if (each.includes(null)) return null;
        const all = each as Requirement[];
        return {
          symbols: all.flatMap(({ symbols }) => symbols),
          weight: all.reduce((sum, { weight }) => sum + weight, 0),
        };
      }
      default:
        return null;
    }
  }

  /** How often a symbol may be expected: rare anchors are cheap. */
  #weight(symbol: number): number {
    const known = this.#weights.get(symbol);
    if (known !== undefined) return known;
    const { words, lemmas, open } = this.#flatOf(this.symbols[symbol] as string);
    const { ofWord, ofLemma, ofOpen } = this.#frequencies;
    let weight = 0;
    for (const word of words) weight += ofWord(word);
    for (const { lemma } of lemmas) weight += ofLemma(lemma);
    for (const rule of open) weight += ofOpen(rule);
    this.#weights.set(symbol, weight);
    return weight;
  }
}

/** How far before or after the part `trigger` the part `at` may be, in words, fillers included. */
function reachOf(parts: readonly Part[], trigger: number, at: number): { before: number; after: number } {
  const between = parts.slice(Math.min(trigger, at), Math.max(trigger, at));
  const most = between.reduce((sum, part) => sum + longest(part), FILLER_ROOM);
  // The words of the part itself count: its trigger may be any of them.
  const own = longest(parts[trigger] as Part);
  return trigger < at ? { before: 0, after: most } : { before: most + own, after: 0 };
}

/** The most words of a part, without fillers. */
function longest(part: Part): number {
  switch (part.type) {
    case "symbol":
    case "any":
      return 1;
    case "sequence":
      return part.parts.reduce((sum, each) => sum + longest(each), 0);
    case "choice":
      return Math.max(...part.options.map(longest));
    case "optional":
      return longest(part.part);
    case "gap":
      return GAP;
    default:
      return 0;
  }
}

function mergeFlat(a: FlatClass, b: FlatClass): FlatClass {
  return { words: [...a.words, ...b.words], lemmas: [...a.lemmas, ...b.lemmas], open: [...a.open, ...b.open] };
}

/** `^` may only begin a pattern, `$` and `?` only end it. */
function checkEnds(parts: readonly Part[]): void {
  const isMisplaced = parts.some(
    ({ type }, i) => (type === "start" && i > 0) || ((type === "end" || type === "question") && i < parts.length - 1),
  );
  if (isMisplaced) throw new UserError('"^" may only begin a pattern, "$" and "?" may only end it', "Move it");
}

/** The symbols of a part that is exactly one token, or undefined. */
function anchorsOf(part: Part): number[] | undefined {
  if (part.type === "symbol") return [part.symbol];
  if (part.type === "choice" && part.options.every((option) => option.type === "symbol")) {
    return part.options.map((option) => (option as { symbol: number }).symbol);
  }
  return undefined;
}

/**
 * Writes alternatives out until every sequence has a part of exactly one token; null where one has none. One by one: a few
 * choices in a row can have millions.
 */
function* distribute(parts: Part[]): Generator<Part[] | null> {
  if (parts.some((part) => anchorsOf(part) !== undefined)) {
    yield parts;
    return;
  }
  const at = parts.findIndex((part) => part.type === "choice");
  const choice = parts[at];
  if (choice?.type === "choice") {
    for (const option of choice.options)
      yield* distribute([...parts.slice(0, at), ...flatten(option), ...parts.slice(at + 1)]);
  } else yield null;
}

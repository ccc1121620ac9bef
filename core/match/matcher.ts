import { Boundary, SentenceMark, TokenBuffer, type Tokens } from "../text/tokens.ts";
import { type PackedPatterns, type RunnablePattern, readLines, readNumbers, readPattern } from "./packed.ts";
import { firstSymbols, Op, type Program } from "./program.ts";
import { hasOneOf, hasSymbol, isAllowed, type WordFacts, type WordSource, type WordUse } from "./word-facts.ts";

/** A pattern found: token numbers, both inclusive. */
export interface Hit {
  pattern: number;
  from: number;
  to: number;
}

/** Patterns by the symbols of their anchors. */
export type AskedPatterns = ReadonlyMap<number, readonly number[]>;

/** No pattern looks further than this from its anchor, fillers included. */
const WINDOW = 48;
/** A word with fewer patterns than this tries them all. */
const FEW = 6;
/** So many neighbours of a word are remembered. */
const MOST_NEIGHBOURS = 2000;

/**
 * Finds all patterns in one pass: each token's symbols name the patterns that are anchored there.
 * Every attempt is bounded by the pattern's size times the window, so the whole is linear in the text.
 */
export class Matcher {
  /** A pattern's line, until it is first tried. */
  readonly #patterns: (string | RunnablePattern)[];
  readonly #byAnchor: ReadonlyMap<string, string>;
  readonly #byTrigger: ReadonlyMap<string, string>;
  /** By pattern: the token of the block at hand up to which its anchor was looked for. */
  readonly #searchedTo: Int32Array;
  readonly #words: WordSource;
  readonly #seen: Uint32Array;
  /** By pattern: the symbols that the word beside the anchor may have, worked out when first asked; empty where nothing can be told. */
  readonly #firstLeft: (Int32Array | undefined)[] = [];
  readonly #firstRight: (Int32Array | undefined)[] = [];
  readonly #isNeeded: Uint8Array;
  /** By symbol: the number of the last sentence that has it. */
  readonly #present: Int32Array;
  /** By pattern: twice the last sentence that was looked at for it, plus one if the sentence has all that it needs. */
  readonly #verdicts: Float64Array;
  /** Sentences are numbered on, over all blocks. */
  #sentence = 0;
  /** By token of the block at hand. */
  #facts: WordFacts[] = [];
  #stamp = 0;
  #tokens: Tokens = new TokenBuffer();
  #program: Program = [];
  #step: 1 | -1 = 1;
  #anchor = 0;
  #best = -1;

  constructor(packed: PackedPatterns, words: WordSource) {
    this.#words = words;
    this.#patterns = packed.patternCount === 0 ? [] : packed.patterns.split("\n");
    this.#byAnchor = readLines(packed.anchors);
    this.#byTrigger = readLines(packed.triggers);
    this.#searchedTo = new Int32Array(packed.patternCount);
    this.#isNeeded = new Uint8Array(packed.symbolCount);
    for (const symbol of packed.needed) this.#isNeeded[symbol] = 1;
    this.#present = new Int32Array(packed.symbolCount);
    this.#verdicts = new Float64Array(packed.patternCount);
    this.#seen = new Uint32Array((packed.longest / 3) * WINDOW * 4);
  }

  /** All hits in the tokens, in no order; a pattern's longest match at each anchor. */
  match(tokens: Tokens): Hit[] {
    this.#load(tokens);
    const hits: Hit[] = [];
    this.#searchedTo.fill(0);
    let from = 0;
    for (let sentence = 0; sentence < tokens.sentenceCount; sentence++) {
      let to = from;
      while (to < tokens.count && tokens.sentence[to] === sentence) to++;
      this.#matchSentence(from, to, hits);
      from = to;
    }
    return hits;
  }

  /**
   * The hits of patterns that are looked for only where they are asked for, in the tokens from `from` to before `to`, which
   * begin and end a sentence. Of the blocks that were matched last, one after another.
   */
  find(asked: AskedPatterns, tokens: Tokens, from: number, to: number): Hit[] {
    if (this.#tokens !== tokens) this.#load(tokens);
    const hits: Hit[] = [];
    for (let i = from; i < to; i++) {
      for (const symbol of (this.#facts[i] as WordFacts).symbols) {
        for (const number of asked.get(symbol) ?? []) this.#attempt(number, i, hits);
      }
    }
    return hits;
  }

  /** Patterns to ask for, by the symbols of their anchors. */
  asked(numbers: readonly number[]): AskedPatterns {
    const bySymbol = new Map<number, number[]>();
    for (const number of numbers) {
      for (const symbol of this.#pattern(number).anchors) {
        const known = bySymbol.get(symbol);
        if (known) known.push(number);
        else bySymbol.set(symbol, [number]);
      }
    }
    return bySymbol;
  }

  #load(tokens: Tokens): void {
    this.#tokens = tokens;
    const facts = this.#facts;
    facts.length = 0;
    for (let i = 0; i < tokens.count; i++) facts.push(this.#words.factsOf(tokens.word[i] as number));
  }

  #matchSentence(from: number, to: number, hits: Hit[]): void {
    this.#sentence++;
    for (let i = from; i < to; i++) {
      const word = this.#facts[i] as WordFacts;
      word.use ??= this.#useOf(word.symbols);
      const { needed } = word.use;
      for (let k = 0; k < needed.length; k++) this.#present[needed[k] as number] = this.#sentence;
    }
    for (let i = from; i < to; i++) {
      const use = (this.#facts[i] as WordFacts).use as WordUse;
      const { triggered } = use;
      const patterns = use.patterns.length < FEW ? use.patterns : this.#likely(use, i + 1 < to ? i + 1 : -1);
      for (let k = 0; k < patterns.length; k++) {
        if (this.#isPossible(patterns[k] as number)) this.#attempt(patterns[k] as number, i, hits);
      }
      for (let k = 0; k < triggered.length; k++) this.#search(triggered[k] as number, i, from, to, hits);
    }
  }

  /** The patterns at a word that the next one allows: frequent words have many patterns, and frequent neighbours. */
  #likely({ patterns, byNext }: WordUse, next: number): Int32Array {
    const word = next < 0 ? -1 : (this.#tokens.word[next] as number);
    const known = byNext.get(word);
    if (known) return known;
    const likely = patterns.filter((number) => {
      const first = this.#rightOf(number);
      return first.length === 0 || (next >= 0 && isAllowed(this.#facts[next] as WordFacts, first));
    });
    if (byNext.size >= MOST_NEIGHBOURS) byNext.clear();
    byNext.set(word, likely);
    return likely;
  }

  #rightOf(number: number): Int32Array {
    const known = this.#firstRight[number] ?? firstSymbols(this.#pattern(number).right);
    this.#firstRight[number] = known;
    return known;
  }

  /** Looks for a pattern's anchor around the token that triggered it, where it was not looked for yet. */
  #search(number: number, trigger: number, from: number, to: number, hits: Hit[]): void {
    if (!this.#isPossible(number)) return;
    const { anchors, reach } = this.#pattern(number);
    const start = Math.max(from, trigger - reach, this.#searchedTo[number] as number);
    const end = Math.min(to, trigger + reach);
    for (let i = start; i < end; i++) {
      const word = this.#facts[i] as WordFacts;
      if (hasOneOf(word, anchors)) this.#attempt(number, i, hits);
    }
    this.#searchedTo[number] = end;
  }

  #useOf(symbols: Int32Array): WordUse {
    const all = Array.from(symbols);
    const patternsIn = (lines: ReadonlyMap<string, string>) =>
      Int32Array.from(new Set(all.flatMap((symbol) => readNumbers(lines.get(String(symbol)), " "))));
    return {
      patterns: patternsIn(this.#byAnchor),
      byNext: new Map(),
      triggered: patternsIn(this.#byTrigger),
      needed: Int32Array.from(all.filter((symbol) => this.#isNeeded[symbol] === 1)),
    };
  }

  #pattern(number: number): RunnablePattern {
    const known = this.#patterns[number] as string | RunnablePattern;
    if (typeof known !== "string") return known;
    const pattern = readPattern(known);
    this.#patterns[number] = pattern;
    return pattern;
  }

  /** Whether the sentence at hand has what the pattern needs; asked once for each sentence. */
  #isPossible(number: number): boolean {
    const verdict = this.#verdicts[number] as number;
    if (verdict >= this.#sentence * 2) return verdict % 2 === 1;
    const { needs } = this.#pattern(number);
    let isPossible = true;
    for (let i = 0; i < needs.length && isPossible; i++) isPossible = this.#isPresent(needs[i] as number[]);
    this.#verdicts[number] = this.#sentence * 2 + (isPossible ? 1 : 0);
    return isPossible;
  }

  /** Whether the sentence at hand has one of the symbols. */
  #isPresent(symbols: readonly number[]): boolean {
    for (let i = 0; i < symbols.length; i++) if (this.#present[symbols[i] as number] === this.#sentence) return true;
    return false;
  }

  #attempt(number: number, anchor: number, hits: Hit[]): void {
    const pattern = this.#pattern(number);
    if (!this.#mayFollow(this.#rightOf(number), anchor + 1, anchor + 1)) return;
    this.#firstLeft[number] ??= firstSymbols(pattern.left);
    if (!this.#mayFollow(this.#firstLeft[number], anchor - 1, anchor)) return;
    const to = this.#runHalf(pattern.right, anchor, 1);
    if (to < 0) return;
    const from = this.#runHalf(pattern.left, anchor, -1);
    if (from < 0) return;
    hits.push({ pattern: number, from, to });
  }

  /** A quick look at the token beside the anchor, which spares most runs; `right` is the right one of the two. */
  #mayFollow(first: Int32Array, token: number, right: number): boolean {
    if (first.length === 0) return true;
    const tokens = this.#tokens;
    if (right <= 0 || right >= tokens.count || tokens.before[right] === Boundary.sentence) return false;
    return isAllowed(this.#facts[token] as WordFacts, first);
  }

  /** The furthest token that the half reaches from the anchor, or −1. */
  #runHalf(program: Program, anchor: number, step: 1 | -1): number {
    if (program.length === 3) return anchor;
    this.#program = program;
    this.#step = step;
    this.#anchor = anchor;
    this.#best = -1;
    this.#stamp++;
    this.#run(0, anchor + step, this.#boundary(anchor + step), anchor);
    return this.#best;
  }

  /** What stands between the token `next` and the one that was passed before it, in the direction of the run. */
  #boundary(next: number): number {
    const right = this.#step === 1 ? next : next + 1;
    return right <= 0 || right >= this.#tokens.count ? Boundary.sentence : (this.#tokens.before[right] as number);
  }

  #run(start: number, start_next: number, start_level: number, start_last: number): void {
    const program = this.#program;
    const tokens = this.#tokens;
    let pc = start;
    let next = start_next;
    let level = start_level;
    let last = start_last;
    for (;;) {
      const distance = Math.abs(next - this.#anchor);
      if (distance >= WINDOW) return;
      const key = (pc * WINDOW + distance) * 4 + level;
      if (this.#seen[key] === this.#stamp) return;
      this.#seen[key] = this.#stamp;
      const a = program[pc * 3 + 1] as number;
      switch (program[pc * 3]) {
        case Op.match:
          if (this.#best < 0 || (last - this.#best) * this.#step > 0) this.#best = last;
          return;
        case Op.symbol:
        case Op.any:
          if (!this.#consumes(pc, a, next, level, last)) return;
          last = next;
          next += this.#step;
          level = this.#boundary(next);
          pc++;
          break;
        case Op.guard:
          if (level === Boundary.sentence || !this.#mayBegin(next, a)) return;
          pc++;
          break;
        case Op.split:
          this.#run(a, next, level, last);
          pc = program[pc * 3 + 2] as number;
          break;
        case Op.edge:
          if (level !== Boundary.sentence) {
            this.#skipFiller(pc, next, level, last);
            return;
          }
          pc++;
          break;
        default:
          if (level !== Boundary.sentence) {
            this.#skipFiller(pc, next, level, last);
            return;
          }
          if (!(tokens.sentenceMark[tokens.sentence[last] as number]! & SentenceMark.question)) return;
          pc++;
      }
    }
  }

  /** Whether the instruction takes the next token; a filler before the word it wants is tried as well. */
  #consumes(pc: number, symbol: number, next: number, level: number, last: number): boolean {
    this.#skipFiller(pc, next, level, last);
    if (level > (this.#program[pc * 3 + 2] as number)) return false;
    return this.#program[pc * 3] === Op.any || hasSymbol(this.#facts[next] as WordFacts, symbol);
  }

  /** Whether a word may begin one of the branches that symbol `a` guards. */
  #mayBegin(token: number, symbol: number): boolean {
    const word = this.#facts[token] as WordFacts;
    return word.isFiller || hasSymbol(word, symbol);
  }

  /** Tries to go on after a filler; commas on both of its sides belong to it. */
  #skipFiller(pc: number, next: number, level: number, last: number): void {
    if (level === Boundary.sentence || !(this.#facts[next] as WordFacts).isFiller) return;
    const after = this.#boundary(next + this.#step);
    const merged = after === Boundary.clause && level === Boundary.clause ? Boundary.none : Math.max(level, after);
    this.#run(pc, next + this.#step, merged, last);
  }
}

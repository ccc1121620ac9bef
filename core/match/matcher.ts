import { Boundary, SentenceMark, type Tokens } from "../text/tokens.ts";
import { type PackedPatterns, type RunnablePattern, readLines, readNumbers, readPattern } from "./packed.ts";
import { Op, type Program } from "./program.ts";

/** A pattern found: token numbers, both inclusive. */
export interface Hit {
  pattern: number;
  from: number;
  to: number;
}

/** What the matcher has to know of a word. */
export interface WordFacts {
  symbols: Int32Array;
  /** The symbols as a bit set, for words with many. */
  bits: Uint32Array | null;
  /** Invisible between two words of a pattern. */
  isFiller: boolean;
  /** What the matcher made of them; filled in by it. */
  use: WordUse | null;
}

/** The patterns that are tried at a word, those that it makes worth looking for, and its symbols that some pattern needs. */
interface WordUse {
  patterns: Int32Array;
  triggered: Int32Array;
  needed: Int32Array;
}

export interface WordSource {
  /** The facts of a word of the vocabulary; the same object each time, while the vocabulary keeps the word. */
  factsOf(word: number): WordFacts;
}

const ANY = new Int32Array(0);

/** No pattern looks further than this from its anchor, fillers included. */
const WINDOW = 48;

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
  #tokens!: Tokens;
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
    this.#tokens = tokens;
    const hits: Hit[] = [];
    this.#searchedTo.fill(0);
    const facts = this.#facts;
    facts.length = 0;
    for (let i = 0; i < tokens.count; i++) facts.push(this.#words.factsOf(tokens.word[i] as number));
    let from = 0;
    for (let sentence = 0; sentence < tokens.sentenceCount; sentence++) {
      let to = from;
      while (to < tokens.count && tokens.sentence[to] === sentence) to++;
      this.#matchSentence(from, to, hits);
      from = to;
    }
    return hits;
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
      const { patterns, triggered } = (this.#facts[i] as WordFacts).use as WordUse;
      for (let k = 0; k < patterns.length; k++) this.#attempt(patterns[k] as number, i, hits);
      for (let k = 0; k < triggered.length; k++) this.#search(triggered[k] as number, i, from, to, hits);
    }
  }

  /** Looks for a pattern's anchor around the token that triggered it, where it was not looked for yet. */
  #search(number: number, trigger: number, from: number, to: number, hits: Hit[]): void {
    if (!this.#isPossible(number)) return;
    const start = Math.max(from, trigger - WINDOW, this.#searchedTo[number] as number);
    const end = Math.min(to, trigger + WINDOW);
    const { anchors } = this.#pattern(number);
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
    if (!this.#isPossible(number)) return;
    const pattern = this.#pattern(number);
    this.#firstRight[number] ??= firstSymbols(pattern.right);
    if (!this.#mayFollow(this.#firstRight[number], anchor + 1, anchor + 1)) return;
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
    const word = this.#facts[token] as WordFacts;
    return word.isFiller || hasOneOf(word, first);
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

  /** Tries to go on after a filler; commas on both of its sides belong to it. */
  #skipFiller(pc: number, next: number, level: number, last: number): void {
    if (level === Boundary.sentence || !(this.#facts[next] as WordFacts).isFiller) return;
    const after = this.#boundary(next + this.#step);
    const merged = after === Boundary.clause && level === Boundary.clause ? Boundary.none : Math.max(level, after);
    this.#run(pc, next + this.#step, merged, last);
  }
}

/** Whether a word has a symbol. */
export function hasSymbol({ bits, symbols }: WordFacts, symbol: number): boolean {
  if (bits) return ((bits[symbol >> 5] as number) & (1 << (symbol & 31))) !== 0;
  for (let i = 0; i < symbols.length; i++) if (symbols[i] === symbol) return true;
  return false;
}

function hasOneOf(word: WordFacts, symbols: ArrayLike<number>): boolean {
  for (let i = 0; i < symbols.length; i++) if (hasSymbol(word, symbols[i] as number)) return true;
  return false;
}

/** The symbols that the first word of a half may have; empty where it may be any word, or none. */
function firstSymbols(program: Program): Int32Array {
  const symbols = new Set<number>();
  const open = [0];
  const seen = new Set<number>();
  for (let pc = open.pop(); pc !== undefined; pc = open.pop()) {
    if (seen.has(pc)) continue;
    seen.add(pc);
    const [op, a, b] = program.slice(pc * 3, pc * 3 + 3) as [number, number, number];
    if (op === Op.symbol) symbols.add(a);
    else if (op === Op.split) open.push(a, b);
    else return ANY;
  }
  return Int32Array.from(symbols);
}

import { IndexedTable } from "../bytes/indexed-table.ts";
import { SortedTable } from "../bytes/sorted-table.ts";
import { Boundary, TokenBuffer, type Tokens } from "../text/tokens.ts";
import { MOST_BESIDE, type PackedPatterns, type RunnablePattern, readPattern, SEVERAL } from "./packed.ts";
import { MOST_NEEDS } from "./program.ts";
import { ProgramRunner } from "./program-runner.ts";
import { hasOneOf, hasSymbol, type WordFacts, type WordSource, type WordUse } from "./word-facts.ts";
import { WordUses } from "./word-uses.ts";

/** A pattern found: token numbers, both inclusive; the matcher counts them from the first of the sentence. */
export interface Hit {
  pattern: number;
  from: number;
  to: number;
}

/** Patterns that are looked for only where they are asked for. */
export interface AskedPatterns {
  /** The symbols of their anchors: a frequent word has hundreds of symbols, and a group of patterns few. */
  symbols: readonly number[];
  /** By place in `symbols`: the patterns that are tried at a word that has it. */
  patterns: readonly (readonly number[])[];
}

/** Then the numbering of tokens starts anew. */
const MOST_TOKENS = 1 << 30;
/** Likewise, of sentences. */
const MOST_SENTENCES = 1 << 30;
const NO_FACTS: WordFacts = { symbols: [], table: null, isKnown: false, isFiller: false, use: null };
const NONE: readonly number[] = [];
/** A word with fewer patterns than this tries them all. */
const FEW = 16;
/** So many neighbours of a word are remembered. */
const MOST_NEIGHBOURS = 2000;

/** The sides of an anchor, as `PatternTables.beside` has them. */
const LEFT = 0;
const RIGHT = 1;

/**
 * Finds all patterns in one pass: each token's symbols name the patterns that are anchored there.
 * Every attempt is bounded by the pattern's size times the window, so the whole is linear in the text.
 */
export class Matcher {
  readonly #written: IndexedTable;
  /** Those that were tried. */
  readonly #patterns: (RunnablePattern | undefined)[];
  readonly #groups: SortedTable;
  /** By pattern: the token up to which its anchor was looked for. Tokens are numbered on, over all sentences, from `#base`. */
  readonly #searchedTo: Int32Array;
  #base = 0;
  /** Where the last sentence ended. */
  #end = 0;
  readonly #words: WordSource;
  readonly #uses: WordUses;
  readonly #runner: ProgramRunner;
  readonly #needs: Uint16Array;
  readonly #beside: Uint16Array;
  /** By set of symbols: the number of the last sentence that has one of them. Every sentence has that of the set 0. */
  readonly #present: Int32Array;
  /** Sentences are numbered on, over all blocks. */
  #sentence = 0;
  /** By token of the block at hand; those of the sentence at hand. */
  readonly #facts: WordFacts[] = [];
  #tokens: Tokens = new TokenBuffer();
  /** The first token of the sentence at hand. */
  #first = 0;

  constructor(packed: PackedPatterns, words: WordSource) {
    this.#words = words;
    const { tables, patternCount } = packed;
    this.#written = new IndexedTable(tables.patterns);
    // Full from the start: engines are slow with arrays that have holes.
    this.#patterns = new Array(patternCount).fill(undefined);
    this.#groups = new SortedTable(tables.groups);
    this.#searchedTo = new Int32Array(patternCount);
    this.#needs = numbersOf(tables.needs);
    this.#beside = numbersOf(tables.beside);
    this.#present = new Int32Array(packed.setCount + 1);
    this.#uses = new WordUses(packed);
    this.#runner = new ProgramRunner(packed.longest);
  }

  /** All hits in a sentence, from its first token to before `to`, in no order; a pattern's longest match at each anchor. */
  match(tokens: Tokens, from: number, to: number): Hit[] {
    this.#load(tokens, from, to);
    this.#base += this.#end;
    this.#end = to;
    if (this.#base > MOST_TOKENS) {
      this.#base = 0;
      this.#searchedTo.fill(0);
    }
    const hits: Hit[] = [];
    this.#matchSentence(from, to, hits);
    return hits;
  }

  /** The hits in a sentence of patterns that are looked for only where they are asked for. */
  find(asked: AskedPatterns, tokens: Tokens, from: number, to: number): Hit[] {
    this.#load(tokens, from, to);
    const hits: Hit[] = [];
    for (let i = from; i < to; i++) {
      for (const number of patternsAt(this.#facts[i] as WordFacts, asked)) this.#attempt(number, i, hits);
    }
    return hits;
  }

  /** What a pattern is for. */
  useOf(number: number): number {
    return this.#pattern(number).use;
  }

  /** The patterns of a group, to ask for; undefined where there are none. */
  asked(group: string): AskedPatterns | undefined {
    const numbers = this.#groups.find(group)?.ascending();
    if (!numbers) return undefined;
    const bySymbol = new Map<number, number[]>();
    for (const number of numbers) {
      for (const symbol of this.#pattern(number).anchors) {
        const known = bySymbol.get(symbol);
        if (known) known.push(number);
        else bySymbol.set(symbol, [number]);
      }
    }
    return { symbols: [...bySymbol.keys()], patterns: [...bySymbol.values()] };
  }

  #load(tokens: Tokens, from: number, to: number): void {
    this.#tokens = tokens;
    this.#first = from;
    const facts = this.#facts;
    while (facts.length < to) facts.push(NO_FACTS);
    for (let i = from; i < to; i++) facts[i] = this.#words.factsOf(tokens.word[i] as number);
    this.#runner.load(tokens, facts);
  }

  #matchSentence(from: number, to: number, hits: Hit[]): void {
    this.#beginSentence();
    for (let i = from; i < to; i++) {
      const word = this.#facts[i] as WordFacts;
      word.use ??= this.#uses.of(word.symbols);
      const { sets } = word.use;
      for (let k = 0; k < sets.length; k++) this.#present[sets[k] as number] = this.#sentence;
    }
    let last: WordFacts | undefined;
    for (let i = from; i < to; i++) {
      const word = this.#facts[i] as WordFacts;
      const use = word.use as WordUse;
      const next = i + 1 < to ? (this.#facts[i + 1] as WordFacts) : undefined;
      const isFew = use.patterns.length < FEW;
      const patterns = isFew ? use.patterns : this.#likely(use, next);
      for (let k = 0; k < patterns.length; k++) {
        const number = patterns[k] as number;
        if (!this.#allows(number, LEFT, last) || !this.#isPossible(number)) continue;
        if (!isFew || this.#allows(number, RIGHT, next)) this.#run(number, i, hits);
      }
      const { triggered } = use;
      for (let k = 0; k < triggered.length; k++) this.#search(triggered[k] as number, i, from, to, hits);
      last = word;
    }
  }

  #beginSentence(): void {
    if (this.#sentence === MOST_SENTENCES) {
      this.#sentence = 0;
      this.#present.fill(0);
    }
    this.#present[0] = ++this.#sentence;
  }

  /**
   * The patterns at a word that the next one allows: frequent words have many patterns, and neighbours that are alike.
   * @param next Undefined at the end of the sentence.
   */
  #likely(use: WordUse, next: WordFacts | undefined): readonly number[] {
    use.byNext ??= new Map();
    const { patterns, byNext } = use;
    const known = byNext.get(next);
    if (known) return known;
    const likely = patterns.filter((number) => this.#allows(number, RIGHT, next));
    if (byNext.size >= MOST_NEIGHBOURS) byNext.clear();
    byNext.set(next, likely);
    return likely;
  }

  /** Looks for a pattern's anchor around the token that triggered it, where it was not looked for yet. */
  #search(number: number, trigger: number, from: number, to: number, hits: Hit[]): void {
    if (!this.#isPossible(number)) return;
    const { anchors, before, after } = this.#pattern(number);
    const start = Math.max(from, trigger - before, (this.#searchedTo[number] as number) - this.#base);
    const end = Math.min(to, trigger + after + 1);
    for (let i = start; i < end; i++) {
      const word = this.#facts[i] as WordFacts;
      if (hasOneOf(word, anchors)) this.#attempt(number, i, hits);
    }
    this.#searchedTo[number] = end + this.#base;
  }

  #pattern(number: number): RunnablePattern {
    const known = this.#patterns[number];
    if (known) return known;
    const pattern = readPattern(this.#written.at(number));
    this.#patterns[number] = pattern;
    return pattern;
  }

  /** Whether the sentence at hand has what the pattern needs. */
  #isPossible(number: number): boolean {
    const [present, needs] = [this.#present, this.#needs];
    const at = number * MOST_NEEDS;
    for (let i = at; i < at + MOST_NEEDS; i++) if (present[needs[i] as number] !== this.#sentence) return false;
    return true;
  }

  #attempt(number: number, anchor: number, hits: Hit[]): void {
    if (!this.#allows(number, RIGHT, this.#factsBeside(anchor + 1, anchor + 1))) return;
    if (this.#allows(number, LEFT, this.#factsBeside(anchor - 1, anchor))) this.#run(number, anchor, hits);
  }

  #run(number: number, anchor: number, hits: Hit[]): void {
    const { left, right } = this.#pattern(number).halves();
    const to = this.#runner.run(right, anchor, 1);
    if (to < 0) return;
    const from = this.#runner.run(left, anchor, -1);
    if (from < 0) return;
    hits.push({ pattern: number, from: from - this.#first, to: to - this.#first });
  }

  /** A quick look at the word beside the anchor, which spares most runs; undefined where the sentence ends there. */
  #allows(number: number, side: typeof LEFT | typeof RIGHT, word: WordFacts | undefined): boolean {
    const beside = this.#beside;
    const at = (number * 2 + side) * MOST_BESIDE;
    const first = beside[at] as number;
    if (first === 0) return true;
    if (word === undefined) return false;
    if (word.isFiller) return true;
    if (first === SEVERAL)
      return hasOneOf(word, this.#pattern(number).halves()[side === LEFT ? "left" : "right"].first);
    for (let i = at; i < at + MOST_BESIDE && beside[i] !== 0; i++)
      if (hasSymbol(word, (beside[i] as number) - 1)) return true;
    return false;
  }

  /** What is known of a token beside the anchor; `right` is the right one of the two. */
  #factsBeside(token: number, right: number): WordFacts | undefined {
    const tokens = this.#tokens;
    const isEnd = right <= 0 || right >= tokens.count || tokens.before[right] === Boundary.sentence;
    return isEnd ? undefined : this.#facts[token];
  }
}

/** Those of the patterns that a word anchors, each once. */
function patternsAt(word: WordFacts, { symbols, patterns }: AskedPatterns): readonly number[] {
  let found = NONE;
  for (let k = 0; k < symbols.length; k++) {
    if (!hasSymbol(word, symbols[k] as number)) continue;
    found =
      found === NONE ? (patterns[k] as readonly number[]) : [...new Set([...found, ...(patterns[k] as number[])])];
  }
  return found;
}

/** A copy: what is read in place may begin at any byte, and a slice of Node's buffers is none. */
function numbersOf(bytes: Uint8Array): Uint16Array {
  return new Uint16Array(Uint8Array.from(bytes).buffer);
}

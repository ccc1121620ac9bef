import { Boundary, SentenceMark, TokenBuffer, type Tokens } from "../text/tokens.ts";
import { ANY_WORD, Half, NO_WORD } from "./half.ts";
import { Op } from "./program.ts";
import { hasSymbol, type WordFacts } from "./word-facts.ts";

/** No pattern looks further than this from its anchor, fillers included. */
const WINDOW = 48;

/**
 * Runs the halves of patterns over the tokens of a block. No state is visited twice, so a run is bounded by the program's
 * size times the window.
 */
export class ProgramRunner {
  readonly #seen: Uint32Array;
  #stamp = 0;
  #tokens: Tokens = new TokenBuffer();
  #facts: readonly WordFacts[] = [];
  #half: Half = new Half([]);
  #step: 1 | -1 = 1;
  #anchor = 0;
  #best = -1;

  /** @param longest The most numbers that a program has. */
  constructor(longest: number) {
    this.#seen = new Uint32Array((longest / 3) * WINDOW * 4);
  }

  /** @param facts Of each token. */
  load(tokens: Tokens, facts: readonly WordFacts[]): void {
    this.#tokens = tokens;
    this.#facts = facts;
  }

  /** The furthest token that the half reaches from the anchor, or −1. */
  run(half: Half, anchor: number, step: 1 | -1): number {
    if (half.isEmpty) return anchor;
    this.#half = half;
    this.#step = step;
    this.#anchor = anchor;
    this.#best = -1;
    this.#stamp++;
    this.#from(0, anchor + step, this.#boundary(anchor + step), anchor);
    return this.#best;
  }

  /** What stands between the token `next` and the one that was passed before it, in the direction of the run. */
  #boundary(next: number): number {
    const right = this.#step === 1 ? next : next + 1;
    return right <= 0 || right >= this.#tokens.count ? Boundary.sentence : (this.#tokens.before[right] as number);
  }

  #from(start: number, start_next: number, start_level: number, start_last: number): void {
    const { program } = this.#half;
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
          this.#branch(pc, next, level, last);
          return;
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
          if (!this.#isAsked(last)) return;
          pc++;
      }
    }
  }

  /** Goes on at the branches that the next token allows: a choice may have a hundred, and a word is in few. */
  #branch(pc: number, next: number, level: number, last: number): void {
    const branches = this.#half.branchesAt(pc);
    const word = level === Boundary.sentence ? undefined : (this.#facts[next] as WordFacts);
    for (let i = 0; i < branches.length; i += 2) {
      const wanted = branches[i + 1] as number;
      if (wanted !== NO_WORD) {
        if (word === undefined) continue;
        if (wanted !== ANY_WORD && !word.isFiller && !hasSymbol(word, wanted)) continue;
      }
      this.#from(branches[i] as number, next, level, last);
    }
  }

  /** Whether a token is in a question. */
  #isAsked(token: number): boolean {
    const { sentence, sentenceMark } = this.#tokens;
    return ((sentenceMark[sentence[token] as number] as number) & SentenceMark.question) !== 0;
  }

  /** Whether the instruction takes the next token; a filler before the word it wants is tried as well. */
  #consumes(pc: number, symbol: number, next: number, level: number, last: number): boolean {
    this.#skipFiller(pc, next, level, last);
    const { program } = this.#half;
    if (level > (program[pc * 3 + 2] as number)) return false;
    return program[pc * 3] === Op.any || hasSymbol(this.#facts[next] as WordFacts, symbol);
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
    this.#from(pc, next + this.#step, merged, last);
  }
}

import { Boundary, SentenceMark, TokenBuffer, type Tokens } from "../text/tokens.ts";
import { Op, type Program } from "./program.ts";
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
  #program: Program = [];
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
  run(program: Program, anchor: number, step: 1 | -1): number {
    if (program.length === 3) return anchor;
    this.#program = program;
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
          this.#from(a, next, level, last);
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
    this.#from(pc, next + this.#step, merged, last);
  }
}

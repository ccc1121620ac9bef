import { firstSymbols, Op, type Program } from "./program.ts";

/** What a branch wants of the next word, where that is no symbol: any word will do, or there need be none. */
export const ANY_WORD = -1;
export const NO_WORD = -2;

/**
 * A half of a pattern as it is run. What is not in its program follows from it, and is worked out where a run comes by. There are
 * thousands: lists are kept as copies, since one that grew has room for more.
 */
export class Half {
  readonly program: Program;
  /** By instruction. */
  readonly #branches: (readonly number[] | undefined)[] = [];
  #first: readonly number[] | undefined;

  constructor(program: Program) {
    this.program = program;
  }

  /** Whether the anchor is all that it wants. */
  get isEmpty(): boolean {
    return this.program.length === 3;
  }

  /** The symbols that the first word may have; see `firstSymbols`. */
  get first(): readonly number[] {
    this.#first ??= firstSymbols(this.program);
    return this.#first;
  }

  /**
   * Where a split leads to, whatever splits come after it: an instruction, and the symbol that the next word must have for it, or
   * `ANY_WORD` or `NO_WORD`; then the next branch.
   */
  branchesAt(split: number): readonly number[] {
    const known = this.#branches[split];
    if (known) return known;
    const branches: number[] = [];
    const open = [split];
    const seen = new Set<number>();
    for (let pc = open.pop(); pc !== undefined; pc = open.pop()) {
      if (seen.has(pc)) continue;
      seen.add(pc);
      const [op, a, b] = [this.program[pc * 3], this.program[pc * 3 + 1] as number, this.program[pc * 3 + 2] as number];
      if (op === Op.split) open.push(b, a);
      else if (op === Op.symbol || op === Op.guard) branches.push(pc, a);
      else branches.push(pc, op === Op.any ? ANY_WORD : NO_WORD);
    }
    const kept = branches.slice();
    this.#branches[split] = kept;
    return kept;
  }
}

import { UserError } from "../errors.ts";
import { Boundary } from "../text/tokens.ts";
import { Op, type Program } from "./program.ts";

/** A pattern with its words turned into symbols. */
export type Part =
  | { type: "symbol"; symbol: number }
  | { type: "any" }
  | { type: "sequence"; parts: Part[] }
  | { type: "choice"; options: Part[] }
  | { type: "optional"; part: Part }
  | { type: "gap" | "comma" | "start" | "end" | "question" };

/** The most words that a gap stands for. */
export const GAP = 3;
/** A pattern that grows larger than this was not meant so. */
const LARGEST_PROGRAM = 6000;

/** Sequences inside a sequence are its own parts. */
export function flatten(part: Part): Part[] {
  return part.type === "sequence" ? part.parts.flatMap(flatten) : [part];
}

/** The part as it is read from right to left. */
export function mirrored(part: Part): Part {
  switch (part.type) {
    case "sequence":
      return { type: "sequence", parts: [...part.parts].reverse().map(mirrored) };
    case "choice":
      return { type: "choice", options: part.options.map(mirrored) };
    case "optional":
      return { type: "optional", part: mirrored(part.part) };
    default:
      return part;
  }
}

/** Makes one symbol that a word has if it has one of the symbols. */
export type UnionSymbol = (symbols: readonly number[]) => number;

/** Fewer branches than this are tried one by one. */
const GUARDED_BRANCHES = 4;

/** The program of a half of a pattern; its parts are in the order in which the half is run. */
export function emitHalf(parts: Part[], union: UnionSymbol): Program {
  const emitter = new HalfEmitter(union);
  emitter.emitSequence(parts, Boundary.dash);
  emitter.program.push(Op.match, 0, 0);
  if (emitter.program.length > LARGEST_PROGRAM) {
    throw new UserError("a pattern is too large", "Split it, or put alternatives of one word into a word class");
  }
  return emitter.program;
}

class HalfEmitter {
  readonly program: Program = [];
  readonly #union: UnionSymbol;

  constructor(union: UnionSymbol) {
    this.#union = union;
  }

  /** Emits parts in the direction of the half; returns the boundary that the next word may have before it. */
  emitSequence(parts: Part[], allowed: number): number {
    let next = allowed;
    parts.forEach((part, i) => {
      // A comma beside a gap may stand at either end of it, whichever way the half is run.
      if (part.type === "gap" && isComma(parts[i + 1])) next = Boundary.clause;
      next = this.#emit(part, next);
    });
    return next;
  }

  #emit(part: Part, allowed: number): number {
    switch (part.type) {
      case "symbol":
        this.program.push(Op.symbol, part.symbol, allowed);
        return Boundary.dash;
      case "any":
        this.program.push(Op.any, 0, allowed);
        return Boundary.dash;
      case "sequence":
        return this.emitSequence(part.parts, allowed);
      case "comma":
        return Boundary.clause;
      case "gap":
        this.#emitGap(GAP, allowed === Boundary.clause ? Boundary.clause : Boundary.none);
        return Math.max(allowed, Boundary.dash);
      case "optional":
        return this.#emitSplit([part.part, null], allowed);
      case "choice":
        this.#emitGuard(part.options);
        return this.#emitSplit(part.options, allowed);
      case "question":
        this.program.push(Op.question, 0, 0);
        return allowed;
      default:
        this.program.push(Op.edge, 0, 0);
        return allowed;
    }
  }

  /** Before many branches: one look at whether the next word may begin any of them. */
  #emitGuard(branches: readonly Part[]): void {
    if (branches.length < GUARDED_BRANCHES) return;
    const first = branches.map(firstSymbols);
    if (first.includes(null)) return;
    this.program.push(Op.guard, this.#union([...new Set(first.flat() as number[])]), 0);
  }

  /** @param first The boundary that may stand before the first word of the gap; none may stand inside it. */
  #emitGap(words: number, first: number = Boundary.none): void {
    if (words === 0) return;
    const split = this.program.push(Op.split, this.#next() + 1, 0) - 1;
    this.program.push(Op.any, 0, first);
    this.#emitGap(words - 1);
    this.program[split] = this.#next();
  }

  /** Branches that join again; a null branch is empty. */
  #emitSplit(branches: (Part | null)[], allowed: number): number {
    const exits: number[] = [];
    let after = 0;
    branches.forEach((branch, i) => {
      const last = i === branches.length - 1;
      const split = last ? -1 : this.program.push(Op.split, this.#next() + 1, 0) - 1;
      after = Math.max(after, branch ? this.emitSequence(flatten(branch), allowed) : allowed);
      if (last) return;
      // A jump is a split with one target.
      exits.push(this.program.push(Op.split, 0, 0) - 2);
      this.program[split] = this.#next();
    });
    for (const exit of exits) {
      this.program[exit] = this.#next();
      this.program[exit + 1] = this.#next();
    }
    return after;
  }

  /** The number of the next instruction. */
  #next(): number {
    return this.program.length / 3;
  }
}

function isComma(part: Part | undefined): boolean {
  return part?.type === "comma" || (part?.type === "optional" && isComma(part.part));
}

/** The symbols of which the first word of a part must have one; null where it may be another word, or none. */
function firstSymbols(part: Part): number[] | null {
  switch (part.type) {
    case "symbol":
      return [part.symbol];
    case "choice": {
      const all = part.options.map(firstSymbols);
      return all.includes(null) ? null : (all.flat() as number[]);
    }
    case "sequence": {
      const [head, ...rest] = part.parts;
      if (head?.type !== "optional") return head ? firstSymbols(head) : null;
      const [own, next] = [firstSymbols(head.part), firstSymbols({ type: "sequence", parts: rest })];
      return own && next ? [...own, ...next] : null;
    }
    default:
      return null;
  }
}

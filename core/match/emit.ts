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
const GAP = 3;
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

/** The program of a half of a pattern; its parts are in the order in which the half is run. */
export function emitHalf(parts: Part[]): Program {
  const program: Program = [];
  emitSequence(program, parts, Boundary.dash);
  program.push(Op.match, 0, 0);
  if (program.length > LARGEST_PROGRAM) {
    throw new UserError("a pattern is too large", "Split it, or put alternatives of one word into a word class");
  }
  return program;
}

/** Emits parts in the direction of the half; returns the boundary that the next word may have before it. */
function emitSequence(program: Program, parts: Part[], allowed: number): number {
  let next = allowed;
  for (const part of parts) next = emit(program, part, next);
  return next;
}

function emit(program: Program, part: Part, allowed: number): number {
  switch (part.type) {
    case "symbol":
      program.push(Op.symbol, part.symbol, allowed);
      return Boundary.dash;
    case "any":
      program.push(Op.any, 0, allowed);
      return Boundary.dash;
    case "sequence":
      return emitSequence(program, part.parts, allowed);
    case "comma":
      return Boundary.clause;
    case "gap":
      emitGap(program, GAP, allowed === Boundary.clause ? Boundary.clause : Boundary.none);
      return Math.max(allowed, Boundary.dash);
    case "optional":
      emitSplit(program, [part.part, null], allowed);
      return allowed;
    case "choice":
      return emitSplit(program, part.options, allowed);
    case "question":
      program.push(Op.question, 0, 0);
      return allowed;
    default:
      program.push(Op.edge, 0, 0);
      return allowed;
  }
}

/** @param first The boundary that may stand before the first word of the gap; none may stand inside it. */
function emitGap(program: Program, words: number, first: number = Boundary.none): void {
  if (words === 0) return;
  const split = program.push(Op.split, program.length / 3 + 1, 0) - 1;
  program.push(Op.any, 0, first);
  emitGap(program, words - 1);
  program[split] = program.length / 3;
}

/** Branches that join again; a null branch is empty. */
function emitSplit(program: Program, branches: (Part | null)[], allowed: number): number {
  const exits: number[] = [];
  let after = 0;
  branches.forEach((branch, i) => {
    const last = i === branches.length - 1;
    const split = last ? -1 : program.push(Op.split, program.length / 3 + 1, 0) - 1;
    after = Math.max(after, branch ? emitSequence(program, flatten(branch), allowed) : allowed);
    if (last) return;
    // A jump is a split with one target.
    exits.push(program.push(Op.split, 0, 0) - 2);
    program[split] = program.length / 3;
  });
  for (const exit of exits) {
    program[exit] = program.length / 3;
    program[exit + 1] = program.length / 3;
  }
  return after;
}

import { readdirSync } from "node:fs";
import type fc from "fast-check";

/** Something that takes what others wrote, and what must hold whatever they wrote. */
export interface Target<Input = unknown> {
  inputs: fc.Arbitrary<Input>;
  /** Throws where something does not hold. */
  check(input: Input): void | Promise<void>;
  /** How many inputs it is tried on in each test run; by hand, it is a million. */
  runs: number;
  /** Whether it is the program as it ships that is tried: `npm run build` first. */
  needsProgram?: boolean;
  /** Ends what it started. */
  finish?(): Promise<void>;
}

/** A target whose inputs have a type of their own. */
export function target<Input>(one: Target<Input>): Target {
  return one as Target;
}

export type Targets = Record<string, Target>;

/** All targets by name: each file in `targets` exports some. */
export async function loadTargets(): Promise<Targets> {
  const folder = new URL("./targets/", import.meta.url);
  const names = readdirSync(folder).toSorted();
  const parts = await Promise.all(
    names.map(async (name) => ((await import(new URL(name, folder).href)) as { targets: Targets }).targets),
  );
  return Object.assign({}, ...parts);
}

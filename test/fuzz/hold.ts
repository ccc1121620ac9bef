import fc from "fast-check";
import type { Target } from "./target.ts";

/** The same inputs in each run: a failure is the change's, not the day's. */
const SEED = 20_261_122;

/** Tries a target on as many inputs as each test run does. */
export async function hold({ inputs, check, runs, finish }: Target): Promise<void> {
  const property = fc.asyncProperty(inputs, async (input) => check(input));
  await fc.assert(property, { seed: SEED, numRuns: runs });
  await finish?.();
}

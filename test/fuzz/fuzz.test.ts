import fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { loadTargets } from "./target.ts";

/** The same inputs in each run: a failure is the change's, not the day's. */
const SEED = 20_261_122;

const targets = await loadTargets();

test.each(Object.entries(targets))(
  "%s",
  async (_, { inputs, check, runs }) => {
    await fc.assert(
      fc.asyncProperty(inputs, async (input) => check(input)),
      { seed: SEED, numRuns: runs },
    );
  },
  120_000,
);

test("every format is a target", () => {
  expect(Object.keys(targets).filter((name) => name.startsWith("read.")).length).toBeGreaterThanOrEqual(5);
});

afterAll(async () => {
  for (const { finish } of Object.values(targets)) await finish?.();
});

import { expect, test } from "vitest";
import { hold } from "./hold.ts";
import { loadTargets } from "./target.ts";

const targets = await loadTargets();
const ours = Object.entries(targets).filter(([, { needsProgram }]) => !needsProgram);

test.each(ours)("%s", (_, target) => hold(target), 120_000);

test("every format is a target", () => {
  expect(Object.keys(targets).filter((name) => name.startsWith("read.")).length).toBeGreaterThanOrEqual(5);
});

import { test } from "vitest";
import { hold } from "../fuzz/hold.ts";
import { loadTargets } from "../fuzz/target.ts";

const programs = Object.entries(await loadTargets()).filter(([, { needsProgram }]) => needsProgram);

test.each(programs)("%s", (_, target) => hold(target), 240_000);

/** Runs the bundled tests on one mutant after another; `run.ts` starts it anew where a mutant never comes to an end. */
import { parentPort, workerData } from "node:worker_threads";
import type { Noted } from "./vitest-shim.ts";

/** What the changed sources read and write; the names are the instrumenter's. */
interface Switch {
  activeMutant?: string | undefined;
  currentTestId?: string | undefined;
  mutantCoverage?: { static: Record<string, number>; perTest: Record<string, Record<string, number>> };
  hitCount?: number;
  hitLimit?: number;
}

export interface Job {
  mutant: string;
  /** Numbers of tests, in the order to run them in. */
  tests: number[];
  /** A mutant that is met more often than this is in a loop without end. */
  hitLimit: number;
}

export interface ThreadData {
  /** A mutant that is there while the modules are loaded. */
  loadWith?: string;
  jobs?: Job[];
}

export interface Measured {
  tests: { name: string; ms: number }[];
  atLoad: Record<string, number>;
  perTest: Record<string, Record<string, number>>;
}

export type Message =
  | { type: "measured"; measured: Measured }
  /** Of a test of a mutant; without one, of loading. */
  | { type: "begin"; mutant: string; test?: number }
  | { type: "result"; mutant: string; killer?: string };

const { loadWith, jobs } = workerData as ThreadData;
const mutants: Switch = { activeMutant: loadWith };
(globalThis as { __stryker__?: Switch }).__stryker__ = mutants;

const send = (message: Message): void => parentPort?.postMessage(message);

if (jobs) {
  const [first] = jobs;
  if (loadWith !== undefined && first) send({ type: "begin", mutant: first.mutant });
  let tests: Noted[] = [];
  let broken: unknown;
  try {
    tests = await load();
  } catch (error) {
    broken = error;
  }
  for (const { mutant, tests: numbers, hitLimit } of jobs) {
    send({ type: "begin", mutant });
    Object.assign(mutants, { activeMutant: mutant, hitCount: 0, hitLimit });
    let killer = broken === undefined ? undefined : "loading";
    for (const number of killer === undefined ? numbers : []) {
      send({ type: "begin", mutant, test: number });
      if (await isHeld(tests[number] as Noted)) continue;
      killer = tests[number]?.name;
      break;
    }
    Object.assign(mutants, { activeMutant: undefined, hitCount: 0 });
    send({ type: "result", mutant, ...(killer !== undefined && { killer }) });
  }
} else {
  const tests = await load();
  const times: Measured["tests"] = [];
  for (const [number, { name, run }] of tests.entries()) {
    mutants.currentTestId = String(number);
    const started = process.cpuUsage();
    try {
      await run();
    } catch (error) {
      throw new Error(`“${name}” fails without a mutant`, { cause: error });
    }
    const { user, system } = process.cpuUsage(started);
    times.push({ name, ms: (user + system) / 1000 });
  }
  const { static: atLoad, perTest } = mutants.mutantCoverage ?? { static: {}, perTest: {} };
  send({ type: "measured", measured: { tests: times, atLoad, perTest } });
}

/** Only now, when it is settled whether a mutant is there. `sources.ts` gives the name its meaning. */
async function load(): Promise<Noted[]> {
  return ((await import("all-tests")) as { tests: Noted[] }).tests;
}

async function isHeld({ run }: Noted): Promise<boolean> {
  try {
    await run();
    return true;
  } catch {
    return false;
  }
}

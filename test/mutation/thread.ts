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
  /** Whether it has to be there while the modules are loaded. */
  isAtLoad?: true;
}

export interface ThreadData {
  /** The URL of the bundled tests. */
  tests: string;
  /** Absent: the tests are measured. */
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

const { jobs, tests } = workerData as ThreadData;
const mutants: Switch = {};
(globalThis as { __stryker__?: Switch }).__stryker__ = mutants;

const send = (message: Message): void => parentPort?.postMessage(message);

if (jobs) {
  let kept: Noted[] | undefined;
  for (const job of jobs) {
    const { mutant } = job;
    send({ type: "begin", mutant });
    if (job.isAtLoad) mutants.activeMutant = mutant;
    let killer: string | undefined;
    try {
      if (!job.isAtLoad) kept ??= await load();
      killer = await killerOf(job, job.isAtLoad ? await load(mutant) : (kept ?? []));
    } catch {
      killer = "loading";
    }
    mutants.activeMutant = undefined;
    send({ type: "result", mutant, ...(killer !== undefined && { killer }) });
  }
} else {
  const all = await load();
  const times: Measured["tests"] = [];
  for (const [number, { name, run }] of all.entries()) {
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

/** All modules of ours anew, with the packages that they use as they are. */
async function load(mutant = ""): Promise<Noted[]> {
  return ((await import(`${tests}?${mutant}`)) as { tests: Noted[] }).tests;
}

/** The first test that notices a mutant. */
async function killerOf({ mutant, tests: numbers, hitLimit }: Job, all: readonly Noted[]): Promise<string | undefined> {
  Object.assign(mutants, { activeMutant: mutant, hitCount: 0, hitLimit });
  for (const number of numbers) {
    send({ type: "begin", mutant, test: number });
    if (!(await isHeld(all[number] as Noted))) return all[number]?.name;
  }
  return undefined;
}

async function isHeld({ run }: Noted): Promise<boolean> {
  try {
    await run();
    return true;
  } catch {
    return false;
  }
}

/**
 * `npm run mutation [-- FILE …]`: changes the sources in thousands of small ways, and tells which changes no test notices.
 *
 * The mutants are Stryker's. They are run here since its runners load all tests anew for each: here they stay loaded, and each
 * mutant meets only the tests that come past it, the quickest first.
 */
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { bundle, type Mutant } from "./sources.ts";
import type { Job, Measured, Message, ThreadData } from "./thread.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const out = fileURLToPath(new URL("reports/", import.meta.url));

/** What tells of the core's middle without reading a whole rule book. */
const TESTS = [
  ...filesIn("test/text"),
  ...filesIn("test/match"),
  ...["mask", "plain", "markdown", "html"].map((name) => `test/formats/${name}.test.ts`),
];
/** A mutant does not wait for tests that measure time, nor for those that take longer than this, in milliseconds. */
const GROWTH = /grows/;
const SLOW = 1000;

/** They keep what they have worked out, so that what survives is tried once more where nothing has been worked out yet. */
const REMEMBERING = ["core/text/chars.ts", "core/match/forms.ts"];

/** With a mutant, a test gets so much of the processor's time, in milliseconds, and so many times what it takes without. */
const PATIENCE = 300;
const TIMES = 5;
/** Loading gets so much. */
const LOADING = 5000;
/** A thread is not asked for more mutants: each that has to be there at loading leaves its modules behind. */
const AT_ONCE = 300;
/** How often it is looked at, in milliseconds. */
const LOOK = 100;
/** A loop is without end where it goes on so many times longer than it did. */
const LOOPS = 100;

type Fate = { killer: string } | "timeout" | "survived" | "no coverage" | "ignored";

const files = process.argv.slice(2);
if (files.length === 0) files.push(...filesIn("core/text"), ...filesIn("core/match"));
mkdirSync(out, { recursive: true });
const mutants = await bundle(root, files, TESTS, out);
const measured = await measure();
const fates = new Map<string, Fate>();

process.once("SIGINT", stop).once("SIGTERM", stop);
const jobs: Job[] = [];
for (const { id, ignored } of mutants) {
  const tests = testsOf(id);
  const hitLimit = hitsOf(id) * LOOPS;
  if (ignored !== undefined) fates.set(id, "ignored");
  else if (id in measured.atLoad) jobs.push({ mutant: id, tests: testsOfFile(id), hitLimit, isAtLoad: true });
  else if (tests.length === 0) fates.set(id, "no coverage");
  else jobs.push({ mutant: id, tests, hitLimit });
}
console.log(`${mutants.length} mutants, ${jobs.length} of them met by some of ${measured.tests.length} tests`);
await runAll(jobs);
const again = jobs.filter(
  ({ mutant, isAtLoad }) => !isAtLoad && isMissed(mutant) && REMEMBERING.includes(fileOf(mutant)),
);
await runAll(again.map((job) => ({ ...job, isAtLoad: true })));
report();

/** What is known so far is shown. */
function stop(): void {
  report();
  process.exit(1);
}

function isMissed(mutant: string): boolean {
  const fate = fates.get(mutant);
  return fate === "survived" || fate === "no coverage";
}

function filesIn(folder: string): string[] {
  const names = readdirSync(new URL(`../../${folder}`, import.meta.url)).filter((name) => name.endsWith(".ts"));
  return names.toSorted().map((name) => `${folder}/${name}`);
}

function allTests(): number[] {
  return [...measured.tests.entries()]
    .filter(([, { name, ms }]) => ms < SLOW && !GROWTH.test(name))
    .toSorted(([, a], [, b]) => a.ms - b.ms)
    .map(([number]) => number);
}

function testsOf(mutant: string): number[] {
  return allTests().filter((number) => measured.perTest[number]?.[mutant] !== undefined);
}

/** What is made at loading is used by the functions around it. */
function testsOfFile(mutant: string): number[] {
  const ids = mutants.filter(({ file }) => file === fileOf(mutant)).map(({ id }) => id);
  const tests = allTests().filter((number) => ids.some((id) => measured.perTest[number]?.[id] !== undefined));
  return tests.length > 0 ? tests : allTests();
}

function fileOf(mutant: string): string {
  return mutants.find(({ id }) => id === mutant)?.file ?? "";
}

function hitsOf(mutant: string): number {
  const hits = Object.values(measured.perTest).map((counts) => counts[mutant] ?? 0);
  return Math.max(1000, ...hits, measured.atLoad[mutant] ?? 0);
}

function measure(): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const thread = start({});
    thread.once("error", reject);
    thread.once("message", (message: Message) => message.type === "measured" && resolve(message.measured));
  });
}

function start(data: Omit<ThreadData, "tests">): Worker {
  const reports = new URL("reports/", import.meta.url);
  return new Worker(new URL("thread.mjs", reports), {
    workerData: { ...data, tests: new URL("tests.mjs", reports).href },
  });
}

/** Runs mutants in one thread, and in the next where one of them hangs. */
async function runAll(jobs: readonly Job[]): Promise<void> {
  for (const { mutant } of jobs) fates.delete(mutant);
  for (let left = jobs; left.length > 0; left = left.filter(({ mutant }) => !fates.has(mutant))) {
    await runUntilHang(left.slice(0, AT_ONCE));
  }
}

function runUntilHang(jobs: readonly Job[]): Promise<void> {
  return new Promise((resolve) => {
    const thread = start({ jobs: [...jobs] });
    let current: string | undefined;
    let timer: NodeJS.Timeout | undefined;
    const finish = (fate?: Fate): void => {
      clearInterval(timer);
      if (fate !== undefined && current !== undefined) fates.set(current, fate);
      void thread.terminate().then(() => resolve());
    };
    thread.on("error", (error) => finish({ killer: String(error) }));
    thread.on("message", (message: Message) => {
      if (message.type === "measured") return;
      if (message.type === "begin") {
        current = message.mutant;
        const { test } = message;
        const limit = test === undefined ? LOADING : PATIENCE + (measured.tests[test]?.ms ?? 0) * TIMES;
        clearInterval(timer);
        const started = process.cpuUsage();
        timer = setInterval(() => {
          const { user, system } = process.cpuUsage(started);
          if ((user + system) / 1000 > limit) finish("timeout");
        }, LOOK);
        return;
      }
      fates.set(message.mutant, message.killer === undefined ? "survived" : { killer: message.killer });
      if (fates.size % 200 === 0) console.log(`${fates.size} of ${mutants.length}`);
      if (message.mutant === jobs.at(-1)?.mutant) finish();
    });
  });
}

function report(): void {
  const lines: string[] = [];
  const totals = { mutants: 0, caught: 0 };
  for (const file of files) {
    const own = mutants.filter(({ id, file: its }) => its === file && fates.has(id) && fates.get(id) !== "ignored");
    const missed = own.filter(({ id }) => isMissed(id));
    totals.mutants += own.length;
    totals.caught += own.length - missed.length;
    for (const mutant of missed) lines.push(show(mutant));
    console.log(`${file}: ${score(own.length - missed.length, own.length)}`);
  }
  console.log(`all: ${score(totals.caught, totals.mutants)}`);
  writeFileSync(`${out}missed.txt`, `${lines.join("\n")}\n`);
  console.log(`What was missed: ${out}missed.txt`);
}

function show({ id, file, line, was, is }: Mutant): string {
  const short = (code: string) => code.replace(/\s+/g, " ").slice(0, 160);
  return `${file}:${line} (${String(fates.get(id))})\n  - ${short(was)}\n  + ${short(is)}`;
}

function score(caught: number, all: number): string {
  return `${all === 0 ? "–" : ((100 * caught) / all).toFixed(1)} % of ${all}`;
}

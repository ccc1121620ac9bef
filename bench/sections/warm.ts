/**
 * A text of 2 KB in a program that runs already, as in a service or an editor: each linter in a process of its own, in turns.
 * Each text is another: nothing is gained by what was kept of the one before.
 */
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { root } from "../../scripts/rule-files.ts";
import { prose } from "../corpus.ts";
import { median, quantile, shown, table } from "../figures.ts";
import { peersFor } from "../peers/peers.ts";
import { type BenchLanguage, languages } from "../sentences.ts";

/** Milliseconds by the clock, and of processor time. */
type Time = [clock: number, cpu: number];

interface Subject {
  name: string;
  parameters: string[];
}

const BYTES = 2000;
const WARM_UP = 200;
/** In turns of so many texts, each of which stays in no cache of the processor for the next. */
const TURN = 20;
const TURNS_PER_ROUND = 5;

export async function warm(rounds: number): Promise<string> {
  const tables: string[] = [];
  for (const language of languages) tables.push(await measure(language, rounds * TURNS_PER_ROUND));
  return tables.join("\n");
}

async function measure(language: BenchLanguage, turns: number): Promise<string> {
  const subjects = await subjectsFor(language);
  const children = subjects.map(({ parameters }) =>
    fork(join(root, "bench/warm-child.js"), parameters, { cwd: join(root, "bench"), execArgv: [] }),
  );
  const times = subjects.map((): Time[] => []);
  try {
    for (const child of children) await answer(child);
    const texts = (from: number, count: number) =>
      Array.from({ length: count }, (_, i) => prose(language, BYTES, 10_000 + from + i));
    for (const child of children) await ask(child, texts(0, WARM_UP));
    for (let turn = 0; turn < turns; turn++) {
      const next = texts(WARM_UP + turn * TURN, TURN);
      for (const [i, child] of children.entries()) times[i]!.push(...(await ask(child, next)));
    }
  } finally {
    for (const child of children) child.kill();
  }
  const clocks = times.map((all) => all.map(([clock]) => clock));
  const cpus = times.map((all) => median(all.map(([, cpu]) => cpu)));
  return table(
    [`${language}, a text of 2 KB`, "CPU ÷ Tactful's", "median", "99 %", "CPU, median"],
    subjects.map(({ name }, i) => {
      const clock = clocks[i]!;
      const times = [median(clock), quantile(clock, 0.99), cpus[i]!].map((time) => `${shown(time)} ms`);
      return [name, shown(cpus[i]! / cpus[0]!), ...times];
    }),
  );
}

async function subjectsFor(language: BenchLanguage): Promise<Subject[]> {
  const own = join(root, "bench/tactful-lint.js");
  return [
    { name: "**Tactful**, Markdown", parameters: [own, language, ".md"] },
    { name: "**Tactful**, plain text", parameters: [own, language, ".txt"] },
    ...(await peersFor(language))
      .filter(({ isJavaScript }) => isJavaScript)
      .map(({ name, folder }) => ({ name, parameters: [join(root, "bench/peers", folder, "lint.js"), language] })),
  ];
}

/** @throws where it ends instead. */
async function answer(child: ChildProcess): Promise<Time[]> {
  const settled = new AbortController();
  const ended = once(child, "exit", settled).then(() => {
    throw new Error(`${child.spawnargs.join(" ")} ended`);
  });
  try {
    const [times] = (await Promise.race([once(child, "message", settled), ended])) as [Time[]];
    return times;
  } finally {
    settled.abort();
  }
}

function ask(child: ChildProcess, texts: readonly string[]): Promise<Time[]> {
  const times = answer(child);
  child.send(texts);
  return times;
}

/** `npm run fuzz -- TARGET RUNS [SEED [PATH]]`: many inputs for one target, by hand. Prints what repeats a failure. */
import { Worker } from "node:worker_threads";
import fc from "fast-check";
import { loadTargets } from "./target.ts";

/** An input that takes longer than this, in seconds, counts as a hang. */
const PATIENCE = 10;

const [name = "", runs = "1000000", seed = String(Date.now() % 2 ** 31), path] = process.argv.slice(2);
const targets = await loadTargets();
const target = targets[name];
if (target === undefined) {
  console.error(`Name a target: ${Object.keys(targets).join(", ")}`);
  process.exit(2);
}

const done = new Int32Array(new SharedArrayBuffer(4));
watch();
const started = performance.now();
const count = Number(runs);
await fc.assert(
  fc.asyncProperty(target.inputs, async (input) => {
    await target.check(input);
    done[0]!++;
    if (done[0]! % Math.ceil(count / 20) === 0) tell(`${done[0]} of ${count}`);
  }),
  { seed: Number(seed), numRuns: count, ...(path !== undefined && { path, endOnFailure: true }) },
);
await target.finish?.();
tell(`done, ${count} inputs held`);
process.exit(0);

function tell(what: string): void {
  const [seconds, megabytes] = [(performance.now() - started) / 1000, process.memoryUsage.rss() / 1e6];
  console.log(`${name} seed ${seed}: ${what}, ${seconds.toFixed(0)} s, ${megabytes.toFixed(0)} MB`);
}

/** A thread of its own sees a hang, which this one cannot. */
function watch(): void {
  const code = `
    const { done, patience, name, seed } = require("node:worker_threads").workerData;
    let [last, since] = [-1, 0];
    setInterval(() => {
      if (done[0] !== last) return void ([last, since] = [done[0], 0]);
      if (++since < patience) return;
      // Not by the console, which goes through the thread that hangs.
      require("node:fs").writeSync(2, name + " hangs: npm run fuzz -- " + name + " 1 " + seed + " " + last + "\\n");
      setTimeout(() => process.kill(process.pid, "SIGKILL"), 200);
    }, 1000);`;
  new Worker(code, { eval: true, workerData: { done, patience: PATIENCE, name, seed } }).unref();
}

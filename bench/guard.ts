/**
 * `npm run bench:guard [-- --write]`: fails where a ratio of bench/ratios.json got a quarter worse, in each of three attempts.
 * `--write` commits what is measured, the median of as many.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { root } from "../scripts/rule-files.ts";
import { median } from "./figures.ts";
import { guardMeasures } from "./guard-measures.ts";
import { LIMIT, type Ratios, verdictOn } from "./guard-verdict.ts";

const ATTEMPTS = 3;
const path = join(root, "bench/ratios.json");
/** Ratios of one major version of Node say little of another's. */
const node = Number(process.versions.node.split(".", 1)[0]);

const { values } = parseArgs({ options: { write: { type: "boolean", default: false } } });
const measures = await guardMeasures();
if (values.write) await write();
else await check();

async function write(): Promise<void> {
  const ratios: Ratios = {};
  for (const [name, measure] of Object.entries(measures)) {
    const attempts: number[] = [];
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const ratio = await measure();
      if (ratio !== undefined) attempts.push(ratio);
    }
    if (attempts.length === 0) throw new Error(`${name} cannot be measured here: commit from a machine where it can`);
    ratios[name] = Number(median(attempts).toPrecision(3));
    process.stdout.write(`${ratios[name]}  ${name}\n`);
  }
  writeFileSync(path, `${JSON.stringify({ node, ratios }, null, 2)}\n`);
}

async function check(): Promise<void> {
  const committed = JSON.parse(readFileSync(path, "utf8")) as { node: number; ratios: Ratios };
  const best: Record<string, number | undefined> = {};
  let names = Object.keys(measures);
  for (let attempt = 1; attempt <= ATTEMPTS && names.length > 0; attempt++) {
    for (const name of names) {
      const ratio = await measures[name]!();
      best[name] = best[name] === undefined || ratio === undefined ? ratio : Math.min(best[name], ratio);
      const said =
        ratio === undefined ? "not measured here" : `${ratio.toPrecision(3)}, committed ${committed.ratios[name]}`;
      process.stdout.write(`${name}: ${said}${attempt > 1 ? ` (attempt ${attempt})` : ""}\n`);
    }
    names = verdictOn(committed.ratios, best).worse;
  }
  const { worse, better, unknown } = verdictOn(committed.ratios, best);
  for (const name of better)
    process.stdout.write(`Better by a quarter or more: ${name}. \`-- --write\` keeps the gain.\n`);
  for (const name of unknown)
    process.stderr.write(`Measured or committed, but not both: ${name}. \`-- --write\` mends it.\n`);
  for (const name of worse) process.stderr.write(`More than ${LIMIT} times the committed ratio: ${name}\n`);
  if (committed.node !== node && worse.length > 0) {
    process.stderr.write(
      `The ratios are those of Node.js ${committed.node}: on Node.js ${node} they do not fail the guard.\n`,
    );
  } else if (worse.length > 0) process.exitCode = 1;
  if (unknown.length > 0) process.exitCode = 1;
}

/** A table of replies, as a program: 100,000 rows, or a gigabyte, which must not be held in memory. */
import { createWriteStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { root } from "../../scripts/rule-files.ts";
import { tableLines } from "../corpus.ts";
import { table as markdownTable, median, shown } from "../figures.ts";
import { tactful } from "../product.ts";
import { run, type Usage } from "../program.ts";

const ROWS = 100_000;
/** As many as make 1 GB. */
const GIGABYTE_ROWS = 1_150_000;
/** One round is enough for what takes so many seconds. */
const ENOUGH = 60;
/** The gigabyte's, in seconds. */
const LIMIT = 3600;

export function table(rounds: number): Promise<string> {
  return measure("100,000 rows", ROWS, Math.min(rounds, 2));
}

export function gigabyte(): Promise<string> {
  return measure("1 GB", GIGABYTE_ROWS, 1);
}

async function measure(name: string, rows: number, rounds: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "tactful-bench-"));
  const path = join(folder, "replies.jsonl");
  const usages: Record<"floor" | "one" | "ours", Usage[]> = { floor: [], one: [], ours: [] };
  let bytes = 0;
  try {
    await pipeline(tableLines(rows), createWriteStream(path));
    bytes = statSync(path).size;
    for (let round = 0; round < rounds; round++) {
      usages.floor.push(run([process.execPath, join(root, "bench/floors/table.js"), path], folder, LIMIT));
      // As lines, which are what a table is checked for; they go where all output goes.
      const own = run([...tactful(path), "--format", "ndjson"], folder, LIMIT);
      usages.ours.push(own);
      if (rows === ROWS) {
        usages.one.push(run([...tactful(path), "--format", "ndjson", "--concurrency", "1"], folder, LIMIT));
      }
      if (own.wall > ENOUGH) break;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  const own = median(usages.ours.map(({ wall }) => wall));
  return markdownTable(
    [
      `${name} of JSON lines, ru and en, ${(bytes / 1e6).toFixed(0)} MB`,
      "time ÷ Tactful's",
      "rate",
      "CPU",
      "most memory",
    ],
    (
      [
        ["lines, and `JSON.parse` of each", usages.floor],
        ["**Tactful**", usages.ours],
        ["Tactful, `--concurrency 1`", usages.one],
      ] as const
    )
      .filter(([, had]) => had.length > 0)
      .map(([what, had]) => {
        const wall = median(had.map((usage) => usage.wall));
        const cpu = had[0]?.cpu === undefined ? "" : `${shown(median(had.map((usage) => usage.cpu ?? 0)))} s`;
        const peak =
          had[0]?.peak === undefined ? "" : `${Math.max(...had.map((usage) => usage.peak ?? 0)).toFixed(0)} MB`;
        return [what, shown(wall / own), `${shown(bytes / 1e6 / wall)} MB/s`, cpu, peak];
      }),
  );
}

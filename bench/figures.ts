/** What measures have in common: how they are summed up, and how they come into docs/performance.md. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/rule-files.ts";

/** What the figures are of. */
export const machine = `Node.js ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores`;

/** Rounds before those that count: programs are compiled while they run. */
export const WARM_UP = 10;

/** Puts what a program measured between its marks. @throws where the page has no place for it. */
export function writeFigures(program: string, figures: string): void {
  const path = join(root, "docs/performance.md");
  const page = readFileSync(path, "utf8");
  const begin = `<!-- figures start: written by ${program} -->\n`;
  const start = page.indexOf(begin);
  const end = page.indexOf("<!-- figures end -->", start);
  if (start < 0 || end < 0) throw new Error(`docs/performance.md has no place for the figures of ${program}`);
  writeFileSync(path, `${page.slice(0, start)}${begin}${figures}${page.slice(end)}`);
}

/** A table in Markdown; columns after the first `texts` are numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const lines = [head, head.map((_, i) => (i < texts ? "---" : "--:")), ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |\n`).join("");
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value that so large a share of the values is not above. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

/** With three digits that count: 0.123, 1.23, 12.3, 123, 1234. */
export function shown(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/**
 * Milliseconds of processor time of each round, the tasks in turns, after some rounds to warm up. A task is told its round,
 * from 0, those before included.
 */
export async function inTurns<Name extends string>(
  tasks: Record<Name, (round: number) => unknown>,
  rounds: number,
): Promise<Record<Name, number[]>> {
  const names = Object.keys(tasks) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round < WARM_UP + rounds; round++) {
    for (const name of names) {
      const time = await processorTime(() => tasks[name](round));
      if (round >= WARM_UP) times[name].push(time);
    }
  }
  return times;
}

/** In milliseconds, of all threads of the process: unlike the clock, it does not count what other programs do meanwhile. */
async function processorTime(task: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Large tables, as the program reads them: in little memory, and again after it was killed. */
import { spawn, spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, statSync, writeSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test, vi } from "vitest";
import { folderWith } from "../cli/harness.ts";

vi.setConfig({ testTimeout: 300_000 });

const bin = fileURLToPath(new URL("../../dist/bin.cjs", import.meta.url));
const measure = fileURLToPath(new URL("./peak-memory.mjs", import.meta.url));

/** A table of so many megabytes; few of its bytes are words to check. */
function writeTable(path: string, megabytes: number): void {
  const file = openSync(path, "w");
  const filling = "x".repeat(5000);
  for (let row = 1; row <= megabytes * 200; row++) {
    const text = row % 10 === 0 ? `You failed to read the terms, number ${row}.` : null;
    writeSync(file, `${JSON.stringify({ id: row, filling, reply: text, review: "Bad." })}\n`);
  }
  closeSync(file);
}

test("a table of four times the size takes no more memory", () => {
  const cwd = folderWith({});
  const [small, large] = [24, 96].map((megabytes) => {
    writeTable(join(cwd, "t.jsonl"), megabytes);
    const argv = ["--import", measure, bin, "t.jsonl", "--format", "ndjson", "--output-file", "out.ndjson"];
    const { stderr, status } = spawnSync(process.execPath, argv, { cwd, encoding: "utf8" });
    expect(status).toBe(1);
    expect(readFileSync(join(cwd, "out.ndjson"), "utf8").split("\n")).toHaveLength(megabytes * 20 + 1);
    return Number(/peak (\d+)/.exec(stderr)?.[1]);
  }) as [number, number];
  expect(large).toBeLessThan(1.25 * small);
});

test("a run that is killed again and again loses and doubles nothing", async () => {
  const cwd = folderWith({});
  writeTable(join(cwd, "t.jsonl"), 16);
  const argv = [bin, "t.jsonl", "--format", "ndjson", "--output-file"];
  spawnSync(process.execPath, [...argv, "whole.ndjson"], { cwd });
  const path = join(cwd, "out.ndjson");
  const sizes: number[] = [];
  // What is killed before it has written anything tells nothing: each time it is given until then, and a little longer.
  for (let round = 0; round < 5; round++) {
    const child = spawn(process.execPath, [...argv, "out.ndjson", "--resume"], { cwd, stdio: "ignore" });
    const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
    const before = sizeOf(path);
    while (child.exitCode === null && sizeOf(path) <= before) await sleep(5);
    await sleep(round * 20);
    child.kill("SIGKILL");
    await ended;
    sizes.push(sizeOf(path));
  }
  const { status } = spawnSync(process.execPath, [...argv, "out.ndjson", "--resume"], { cwd });
  expect(status).toBe(1);
  expect(sizes[0]).toBeLessThan(sizeOf(path));
  expect(readFileSync(path, "utf8")).toBe(readFileSync(join(cwd, "whole.ndjson"), "utf8"));
});

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}

import { readFileSync } from "node:fs";
import { main } from "../cli/main.ts";
import type { Problem } from "../core/problem.ts";

/** A record of a corpus with what the command line found in it. */
export interface LintedRecord {
  id: string;
  language: string;
  kind: string;
  text: string;
  source: Record<string, unknown>;
  problems: Problem[];
}

interface Output {
  files: { path: string; documents: { id: string; row: number; problems: Problem[] }[] }[];
}

/** Runs the command line itself over tables of documents; its records come back beside their sources. */
export async function lintRecords(files: readonly string[]): Promise<LintedRecord[]> {
  const linted: LintedRecord[] = [];
  for (const file of files) {
    const { files: results } = JSON.parse(await runCli([file])) as Output;
    const sources = readFileSync(file, "utf8")
      .split("\n")
      .filter(Boolean)
      .map((line) => JSON.parse(line));
    for (const { row, problems } of results[0]?.documents ?? []) {
      const source = sources[row - 1];
      linted.push({ id: source.id, language: source.lang, kind: source.kind, text: source.text, source, problems });
    }
  }
  return linted;
}

async function runCli(files: readonly string[]): Promise<string> {
  const written: string[] = [];
  const errors: string[] = [];
  const sink = (list: string[]) => ({ write: (text: string) => void list.push(text), isTTY: false });
  const code = await main(["--no-config", "--format", "json", "--fail-on", "never", ...files], {
    cwd: process.cwd(),
    env: {},
    stdin: (async function* () {})(),
    stdout: sink(written),
    stderr: sink(errors),
  });
  if (code !== 0) throw new Error(`the command line ended with ${code}: ${errors.join("")}`);
  return written.join("");
}

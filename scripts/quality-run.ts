import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { main } from "../cli/main.ts";
import type { Problem } from "../core/problem.ts";

/** A record of a corpus with what the command line found in it. */
export interface LintedRecord {
  id: string;
  language: string;
  kind: string;
  text: string;
  source: Record<string, unknown>;
  problems: LintedProblem[];
}

/** A problem as JSON output has it. */
export type LintedProblem = Problem & { source?: "reader"; probability?: number };

interface Output {
  files: { path: string; documents: { id: string; row: number; problems: LintedProblem[] }[] }[];
}

/**
 * Runs the command line itself over tables of documents; its records come back beside their sources.
 * @param config What a `tactful.json` would say.
 */
export async function lintRecords(files: readonly string[], config: object = {}): Promise<LintedRecord[]> {
  const folder = mkdtempSync(join(tmpdir(), "tactful-quality-"));
  try {
    const path = join(folder, "tactful.json");
    writeFileSync(path, JSON.stringify(config));
    return await lintWith(files, path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function lintWith(files: readonly string[], config: string): Promise<LintedRecord[]> {
  const linted: LintedRecord[] = [];
  for (const file of files) {
    const { files: results } = JSON.parse(await runCli(["--config", config, file])) as Output;
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
  const code = await main(["--format", "json", "--fail-on", "never", ...files], {
    cwd: process.cwd(),
    env: {},
    stdin: (async function* () {})(),
    stdout: sink(written),
    stderr: sink(errors),
  });
  if (code !== 0) throw new Error(`the command line ended with ${code}: ${errors.join("")}`);
  return written.join("");
}

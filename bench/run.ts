/**
 * `npm run bench [-- --write]`: speed as ratios to other work in the same process and run, interleaved, medians.
 * Seconds depend on the machine; ratios less so. `--write` puts the figures into docs/performance.md.
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type * as Tactful from "../index.ts";
import { root } from "../scripts/rule-files.ts";
import { type BenchLanguage, jsonLines, markdownFiles, prose } from "./corpus.ts";
import { machine, writeFigures } from "./figures.ts";

type Task = () => unknown;

const ROUNDS = 15;
// What ships, not the sources: a loader that translates them as they run would be measured too.
const { createMemory, createTactful, defaultSettings, formatFor, UserError } = (await import(
  join(root, "dist/index.js")
)) as typeof Tactful;
const settings: Tactful.Settings = { ...defaultSettings, kind: "reply" };
const linter = await createTactful();
const [markdown, plain, table] = await Promise.all(["a.md", "a.txt", "a.jsonl"].map(formatFor));
const parser = unified().use(remarkParse);
const lines: string[] = [];

for (const language of ["ru", "en"] as const) {
  await measureMarkdown(language);
  await measurePlain(language);
  await measureTable(language);
  await measureEditing(language);
  await measureReply(language);
}
await measureColdStart();

const report = lines.join("\n");
process.stdout.write(`${report}\n`);
if (process.argv.includes("--write")) {
  const head = `${machine}; medians of ${ROUNDS} interleaved rounds.\n\n| what | ratio | rate |\n| --- | --: | --: |\n`;
  writeFigures("bench/run.ts", `${head}${report}\n`);
}

async function measureMarkdown(language: BenchLanguage): Promise<void> {
  const files = markdownFiles(language, 300);
  const { parse, lint } = await medians({
    parse: () => files.map((text) => parser.parse(text)),
    lint: async () => {
      for (const text of files) await lintAll(markdown, text);
    },
  });
  lines.push(
    `| Markdown, ${language}: lint ÷ \`remark-parse\` alone | ${(lint / parse).toFixed(2)} | ${rate(files, lint)} |`,
  );
}

async function measurePlain(language: BenchLanguage): Promise<void> {
  const texts = Array.from({ length: 400 }, (_, i) => prose(language, 2000, i));
  const { scan, lint } = await medians({
    scan: () => texts.reduce((sum, text) => sum + scanText(text), 0),
    lint: async () => {
      for (const text of texts) await lintAll(plain, text);
    },
  });
  lines.push(`| plain text, ${language}: lint ÷ a bare scan | ${(lint / scan).toFixed(1)} | ${rate(texts, lint)} |`);
}

async function measureTable(language: BenchLanguage): Promise<void> {
  const rows = jsonLines(language, 2000);
  const { parse, lint } = await medians({
    parse: () => rows.split("\n").map((line) => JSON.parse(line)),
    lint: () => lintAll(table, rows),
  });
  lines.push(
    `| table (JSON lines), ${language}: lint ÷ \`JSON.parse\` alone | ${(lint / parse).toFixed(1)} | ${rate([rows], lint)} |`,
  );
}

/** The editor's path: a letter is typed into one paragraph of a long document. */
async function measureEditing(language: BenchLanguage): Promise<void> {
  const text = markdownFiles(language, 200).join("\n\n").slice(0, 100_000);
  for (const [place, share] of [
    ["start", 0.02],
    ["end", 0.98],
  ] as const) {
    const { at, block } = proseAt(text, share);
    const memory = createMemory();
    let typed = 0;
    const type = (words: string, offset: number) => `${words.slice(0, offset)}${typed++}${words.slice(offset)}`;
    const { again, alone } = await medians({
      again: () => lintAll(markdown, type(text, at), memory),
      alone: () => lintAll(markdown, type(block, 1)),
    });
    lines.push(
      `| one paragraph changed at the ${place} of 100 KB of Markdown, ${language}: lint again ÷ lint of that paragraph alone | ${(again / alone).toFixed(1)} | ${again.toFixed(1)} ms |`,
    );
  }
}

/** A paragraph without any mark about there, and the offset of its second letter. */
function proseAt(text: string, share: number): { at: number; block: string } {
  const from = Math.floor(text.length * share);
  const { index, 0: block } = /(?<=\n\n)\p{L}[^\n#*&[{-]{60,}(?=\n\n)/u.exec(text.slice(from)) ?? { index: 0, 0: "" };
  if (block === "") throw new Error("no paragraph of plain prose");
  return { at: from + index + 1, block };
}

/** A reply of 2 KB while it is written. */
async function measureReply(language: BenchLanguage): Promise<void> {
  const review = prose(language, 300, 5).replace(/\s+/g, " ").replaceAll(":", "");
  const body = prose(language, 2000, 6);
  const memory = createMemory();
  const times: number[] = [];
  for (let typed = -200; typed < 1000; typed++) {
    const text = `---\nrating: 2\nreview: ${review}\n---\n\n${body.slice(0, 40)}${typed}${body.slice(40)}`;
    const started = performance.now();
    await lintAll(markdown, text, memory);
    if (typed >= 0) times.push(performance.now() - started);
  }
  times.sort((a, b) => a - b);
  const [half, most] = [0.5, 0.99].map((share) => (times[Math.floor(times.length * share)] as number).toFixed(1));
  lines.push(`| a reply of 2 KB after each key, ${language}: p50, p99 | ${half}, ${most} ms | |`);
}

async function lintAll(
  format: Tactful.Format | undefined,
  text: string,
  memory?: Tactful.DocumentMemory,
): Promise<void> {
  for (const document of format?.read(text, { memory }) ?? []) {
    if (document instanceof UserError) throw document;
    await linter.lint(document, settings, undefined, memory);
  }
}

/** The bundled command line on one small file, against Node starting and ending. */
async function measureColdStart(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "tactful-bench-"));
  for (const [language, file] of [
    ["ru", "ru.md"],
    ["en", "en.md"],
  ] as const) {
    const path = join(folder, file);
    writeFileSync(path, prose(language, 1500, 7));
    const { node, tactful } = await medians({
      node: () => execFileSync(process.execPath, ["-e", "0"]),
      tactful: () =>
        execFileSync(process.execPath, [join(root, "dist/bin.js"), "--no-config", "--fail-on", "never", path]),
    });
    lines.push(
      `| cold start, one small file, ${language}: \`tactful\` ÷ \`node -e 0\` | ${(tactful / node).toFixed(2)} | ${tactful.toFixed(0)} ms |`,
    );
  }
  rmSync(folder, { recursive: true });
}

/** Medians of interleaved rounds, in milliseconds, after two rounds to warm up. */
async function medians<Name extends string>(tasks: Record<Name, Task>): Promise<Record<Name, number>> {
  const names = Object.keys(tasks) as Name[];
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -2; round < ROUNDS; round++) {
    for (const name of names) {
      const started = performance.now();
      await tasks[name]();
      if (round >= 0) times[name].push(performance.now() - started);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
}

function median(values: number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] as number;
}

function rate(texts: readonly string[], milliseconds: number): string {
  const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  return `${(bytes / 1000 / milliseconds).toFixed(1)} MB/s`;
}

function scanText(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

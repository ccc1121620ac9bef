/**
 * `npm run bench:editor [-- --write]`: how long a language server takes from a change to the problems of the changed text,
 * ours and others' in one run, edit by edit in turns. `--write` puts the figures into docs/performance.md.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/rule-files.ts";
import { prose } from "./corpus.ts";
import { EditorClient } from "./editor-client.ts";
import { machine, writeFigures } from "./figures.ts";
import type { BenchLanguage } from "./sentences.ts";

interface Server {
  name: string;
  command: [string, ...string[]];
  /** Whether problems are asked for, as VS Code does it, or sent by the server, as others have it. */
  pulls: boolean;
}

const SMALL = { name: "a reply of 2 KB", bytes: 2000, edits: 1000 };
const LARGE = { name: "a text of 100 KB", bytes: 100_000, edits: 30 };
/** Even, so that the text is as it was. */
const WARM_UP = 4;

const ours: [string, ...string[]] = [process.execPath, join(root, "dist/server.js"), "--stdio"];
const servers: Server[] = [
  { name: "Tactful, asked for problems", command: ours, pulls: true },
  { name: "Tactful, sending them", command: ours, pulls: false },
];
if (existsSync(join(root, "bench/node_modules"))) {
  for (const [name, file] of [
    ["remark with five retext plugins", "remark.js"],
    ["textlint with three rules", "textlint.js"],
  ] as const) {
    servers.push({ name, command: [process.execPath, join(root, "bench/peers", file), "--stdio"], pulls: false });
  }
} else {
  process.stderr.write("Only Tactful is measured: the others come with `npm install --prefix bench`.\n");
}

const lines: string[] = [];
tell("| server | text | median | 99 % | memory after all edits |");
tell("| --- | --- | --: | --: | --: |");
for (const language of ["ru", "en"] as const) {
  for (const text of [SMALL, LARGE]) await measure(language, text);
}
if (process.argv.includes("--write")) {
  writeFigures("bench/editor.ts", `${machine}; edits in turns.\n\n${lines.join("\n")}\n`);
}

/** As soon as it is known: the whole takes minutes. */
function tell(line: string): void {
  lines.push(line);
  process.stdout.write(`${line}\n`);
}

async function measure(language: BenchLanguage, { name, bytes, edits }: typeof SMALL): Promise<void> {
  const text = `${prose(language, bytes, 5)}\n`;
  const clients = await Promise.all(servers.map(({ command, pulls }) => EditorClient.start(command, pulls)));
  const times = servers.map((): number[] => []);
  for (const client of clients) await client.open(text);
  // In the middle, where a person would be: a letter more, then a letter less.
  const at = text.indexOf(" ", text.length / 2);
  for (let edit = -WARM_UP; edit < edits; edit++) {
    for (const [i, client] of clients.entries()) {
      const time = await client.edit(at, edit % 2 === 0 ? { put: "x" } : { cut: 1 });
      if (edit >= 0) times[i]!.push(time);
    }
  }
  for (const [i, client] of clients.entries()) {
    const sorted = times[i]!.sort((a, b) => a - b);
    const [median, high] = [0.5, 0.99].map((share) => sorted[Math.floor((sorted.length - 1) * share)]!.toFixed(1));
    const memory = client.memory();
    const shown = memory === undefined ? "" : `${memory.toFixed(0)} MB`;
    tell(`| ${servers[i]!.name} | ${language}, ${name} | ${median} ms | ${high} ms | ${shown} |`);
    await client.stop();
  }
}

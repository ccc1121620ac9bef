/** Real editors, without a screen: with the settings of the documentation, and a recorder between them and the server. */
import { spawn, spawnSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { CodeAction } from "vscode-languageserver/node";
import { folderWith } from "../cli/harness.ts";
import { checkSession } from "../helpers/lsp/check-session.ts";
import { applyEdits, type TextEdit } from "../helpers/lsp/positions.ts";
import { serverPath } from "../helpers/lsp/server-command.ts";
import { type Entry, type Message, readTranscript } from "../helpers/lsp/transcript.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const TIMEOUT = 60_000;

/** Whether a program runs here; says so where it does not. */
export function isInstalled(program: string, ...parameters: string[]): boolean {
  const found = spawnSync(program, parameters, { encoding: "utf8" });
  const isThere = found.status === 0;
  if (!isThere) console.warn(`${program} does not run here: its test is skipped.`);
  return isThere;
}

/** The settings that docs/editors.md gives for an editor. */
export function documentedSettings(editor: string): string {
  const page = readFileSync(join(root, "docs/editors.md"), "utf8");
  const found = new RegExp(`<!-- run: ${editor} -->\\n\`\`\`\\w+\\n([^]+?)\n\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/editors.md has no settings for ${editor}`);
  return found;
}

export interface EditorRun {
  code: number | null;
  /** What the driver wrote down: a list of words a line. */
  report: string[][];
  /** All that was printed, for messages. */
  output: string;
  entries: Entry[];
  /** The file as it was saved. */
  saved: string;
}

export interface EditorOptions {
  /** What is written to the file that is opened. */
  text: string;
  settings: { name: string; content: string };
  /** @param files The paths of the settings, and of the text. */
  command(files: { settings: string; text: string; driver: string }): [string, ...string[]];
  /** A file beside this one, which drives the editor. */
  driver: string;
}

/** Lets an editor open the text, apply the first rewrite that it is offered for the first problem, and save. */
export async function runEditor({ text: content, settings, command, driver }: EditorOptions): Promise<EditorRun> {
  const folder = folderWith({
    [settings.name]: settings.content,
    "work/reply.md": content,
    "work/tactful.json": "{}\n",
  });
  const log = join(folder, "lsp.jsonl");
  const report = join(folder, "report.txt");
  writeTap(join(folder, "tactful"), log);
  const text = join(folder, "work/reply.md");
  const [program, ...parameters] = command({
    settings: join(folder, settings.name),
    text,
    driver: join(root, "test/editors", driver),
  });
  const editor = spawn(program, parameters, {
    cwd: join(folder, "work"),
    env: {
      ...process.env,
      HOME: folder,
      XDG_CONFIG_HOME: folder,
      PATH: `${folder}:${process.env.PATH}`,
      REPORT: report,
    },
    stdio: ["ignore", "pipe", "pipe"],
    timeout: TIMEOUT,
    killSignal: "SIGKILL",
  });
  let output = "";
  for (const stream of [editor.stdout, editor.stderr]) {
    stream.on("data", (chunk: Buffer) => {
      output += chunk;
    });
  }
  const code = await new Promise<number | null>((resolve) => editor.on("exit", resolve));
  const lines = existsSync(report) ? readFileSync(report, "utf8").trimEnd().split("\n") : [];
  return {
    code,
    report: lines.map((line) => line.split("\t")),
    output,
    entries: existsSync(log) ? readTranscript(readFileSync(log, "utf8")) : [],
    saved: readFileSync(text, "utf8"),
  };
}

/** A program `tactful` that is the one which ships, and writes down what is said. */
function writeTap(path: string, log: string): void {
  const quoted = [
    process.execPath,
    "--import",
    import.meta.resolve("tsx"),
    join(root, "test/helpers/lsp/tap.ts"),
    log,
    "--",
    process.execPath,
    serverPath.replace(/server\.js$/, "bin.cjs"),
  ].map((part) => `"${part}"`);
  writeFileSync(path, `#!/bin/sh\nexec ${quoted.join(" ")} "$@"\n`);
  chmodSync(path, 0o755);
}

/** What the server did wrong. Editors' own faults are theirs. */
export function serverFaults(entries: readonly Entry[]): string[] {
  return checkSession(entries).flatMap(({ side, what }) => (side === "server" ? [what] : []));
}

/** The text with the first rewrite that the editor was offered. */
export function withFirstRewrite(text: string, entries: readonly Entry[]): string {
  const said = entries.flatMap((entry) => ("message" in entry ? [{ from: entry.from, ...entry.message }] : []));
  const asked = said.find(({ from, method }) => from === "client" && method === "textDocument/codeAction") as Message;
  const answer = said.find(({ from, id, method }) => from === "server" && id === asked?.id && method === undefined);
  const [action] = (answer?.result ?? []) as CodeAction[];
  const { changes, documentChanges } = action?.edit ?? {};
  const [change] = documentChanges ?? [];
  const edits = changes ? Object.values(changes)[0] : change && "edits" in change ? change.edits : undefined;
  if (edits === undefined) throw new Error("the editor was offered no rewrite");
  return applyEdits(text, edits as TextEdit[]);
}

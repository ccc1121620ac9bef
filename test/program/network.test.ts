/** The program opens no connection: not in its code, and not while it runs. */
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { folderWith } from "../cli/harness.ts";

vi.setConfig({ testTimeout: 120_000 });

const root = fileURLToPath(new URL("../..", import.meta.url));
const dist = join(root, "dist");
const preload = new URL("./no-network.mjs", import.meta.url).href;
const MODULES =
  /(?:\b(?:from|import)|\w*require\w*\(|\bimport\()\s*["'](?:node:)?(?:net|tls|dgram|dns|https?|http2|inspector|cluster)(?:\/\w+)?["']/gi;
const GLOBALS =
  /(?<![\w.$])(?:fetch|importScripts)\s*\(|new (?:WebSocket|EventSource|XMLHttpRequest|WebTransport)\b|sendBeacon/g;

describe("code", () => {
  test.each(["core", "rules", "workspace", "cli", "server", "unified"])(
    "%s names no module that connects",
    (folder) => {
      for (const name of readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })) {
        if (!name.endsWith(".ts")) continue;
        const text = readFileSync(join(root, folder, name), "utf8");
        expect([...(text.match(MODULES) ?? []), ...(text.match(GLOBALS) ?? [])], name).toEqual([]);
      }
    },
  );

  test("what ships names one, for an editor that asks the server to meet it on a socket", () => {
    const found = new Map<string, string[]>();
    for (const name of readdirSync(dist)) {
      if (!name.endsWith(".js")) continue;
      const text = readFileSync(join(dist, name), "utf8");
      const all = [...(text.match(MODULES) ?? []), ...(text.match(GLOBALS) ?? [])];
      if (all.length > 0) found.set(text.includes("createServerSocketTransport") ? "vscode-jsonrpc" : name, all);
    }
    expect([...found.keys()]).toEqual(["vscode-jsonrpc"]);
    expect([...new Set(found.get("vscode-jsonrpc"))].map((name) => /(\w+)["']$/.exec(name)?.[1])).toEqual(["net"]);
  });
});

const examples = join(root, "examples");
const large = `You failed to read the terms. ${"We are sorry.\n\n".repeat(18_000)}`;
const api = `
  import { createTactful, formatFor, defaultSettings } from ${JSON.stringify(join(dist, "index.js"))};
  const linter = await createTactful();
  const [document] = (await formatFor("a.md")).read("You failed to read it.", {});
  const { problems } = await linter.lint(document, { ...defaultSettings, kind: "reply" });
  if (problems.length === 0) process.exit(3);`;
const frame = (message: object): string => {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  return `Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;
};
const uri = "file:///none/a.md";
const session = [
  { id: 1, method: "initialize", params: { processId: null, rootUri: null, capabilities: {} } },
  { method: "initialized", params: {} },
  {
    method: "textDocument/didOpen",
    params: { textDocument: { uri, languageId: "markdown", version: 1, text: large } },
  },
  { id: 2, method: "textDocument/documentSymbol", params: { textDocument: { uri } } },
  { id: 3, method: "shutdown" },
  { method: "exit" },
]
  .map(frame)
  .join("");

const bin = join(dist, "bin.cjs");
const runs: [name: string, argv: string[], codes: number[], input?: string][] = [
  ["checking", [bin, examples], [0, 1]],
  ["checking in a thread", [bin, "large.md"], [0, 1]],
  ["standard input", [bin, "--kind", "reply", "-"], [1], "You failed to read it.\n"],
  ["outline", [bin, "outline", examples], [0]],
  ["explain a rule", [bin, "explain", "arguing"], [0]],
  ["explain files", [bin, "explain", examples], [0]],
  ["rules", [bin, "rules", "--format", "json"], [0]],
  ["init", [bin, "init"], [0]],
  ["help", [bin, "--help"], [0]],
  // 1: told to go before it had answered all.
  ["the server", [bin, "lsp", "--stdio"], [0, 1], session],
  ["the library", ["--input-type=module", "--eval", api], [0]],
];

/** Whether processes can be given a network without anybody in it. */
const isolates = spawnSync("unshare", ["--map-root-user", "--net", "true"]).status === 0;

describe("a run that ends where anything connects", () => {
  test.each(runs)("%s", (_, argv, codes, input) => {
    const cwd = folderWith({ "large.md": large });
    const trace = join(cwd, "network.txt");
    writeFileSync(trace, "");
    const run = (program: string, parameters: string[]) =>
      spawnSync(program, [...parameters, ...argv], {
        cwd,
        input: input ?? "",
        encoding: "utf8",
        env: { ...process.env, TACTFUL_TEST_NETWORK: trace },
      });
    const watched = run(process.execPath, ["--import", preload]);
    expect(readFileSync(trace, "utf8")).toBe("");
    expect(codes, watched.stderr).toContain(watched.status);
    if (!isolates || argv.includes("init")) return;
    const alone = run("unshare", ["--map-root-user", "--net", process.execPath]);
    expect([alone.status, alone.stdout]).toEqual([watched.status, watched.stdout]);
  });

  test("sees a connection", () => {
    const cwd = folderWith({});
    const trace = join(cwd, "network.txt");
    const code = 'fetch("http://localhost:1").catch(() => {})';
    const env = { ...process.env, TACTFUL_TEST_NETWORK: trace };
    const { status } = spawnSync(process.execPath, ["--import", preload, "--eval", code], { cwd, env });
    expect([status, existsSync(trace)]).toEqual([97, true]);
  });
});

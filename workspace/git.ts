import { spawn } from "node:child_process";
import { once } from "node:events";
import { UserError } from "../core/errors.ts";
import { errorCode } from "./read-file.ts";

export interface GitOptions {
  /** Where Git runs; absolute. */
  cwd: string;
  /** Whether a checkout that belongs to another user may be read; a container's checkout does. */
  trustsOwner?: boolean | undefined;
}

/** Git failed at what it was asked; `message` is what it said. */
export class GitError extends Error {}

/** Whatever a repository's own settings and attributes name is not run: hooks, monitors, converters, other remotes' helpers. */
const runsNothing = [
  "core.fsmonitor=false",
  "core.hooksPath=/dev/null",
  "core.untrackedCache=false",
  "core.alternateRefsCommand=",
  "diff.external=",
  "protocol.ext.allow=never",
  // A folder of texts may look like a repository, with settings of its own.
  "safe.bareRepository=explicit",
  "gc.auto=0",
  "maintenance.auto=false",
];

/**
 * Runs Git on a repository that may be anybody's.
 * @throws {GitError} where Git says no. @throws {UserError} where there is no Git.
 */
export async function git(args: readonly string[], options: GitOptions): Promise<string> {
  let output = "";
  for await (const piece of gitOutput(args, options)) output += piece;
  return output;
}

/** What Git prints, in pieces as they come: a difference may be larger than a string. */
export async function* gitOutput(args: readonly string[], { cwd, trustsOwner }: GitOptions): AsyncGenerator<string> {
  const settings = [...runsNothing, "core.quotePath=off", ...(trustsOwner ? ["safe.directory=*"] : [])];
  const child = spawn("git", ["--no-pager", ...settings.flatMap((setting) => ["-c", setting]), ...args], {
    cwd,
    env: cleanEnvironment(),
    stdio: ["ignore", "pipe", "pipe"],
    windowsHide: true,
  });
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(0, 10_000);
  });
  const failed = new Promise<Error | undefined>((resolve) => {
    child.once("error", resolve).once("close", () => resolve(undefined));
  });
  for await (const piece of child.stdout.setEncoding("utf8")) yield piece as string;
  const error = await failed;
  if (error !== undefined) {
    if (errorCode(error) !== "ENOENT") throw error;
    throw new UserError("Git was not found", "Install Git, or leave out what needs it", {}, { cause: error });
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  if (child.exitCode !== 0) throw new GitError(complaint.trim() || `git ${args[0]} failed`);
}

/** Git's own variables could name another repository, or programs to run. */
function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.toUpperCase().startsWith("GIT_"));
  return {
    ...Object.fromEntries(kept),
    GIT_TERMINAL_PROMPT: "0",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_NO_LAZY_FETCH: "1",
    LC_ALL: "C",
  };
}

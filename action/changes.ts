import { existsSync } from "node:fs";
import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { type GitOptions, git } from "../workspace/git.ts";
import {
  type ChangedFile,
  type Changes,
  changesFrom,
  commitOf,
  mergeBase,
  repositoryRoot,
  whollyChanged,
} from "../workspace/git-changes.ts";
import { isSeveralLines } from "../workspace/hunk-lines.ts";
import { linesOfPatch } from "../workspace/hunks.ts";
import type { Event } from "./event.ts";
import type { PullRequestClient } from "./github.ts";

/** How much more of the history a shallow checkout fetches, step by step, until it is enough. */
const DEPTHS = [20, 200, 2000];

/**
 * What the event changed, by what the checkout knows; it fetches what is missing from where it came from. Where that does not
 * work, GitHub is asked. Undefined where nothing tells.
 * @param roots The folders that may be its checkout, likeliest first; absolute.
 * @param client Absent where there is no token, or no pull request.
 */
export async function changesOf(
  event: Event,
  roots: readonly string[],
  client: PullRequestClient | undefined,
): Promise<Changes | undefined> {
  for (const cwd of roots) {
    try {
      const options: GitOptions = { cwd, trustsOwner: true };
      const root = await repositoryRoot(options);
      const base = await baseOf(event, { ...options, cwd: root });
      if (base !== undefined) return await changesFrom(base, { ...options, cwd: root, committedOnly: true });
    } catch {
      // No Git, no repository, a broken one, another one: the next may do, or GitHub may know.
    }
  }
  try {
    return client && event.pullRequest ? await changesByApi(client, roots) : undefined;
  } catch {
    return undefined;
  }
}

/** The commit that the event's changes come after. */
async function baseOf({ pullRequest, before }: Event, options: GitOptions): Promise<string | undefined> {
  if (pullRequest) {
    // A shallow checkout has not its parents, but knows their names.
    const [into, merged] = await parentsOfHead(options);
    // The merge that GitHub makes for a pull request differs from its first parent in nothing else.
    if (into && merged === pullRequest.head && (await isThere(into, options))) return into;
  }
  const since = pullRequest?.base ?? before;
  if (since === undefined) return undefined;
  let base = await mergeBase(since, options);
  if (base !== undefined || !(await isThere(since, options))) return base;
  const head = (await commitOf("HEAD", options)) ?? "HEAD";
  base = await mergeBase(since, options);
  for (const depth of DEPTHS) {
    if (base !== undefined || !(await isShallow(options))) break;
    await fetch([`--deepen=${depth}`], [since, head], options);
    base = await mergeBase(since, options);
  }
  return base;
}

async function parentsOfHead(options: GitOptions): Promise<string[]> {
  const commit = await git(["cat-file", "commit", "HEAD"], options);
  const [head = ""] = commit.split("\n\n", 1);
  return [...head.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, parent]) => parent as string);
}

/** Whether the checkout has a commit, or can get it. */
async function isThere(commit: string, options: GitOptions): Promise<boolean> {
  if (await commitOf(commit, options)) return true;
  // A depth would cut off the history of a checkout that has all of it.
  await fetch((await isShallow(options)) ? ["--depth=1"] : [], [commit], options);
  return (await commitOf(commit, options)) !== undefined;
}

/** What cannot be fetched is still not there: that is for the caller to see. */
async function fetch(flags: readonly string[], commits: readonly string[], options: GitOptions): Promise<void> {
  const always = ["--quiet", "--no-tags", "--no-recurse-submodules", "--no-write-fetch-head"];
  await git(["fetch", ...always, ...flags, "--end-of-options", "origin", ...commits], options).catch(() => undefined);
}

async function isShallow(options: GitOptions): Promise<boolean> {
  return (await git(["rev-parse", "--is-shallow-repository"], options)).trim() === "true";
}

async function changesByApi(client: PullRequestClient, roots: readonly string[]): Promise<Changes | undefined> {
  const { files, isWhole } = await client.changedFiles();
  // Part of the changes would pass for all of them.
  if (!isWhole) return undefined;
  const there = files.filter(({ status }) => status !== "removed" && status !== "unchanged");
  const root = await rootWith(
    there.map(({ filename }) => filename),
    roots,
  );
  if (root === undefined) return undefined;
  const changes = new Map<string, ChangedFile>();
  for (const { filename, status, patch } of there) {
    const isSame = status === "renamed" && patch === undefined;
    if (isSame) continue;
    const isWhole = status === "added" || status === "copied" || patch?.split("\n").some(isSeveralLines) !== false;
    const file = isWhole || patch === undefined ? whollyChanged : linesOfPatch(patch);
    changes.set(join(root, filename), file);
  }
  return changes;
}

/** The root that has most of some files. Where none has any, it is another checkout: that nothing changed would be a guess. */
async function rootWith(names: readonly string[], roots: readonly string[]): Promise<string | undefined> {
  let [best, most] = [names.length === 0 ? roots[0] : undefined, 0];
  for (const root of roots) {
    const count = names.filter((name) => existsSync(join(root, name))).length;
    if (count > most) [best, most] = [root, count];
  }
  return best && (await realpath(best));
}

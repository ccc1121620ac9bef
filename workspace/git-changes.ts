import { realpath } from "node:fs/promises";
import { join } from "node:path";
import { UserError } from "../core/errors.ts";
import { GitError, type GitOptions, git, gitOutput } from "./git.ts";
import { createHunkLines, type HunkLines } from "./hunk-lines.ts";
import { createHunkReader, type LineRange, unquotedName } from "./hunks.ts";

/** A file whose content is not what it was. */
export interface ChangedFile {
  /** Lines that were added or changed, ascending; all where the file is new, or Git cannot tell. */
  added: readonly LineRange[] | "all";
  /** The same with the lines around, as reviewers see them; beside deleted lines, too. */
  near: readonly LineRange[] | "all";
}

/** The changed files by their real absolute paths. Deleted ones are not in it, nor those that only have another name. */
export type Changes = ReadonlyMap<string, ChangedFile>;

export const whollyChanged: ChangedFile = { added: "all", near: "all" };

export interface ChangesOptions extends GitOptions {
  /** What to compare with: a branch, a tag, a commit. */
  since: string;
  /** Whether to compare what is committed, and leave the working tree alone. */
  committedOnly?: boolean;
}

/**
 * What changed since the commit that a reference and the checkout's `HEAD` have in common: what is committed, what is not
 * yet, and files that Git does not know yet.
 * @throws {UserError} where there is no repository, no such commit, or nothing in common.
 */
export async function changesSince(options: ChangesOptions): Promise<Changes> {
  const { since } = options;
  const root = await repositoryRoot(options);
  const commit = await commitOf(since, options);
  if (commit === undefined) {
    const remedy = "Check the name, or fetch it first";
    throw new UserError(`There is no commit ${JSON.stringify(since)} in this repository`, remedy);
  }
  const base = await mergeBase(commit, options);
  if (base === undefined) {
    const remedy = "Fetch more of the history first: git fetch --unshallow";
    throw new UserError(`HEAD and ${JSON.stringify(since)} have no commit in common here`, remedy);
  }
  return changesFrom(base, { ...options, cwd: root });
}

/** The checkout's own folder. */
export async function repositoryRoot(options: GitOptions): Promise<string> {
  try {
    return (await git(["rev-parse", "--show-toplevel"], options)).replace(/\r?\n$/, "");
  } catch (error) {
    if (error instanceof UserError) throw error;
    const [said = ""] = (error as Error).message.split("\n");
    const isForeign = said.includes("dubious ownership");
    const remedy = isForeign ? "Name it in Git's setting safe.directory" : "Run it in a checkout, without that option";
    throw new UserError(`Git cannot tell what changed here (${said})`, remedy, {}, { cause: error });
  }
}

/** The hash of a commit; undefined where this repository does not have it. */
export async function commitOf(name: string, options: GitOptions): Promise<string | undefined> {
  const args = ["rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`];
  return (await git(args, options).catch(absent))?.trim() || undefined;
}

/** The commit that one and `HEAD` come from. */
export async function mergeBase(commit: string, options: GitOptions): Promise<string | undefined> {
  return (await git(["merge-base", commit, "HEAD"], options).catch(absent))?.trim() || undefined;
}

/**
 * What differs between a commit and the checkout.
 * @param base A hash: it is not looked up.
 */
export async function changesFrom(
  base: string,
  options: GitOptions & { committedOnly?: boolean | undefined },
): Promise<Changes> {
  const range = options.committedOnly ? [base, "HEAD"] : [base];
  // Filters are for the working tree.
  const setting = options.committedOnly ? [] : await withoutFilters(options);
  const [statuses, hunks] = await Promise.all([
    changedNames([...setting, "diff", "--raw", "-z", ...diffOptions, ...range, "--"], options),
    changedLines([...setting, "diff", "-p", "-U0", ...diffOptions, ...range, "--"], options),
  ]).catch(explained);
  const changes = new Map<string, ChangedFile>();
  const root = await realpath(options.cwd);
  for (const [name, isKnownBefore] of statuses) {
    const lines = hunks.get(name);
    // Without lines it is binary to Git, or only its mode is another: its texts may have changed all the same.
    changes.set(join(root, name), isKnownBefore && lines ? lines : whollyChanged);
  }
  if (!options.committedOnly) {
    const names = await git([...setting, "ls-files", "--others", "--exclude-standard", "-z"], options);
    for (const name of names.split("\0")) if (name !== "") changes.set(join(root, name), whollyChanged);
  }
  return changes;
}

/** What a person's settings may not change. */
const diffOptions = [
  "--find-renames",
  "--no-color",
  "--no-ext-diff",
  "--no-textconv",
  "--no-relative",
  "--ignore-submodules=all",
  "--submodule=short",
  "--inter-hunk-context=0",
  "--src-prefix=a/",
  "--dst-prefix=b/",
  "-O/dev/null",
];

/** Filters (`filter.<name>.clean`) are programs, and run when the working tree is compared. */
async function withoutFilters(options: GitOptions): Promise<string[]> {
  const args = ["config", "--name-only", "-z", "--get-regexp", "^filter\\..*\\.(clean|smudge|process|required)$"];
  const names = ((await git(args, options).catch(absent)) ?? "").split("\0").filter((name) => name !== "");
  return [...new Set(names)].flatMap((name) => ["-c", name.endsWith(".required") ? `${name}=false` : `${name}=`]);
}

/** The names of changed files that are there now, each with whether it was there before under some name. */
async function changedNames(args: readonly string[], options: GitOptions): Promise<Map<string, boolean>> {
  const fields = (await git(args, options)).split("\0");
  const names = new Map<string, boolean>();
  for (let i = 0; i < fields.length - 1; ) {
    const [, newMode = "", , , status = ""] = (fields[i++] as string).split(" ");
    const letter = status.charAt(0);
    const oldName = fields[i++] as string;
    const name = letter === "R" || letter === "C" ? (fields[i++] as string) : oldName;
    // Links and submodules have no text of their own; a full match of a rename has no new one.
    if (letter === "D" || !newMode.startsWith("100") || status === "R100") continue;
    names.set(name, letter === "M" || letter === "R");
  }
  return names;
}

/** The lines of changed files, by their names. */
async function changedLines(args: readonly string[], options: GitOptions): Promise<Map<string, ChangedFile>> {
  const files = new Map<string, HunkLines>();
  const reader = createHunkReader();
  let current: HunkLines | undefined;
  // A line may be all of a large file: it is put together once.
  let rest: string[] = [];
  for await (const piece of gitOutput(args, options)) {
    rest.push(piece);
    if (!piece.includes("\n")) continue;
    const lines = rest.join("").split("\n");
    rest = lines.splice(-1);
    for (const line of lines) read(line);
  }
  read(rest.join(""));
  return new Map(Array.from(files, ([name, lines]) => [name, lines.changed()]));

  function read(line: string): void {
    const found = reader.read(line);
    if (found === undefined) current?.line(line);
    else if (typeof found === "string") {
      current = createHunkLines();
      files.set(unquotedName(found), current);
    } else current?.hunk(found);
  }
}

/** @throws What failed, in words that help where it is known. */
function explained(error: unknown): never {
  if (!(error instanceof GitError && /promisor|lazy fetch/.test(error.message))) throw error;
  const remedy = "Get them first: git fetch --refetch --no-filter";
  const problem = "This clone lacks files of its history (it was made with --filter), and nothing is fetched here";
  throw new UserError(problem, remedy, {}, { cause: error });
}

function absent(error: unknown): undefined {
  if (error instanceof UserError) throw error;
}

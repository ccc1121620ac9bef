import { readdirSync } from "node:fs";
import { lstat, realpath, stat } from "node:fs/promises";
import { basename, dirname, extname, relative, resolve } from "node:path";
import picomatch from "picomatch";
import { closestName } from "../core/did-you-mean.ts";
import { UserError } from "../core/errors.ts";
import { isOwnFile } from "../core/loaded-config.ts";
import { createIgnore } from "./ignore-file.ts";
import { isInside, shownPath, withSlashes, workspaceRoot } from "./paths.ts";
import { errorCode, fileError } from "./read-file.ts";
import { globOptions, splitGlob, type WalkedFile, type WalkOptions, walk } from "./walk.ts";

export interface FindOptions {
  /** Where patterns are from; absolute. */
  cwd: string;
  /** What a folder's files must end with to be taken, such as `.md`. */
  extensions: readonly string[];
  /** Asked of what a folder or glob has: not all JSON holds texts. What somebody names in full is always taken. */
  isWanted?(path: string): Promise<boolean>;
}

export interface FoundFiles {
  /** Absolute paths, in the order of the patterns, then of names; each file once. */
  files: string[];
  /** Patterns that match nothing, folders that cannot be read. */
  errors: UserError[];
  /** Files and patterns that were named, but are ignored; as messages should show them. */
  ignored: string[];
}

/** Finds the files that the patterns mean: files, folders, globs, and `!globs` that take files away again. */
export async function findFiles(patterns: readonly string[], options: FindOptions): Promise<FoundFiles> {
  const { cwd } = options;
  const root = workspaceRoot(cwd);
  const realRoot = await realpath(root);
  const isIgnored = createIgnore(root);
  const found = new Map<string, string>();
  const errors: UserError[] = [];
  const ignored: string[] = [];
  let leftOut = 0;

  const takesAway = patterns
    .filter((pattern) => pattern.startsWith("!"))
    .map((pattern) => withSlashes(pattern.slice(1)).replace(/^\.\//, ""))
    // A lone "!" takes nothing away.
    .filter((glob) => glob !== "");
  const isTakenAway = picomatch(takesAway);
  const hasExtension = (path: string): boolean => options.extensions.includes(extname(path).toLowerCase());

  for (const pattern of patterns) {
    if (pattern.startsWith("!")) continue;
    const told = ignored.length;
    leftOut = 0;
    let files: WalkedFile[];
    try {
      files = await filesOf(pattern);
    } catch (error) {
      errors.push(error instanceof UserError ? error : fileError(error, pattern));
      continue;
    }
    if (files.length === 0 && ignored.length === told) {
      if (leftOut > 0) ignored.push(pattern);
      else errors.push(nothingFound(pattern, options));
    }
    for (const { path, realPath } of files) {
      const isAway = takesAway.length > 0 && isTakenAway(withSlashes(relative(cwd, path)));
      if (!isAway && !found.has(realPath)) found.set(realPath, path);
    }
  }
  return { files: [...found.values()], errors, ignored };

  async function filesOf(pattern: string): Promise<WalkedFile[]> {
    const path = resolve(cwd, pattern);
    const stats = await lstat(path).catch(absent);
    if (stats !== undefined) return named(path, pattern);
    const { base, pattern: glob } = splitGlob(pattern);
    if (glob === "") throw missingFile(pattern, path);
    const folder = resolve(cwd, base);
    if (!(await stat(folder).catch(absent))?.isDirectory()) return [];
    checkLink(folder, await realpath(folder), pattern);
    const { accepts, ...others } = globOptions(glob);
    return search(folder, {
      ...(await walkOptions(folder)),
      ...others,
      accepts: (name) => hasExtension(name) && accepts(name),
    });
  }

  async function named(path: string, pattern: string): Promise<WalkedFile[]> {
    const stats = await stat(path);
    const isFolder = stats.isDirectory();
    if (!isFolder && !stats.isFile()) {
      throw new UserError("This is neither a file nor a folder", "Give a pipe to standard input: tactful -", {
        path: pattern,
      });
    }
    const realPath = await realpath(path);
    checkLink(path, realPath, pattern);
    // Who names all files that changed, as hooks do, names those of Tactful's own, too.
    if ((!isFolder && isOwnFile(path)) || (await isIgnored(path, isFolder))) {
      ignored.push(shownPath(path, cwd));
      return [];
    }
    return isFolder ? search(path, await walkOptions(path)) : [{ path, realPath }];
  }

  async function search(folder: string, how: WalkOptions): Promise<WalkedFile[]> {
    const files = await walk(folder, how);
    const isWanted = await Promise.all(files.map(({ path }) => options.isWanted?.(path) ?? true));
    return files.filter((_, i) => isWanted[i]);
  }

  /** A path that looks like the workspace's own must not lead out of it: a checkout's link could name any file. */
  function checkLink(path: string, realPath: string, pattern: string): void {
    if (!isInside(root, path) || isInside(realRoot, realPath)) return;
    throw new UserError("This is a link that leads out of the workspace", "Name the file itself", { path: pattern });
  }

  async function walkOptions(folder: string): Promise<WalkOptions> {
    const realFolder = await realpath(folder);
    return {
      boundary: isInside(realRoot, realFolder) ? realRoot : realFolder,
      accepts: hasExtension,
      isIgnored,
      onIgnored: () => void leftOut++,
      onError: (error) => errors.push(error.at({ path: shownPath(error.place.path ?? folder, cwd) })),
    };
  }
}

function nothingFound(pattern: string, { extensions }: FindOptions): UserError {
  const remedy = `Tactful reads ${extensions.map((extension) => `*${extension}`).join(", ")}`;
  return new UserError("No files to check are found here", remedy, { path: pattern });
}

function missingFile(pattern: string, path: string): UserError {
  const near = closestName(basename(path), neighbours(dirname(path)));
  const remedy = near === undefined ? "Check the name" : `Did you mean ${JSON.stringify(near)}?`;
  return new UserError("There is no such file or folder", remedy, { path: pattern });
}

function neighbours(folder: string): string[] {
  try {
    return readdirSync(folder).slice(0, 1000);
  } catch {
    return [];
  }
}

function absent(error: unknown): undefined {
  const code = errorCode(error);
  if (code !== "ENOENT" && code !== "ENOTDIR" && code !== "ENAMETOOLONG") throw error;
}

import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ignore, { type Ignore } from "ignore";
import type { UserError } from "../core/errors.ts";
import { checkGlob } from "../core/glob-check.ts";
import { ignoreFileName } from "../core/loaded-config.ts";
import { refuseLinkOut } from "./links.ts";
import { isInside, shownPath, withSlashes } from "./paths.ts";
import { readTextFile } from "./read-file.ts";

/** Tells whether a file, or a folder with all it holds, is to be left alone. Absolute paths. */
export type IsIgnored = (path: string, isFolder: boolean) => Promise<boolean>;

/** Reads the `.tactfulignore` files of a workspace, each for its own folder, in the syntax of `.gitignore`. */
export function createIgnore(root: string): IsIgnored {
  const cache = new Map<string, Promise<Ignore | undefined>>();

  function patternsOf(folder: string): Promise<Ignore | undefined> {
    const known = cache.get(folder);
    if (known !== undefined) return known;
    const path = join(folder, ignoreFileName);
    refuseLinkOut(path, root, shownPath(path, root));
    const reading = existsSync(path)
      ? readTextFile(path).then((text) => readPatterns(text, path))
      : Promise.resolve(undefined);
    cache.set(folder, reading);
    return reading;
  }

  return async (path, isFolder) => {
    if (path === root || !isInside(root, path)) return false;
    let isIgnored = false;
    for (const folder of foldersBetween(root, dirname(path))) {
      const verdict = (await patternsOf(folder))?.test(withSlashes(relative(folder, path)) + (isFolder ? "/" : ""));
      if (verdict?.ignored) isIgnored = true;
      if (verdict?.unignored) isIgnored = false;
    }
    return isIgnored;
  };
}

/** @throws {UserError} for a pattern that could take hours. */
function readPatterns(text: string, path: string): Ignore {
  const patterns = text.split(/\r\n|\n|\r/);
  patterns.forEach((pattern, index) => {
    try {
      if (!pattern.startsWith("#")) checkGlob(pattern);
    } catch (error) {
      throw (error as UserError).at({ path, line: index + 1 });
    }
  });
  return ignore().add(patterns);
}

/** From the root down to a folder in it, both included. */
function foldersBetween(root: string, folder: string): string[] {
  return relative(root, folder) === "" || folder === dirname(folder)
    ? [folder]
    : [...foldersBetween(root, dirname(folder)), folder];
}

import { realpath, stat } from "node:fs/promises";
import { dirname, isAbsolute, resolve } from "node:path";
import type { ParsedConfig } from "../core/config.ts";
import { UserError } from "../core/errors.ts";
import type { PackSource } from "../core/pack-source.ts";
import { isInside, shownPath } from "./paths.ts";
import { readTextFile } from "./read-file.ts";
import { globOptions, splitGlob, type WalkedFile, walk } from "./walk.ts";

/**
 * Reads the packs that a configuration file names, from its own folder and below.
 * @param configPath The file's absolute path.
 * @throws {UserError} for the first pack that is missing, lies elsewhere, or is not written as packs are.
 */
export async function readPacks(configPath: string, parsed: ParsedConfig, cwd: string): Promise<PackSource[]> {
  if (parsed.config.packs === undefined) return [];
  const { readPackSource } = await import("../core/pack-source.ts");
  const folder = dirname(configPath);
  const packs = new Map<string, PackSource>();
  for (const [index, pattern] of parsed.config.packs.entries()) {
    const place = parsed.placeOf(["packs", index]);
    if (isAbsolute(pattern) || pattern.split(/[/\\]/).includes("..")) {
      const problem = `The pack ${JSON.stringify(pattern)} is outside the folder of this file`;
      throw new UserError(problem, "Move the pack next to it or below it", place);
    }
    const files = await packFiles(folder, pattern);
    if (files.length === 0) {
      throw new UserError(
        `There is no pack ${JSON.stringify(pattern)}`,
        "Check the path; it is from the folder of this file",
        place,
      );
    }
    for (const { path, realPath } of files) {
      const shown = shownPath(path, cwd);
      if (!packs.has(realPath)) packs.set(realPath, readPackSource(shown, await readTextFile(path, shown), "own"));
    }
  }
  return [...packs.values()];
}

async function packFiles(folder: string, pattern: string): Promise<WalkedFile[]> {
  const boundary = await realpath(folder);
  const path = resolve(folder, pattern);
  if (await isFile(path)) {
    const realPath = await realpath(path);
    return isInside(boundary, realPath) ? [{ path, realPath }] : [];
  }
  const { base, pattern: glob } = splitGlob(pattern);
  const start = resolve(folder, base);
  if (glob === "" || !(await stat(start).catch(() => undefined))?.isDirectory()) return [];
  return isInside(boundary, await realpath(start)) ? walk(start, { boundary, ...globOptions(glob) }) : [];
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

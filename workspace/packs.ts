import { realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { isInside } from "./paths.ts";
import { globOptions, splitGlob, walk } from "./walk.ts";

/**
 * The packs that a configuration file names by a pattern, from its own folder and below; each once.
 * @param configPath The file's absolute path.
 */
export async function findPacks(configPath: string, pattern: string): Promise<string[]> {
  const folder = dirname(configPath);
  const boundary = await realpath(folder);
  const path = resolve(folder, pattern);
  if (await isFile(path)) return isInside(boundary, await realpath(path)) ? [path] : [];
  const { base, pattern: glob } = splitGlob(pattern);
  const start = resolve(folder, base);
  if (glob === "" || !(await stat(start).catch(() => undefined))?.isDirectory()) return [];
  if (!isInside(boundary, await realpath(start))) return [];
  const files = await walk(start, { boundary, ...globOptions(glob) });
  return [...new Map(files.map(({ path: found, realPath }) => [realPath, found])).values()];
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isFile() ?? false;
}

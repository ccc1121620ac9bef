import type { Dirent } from "node:fs";
import { readdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import picomatch from "picomatch";
import type { UserError } from "../core/errors.ts";
import type { IsIgnored } from "./ignore-file.ts";
import { isInside, withSlashes } from "./paths.ts";
import { fileError } from "./read-file.ts";

/** A file as it was reached, and where it really lies. */
export interface WalkedFile {
  path: string;
  realPath: string;
}

export interface WalkOptions {
  /** Links that lead out of this folder (a real path) are not followed. */
  boundary: string;
  /** Which files count; the path is from the walk's own folder, with `/`. */
  accepts(relativePath: string): boolean;
  isIgnored?: IsIgnored;
  /** Told of every file that counts but is ignored. */
  onIgnored?(path: string): void;
  /** Told of folders that cannot be read; the walk goes on. */
  onError?(error: UserError): void;
  /** Whether names with a leading dot count. */
  hidden?: boolean;
  /** How many folders deep; 0 is the folder itself. */
  depth?: number;
}

/** Folders that hold other people's files. */
const skippedFolders = new Set(["node_modules", ".git"]);

/** All files below a folder, in the order of their names. */
export async function walk(folder: string, options: WalkOptions): Promise<WalkedFile[]> {
  const files: WalkedFile[] = [];
  const seenFolders = new Set<string>();
  await walkFolder({ path: folder, realPath: await realpath(folder) }, "", options.depth ?? Number.POSITIVE_INFINITY);
  return files;

  async function walkFolder(at: WalkedFile, prefix: string, depth: number): Promise<void> {
    if (seenFolders.has(at.realPath)) return;
    seenFolders.add(at.realPath);
    for (const entry of await entriesOf(at.path, options)) {
      if (skippedFolders.has(entry.name) || (entry.name.startsWith(".") && !options.hidden)) continue;
      // Excel keeps one beside each workbook that is open.
      if (entry.name.startsWith("~$")) continue;
      const child = await follow(at, entry, options.boundary);
      if (child === undefined) continue;
      const relativePath = prefix + entry.name;
      if (!child.isFolder && !options.accepts(relativePath)) continue;
      if (await options.isIgnored?.(child.path, child.isFolder)) {
        if (!child.isFolder) options.onIgnored?.(child.path);
      } else if (!child.isFolder) {
        files.push({ path: child.path, realPath: child.realPath });
      } else if (depth > 0) {
        await walkFolder(child, `${relativePath}/`, depth - 1);
      }
    }
  }
}

/** Splits a glob into the folder where its search begins and the rest. */
export function splitGlob(glob: string): { base: string; pattern: string } {
  const { base, glob: pattern } = picomatch.scan(withSlashes(glob));
  return { base, pattern };
}

/** How to walk for a glob: what it accepts, and no deeper than it can reach. */
export function globOptions(pattern: string): Pick<WalkOptions, "accepts" | "hidden" | "depth"> {
  const matches = picomatch(pattern.normalize("NFC"));
  return {
    accepts: (relativePath) => matches(relativePath.normalize("NFC")),
    hidden: /(?:^|[/{,(|])\./u.test(pattern),
    depth: pattern.includes("**") ? Number.POSITIVE_INFINITY : pattern.split("/").length - 1,
  };
}

async function entriesOf(folder: string, options: WalkOptions): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    options.onError?.(fileError(error, folder));
    return [];
  }
}

async function follow(
  parent: WalkedFile,
  entry: Dirent,
  boundary: string,
): Promise<(WalkedFile & { isFolder: boolean }) | undefined> {
  const path = join(parent.path, entry.name);
  if (!entry.isSymbolicLink()) {
    const isFolder = entry.isDirectory();
    return isFolder || entry.isFile() ? { path, realPath: join(parent.realPath, entry.name), isFolder } : undefined;
  }
  try {
    const realPath = await realpath(path);
    return isInside(boundary, realPath)
      ? { path, realPath, isFolder: (await stat(realPath)).isDirectory() }
      : undefined;
  } catch {
    return undefined; // A link that leads nowhere is no file.
  }
}

import { constants } from "node:fs";
import {
  access,
  chmod,
  chown,
  type FileHandle,
  open,
  readFile,
  realpath,
  rename,
  stat,
  unlink,
} from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { UserError } from "../core/errors.ts";
import { isInside } from "./paths.ts";
import { errorCode, fileError } from "./read-file.ts";

export interface ReplaceOptions {
  /** The path as messages should name it. */
  shownPath: string;
  /** What the file held when it was read. */
  before: Uint8Array;
  after: Uint8Array;
  /** The folder that a link in it must not lead out of. */
  root: string;
}

/**
 * Puts other bytes into a file, all at once: whoever reads it sees the old ones or the new ones. Its permissions stay; of a
 * link, the file that it leads to is written.
 * @throws {UserError} where the file must not or cannot be written, or holds other bytes than it was read with.
 */
export async function replaceFile(path: string, { shownPath, before, after, root }: ReplaceOptions): Promise<void> {
  try {
    const target = await realpath(path);
    if (isInside(root, path) && !isInside(await realpath(root), target)) {
      throw new UserError("This is a link that leads out of the workspace", "Name the file itself", {
        path: shownPath,
      });
    }
    const { mode, uid, gid } = await stat(target);
    // To rename over a file needs no permission to write it.
    if ((mode & 0o222) === 0) throw readOnly(shownPath);
    await access(target, constants.W_OK);
    const temporary = join(dirname(target), `.${basename(target).slice(0, 100)}.${crypto.randomUUID()}.tmp`);
    const file = await open(temporary, "wx", mode & 0o777);
    try {
      await fill(file, after, mode);
      await chown(temporary, uid, gid).catch(keepOwner);
      // A new owner takes away what the old one was trusted with.
      await chmod(temporary, mode & 0o7777);
      if (Buffer.compare(await readFile(target), before) !== 0) throw changed(shownPath);
      await rename(temporary, target);
    } catch (error) {
      await unlink(temporary).catch(ignore);
      throw error;
    }
  } catch (error) {
    throw error instanceof UserError ? error : writeError(error, shownPath);
  }
}

async function fill(file: FileHandle, content: Uint8Array, mode: number): Promise<void> {
  try {
    await file.writeFile(content);
    // The mode that a file is made with is less what the process may not give.
    await file.chmod(mode & 0o7777);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Who may write a file without owning it becomes its owner. */
function keepOwner(): void {}

function ignore(): void {}

function readOnly(shownPath: string, cause?: unknown): UserError {
  const remedy = "Change its permissions, or leave it out";
  return new UserError("There is no permission to write it", remedy, { path: shownPath }, { cause });
}

function changed(shownPath: string): UserError {
  return new UserError("The file has changed meanwhile, and is left as it is", "Run it again", { path: shownPath });
}

function writeError(error: unknown, shownPath: string): UserError {
  const code = errorCode(error);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") return readOnly(shownPath, error);
  if (code === "ENOENT") return fileError(error, shownPath);
  const reason = error instanceof Error ? error.message : String(error);
  return new UserError(`It cannot be written (${reason})`, "", { path: shownPath }, { cause: error });
}

import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { crc32 } from "node:zlib";

/** Files that nobody has made anew for so long are of versions that are gone. */
const LONGEST_KEPT_MS = 30 * 24 * 60 * 60 * 1000;
const CHECKSUM_BYTES = 4;

/**
 * What V8 has compiled of a script, in the person's own folder of caches. Whatever goes wrong there costs time, and no more.
 * The checksum of a file stands at its end: not every V8 looks whether what it is given is whole.
 */
export class CodeCache {
  readonly #file: string;

  /** @param build Tells the script from all others, and from what it was before. */
  constructor(build: string, folder = cacheFolder()) {
    this.#file = join(folder, `${build}-${process.version}-${process.arch}.code`);
  }

  /** What was kept; undefined where there is none, it is torn, or somebody else may have written it. */
  read(): Buffer | undefined {
    try {
      if (!isOwn(this.#file)) return undefined;
      const bytes = readFileSync(this.#file);
      const code = bytes.subarray(0, bytes.length - CHECKSUM_BYTES);
      return crc32(code) === bytes.readUInt32LE(code.length) ? code : undefined;
    } catch {
      return undefined;
    }
  }

  write(code: Uint8Array): void {
    const folder = join(this.#file, "..");
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      if (!isOwn(folder)) return;
      for (const name of readdirSync(folder)) {
        const path = join(folder, name);
        if (Date.now() - statSync(path).mtimeMs > LONGEST_KEPT_MS) rmSync(path);
      }
      this.#replace(code);
    } catch {}
  }

  /** Others may read it, or write the same, at the same time. */
  #replace(code: Uint8Array): void {
    const draft = `${this.#file}.${process.pid}`;
    const checksum = Buffer.alloc(CHECKSUM_BYTES);
    checksum.writeUInt32LE(crc32(code));
    try {
      writeFileSync(draft, Buffer.concat([code, checksum]), { mode: 0o600 });
      renameSync(draft, this.#file);
    } catch (error) {
      rmSync(draft, { force: true });
      throw error;
    }
  }
}

/** Whether nobody else may write there: what is kept is run. Windows itself keeps others out of a person's folders. */
function isOwn(path: string): boolean {
  const { uid, mode } = statSync(path);
  return process.getuid === undefined || (uid === process.getuid() && (mode & 0o022) === 0);
}

/** @throws {Error} where the person has no home. */
function cacheFolder(): string {
  const { XDG_CACHE_HOME, LOCALAPPDATA } = process.env;
  if (XDG_CACHE_HOME) return join(XDG_CACHE_HOME, "tactful", "code");
  if (process.platform === "darwin") return join(homedir(), "Library", "Caches", "tactful", "code");
  if (process.platform === "win32") return join(LOCALAPPDATA || join(homedir(), "AppData", "Local"), "tactful", "code");
  return join(homedir(), ".cache", "tactful", "code");
}

import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { dirname, relative, resolve } from "node:path";
import { errorCode } from "./read-file.ts";
import { writeWhole } from "./write-whole.ts";

interface Entry {
  /** The file that it is about, from the cache's folder. */
  path: string;
  /** JSON. */
  content: string;
}

const head = "tactful cache 1";

/**
 * Values under keys, in a file of one line for each: its key, its checksum, the file that it is about, the value as JSON.
 * Whatever is wrong with the file, nothing wrong comes out of it.
 */
export class CacheFile {
  readonly path: string;
  /** Whether there was a file, but none that could be used. */
  readonly isDamaged: boolean;
  #known: ReadonlyMap<string, Entry>;
  #next = new Map<string, Entry>();
  readonly #seen = new Set<string>();

  private constructor(path: string, known: ReadonlyMap<string, Entry> | undefined) {
    this.path = path;
    this.isDamaged = known === undefined;
    this.#known = known ?? new Map();
  }

  /** One that is forgotten with the process; see `renew`. */
  static inMemory(): CacheFile {
    return new CacheFile(resolve("memory"), new Map());
  }

  static async open(path: string): Promise<CacheFile> {
    try {
      return new CacheFile(path, entriesOf(await readFile(path, "utf8")));
    } catch (error) {
      return new CacheFile(path, isAbsent(error) ? new Map() : undefined);
    }
  }

  has(key: string): boolean {
    return this.#known.has(key);
  }

  /** What is kept under a key. */
  find(key: string): unknown {
    const entry = this.#known.get(key);
    if (entry === undefined) return undefined;
    this.#next.set(key, entry);
    return JSON.parse(entry.content);
  }

  /** Says that a file was looked at: of what is kept about it, only what is asked for or kept from now on stays. */
  see(file: string): void {
    this.#seen.add(this.#nameOf(file));
  }

  /** @param value Plain data. */
  keep(key: string, file: string, value: unknown): void {
    this.#next.set(key, { path: this.#nameOf(file), content: JSON.stringify(value) });
  }

  /** Lets the next run find what was of use in this one, and nothing else. */
  renew(): void {
    this.#known = this.#next;
    this.#next = new Map();
    this.#seen.clear();
  }

  /**
   * Writes what is of use. What is about files that are gone goes, too.
   * @throws {UserError} where the file system does not let us.
   */
  async save(): Promise<void> {
    const isKept = new Map<string, boolean>();
    const stays = (path: string) => {
      const known = isKept.get(path) ?? (!this.#seen.has(path) && existsSync(resolve(dirname(this.path), path)));
      isKept.set(path, known);
      return known;
    };
    const others = [...this.#known].filter(([key, { path }]) => !this.#next.has(key) && stays(path));
    if (!this.isDamaged && others.length + this.#next.size === this.#known.size && this.#isAllKnown()) return;
    const lines = [...others, ...this.#next].map(([key, { path, content }]) => {
      const rest = `${JSON.stringify(path)}\t${content}`;
      return `${key}\t${checksum(key, rest)}\t${rest}\n`;
    });
    await writeWhole(this.path, `${head}\n${lines.join("")}`);
  }

  #isAllKnown(): boolean {
    return [...this.#next.keys()].every((key) => this.#known.has(key));
  }

  #nameOf(file: string): string {
    return relative(dirname(this.path), file);
  }
}

function isAbsent(error: unknown): boolean {
  const code = errorCode(error);
  return code === "ENOENT" || code === "ENOTDIR";
}

/** The entries of a cache; undefined where any of it is damaged. */
function entriesOf(text: string): Map<string, Entry> | undefined {
  const [first, ...lines] = text.split("\n");
  if (first !== head || lines.pop() !== "") return undefined;
  const entries = new Map<string, Entry>();
  for (const line of lines) {
    const [, key = "", sum, rest = "", path = ""] =
      /^([^\t]*)\t([^\t]*)\t(("(?:[^"\\\t]|\\.)*")\t.*)$/s.exec(line) ?? [];
    if (key === "" || checksum(key, rest) !== sum) return undefined;
    entries.set(key, { path: JSON.parse(path) as string, content: rest.slice(path.length + 1) });
  }
  return entries;
}

function checksum(key: string, rest: string): string {
  return createHash("sha256").update(`${key}\t${rest}`).digest("base64").slice(0, 16);
}

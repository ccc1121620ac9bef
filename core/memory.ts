/**
 * What was worked out of a text that somebody is writing: it is read again after each change, and most of it stays the
 * same. Everything is kept by what it was made of, and forgotten when two readings in a row had no use for it. An editor
 * keeps one for each open file, and gives it to `Format.read` and `Linter.lint`.
 */
export class DocumentMemory {
  #used = new Map<string, unknown>();
  #unused = new Map<string, unknown>();
  readonly #numbers = new WeakMap<object, number>();
  #next = 0;

  /** Begins a reading; `Format.read` does. */
  begin(): void {
    this.#unused = this.#used;
    this.#used = new Map();
  }

  /** What was made of a key before; undefined where nothing was. */
  find<T>(key: string): T | undefined {
    return this.#used.has(key) || this.#unused.has(key) ? this.recall(key, () => undefined as T) : undefined;
  }

  /**
   * What was made of a key before, or is made of it now.
   * @param key All that the value depends on.
   * @param make Is given the key: what it cuts from that keeps no longer text alive.
   */
  recall<T>(key: string, make: (key: string) => T): T {
    let value = this.#used.get(key) as T | undefined;
    if (value !== undefined) return value;
    value = (this.#unused.get(key) as T | undefined) ?? make(key);
    this.#used.set(key, value);
    return value;
  }

  /** A number that stands for an object in keys. */
  numberOf(object: object): number {
    const known = this.#numbers.get(object);
    if (known !== undefined) return known;
    this.#numbers.set(object, ++this.#next);
    return this.#next;
  }
}

/** An empty memory, for a file that is opened. */
export function createMemory(): DocumentMemory {
  return new DocumentMemory();
}

/** What was worked out of one block, by name: the last of each, made anew where what else it was made of differs. */
export class Notes {
  #notes: Map<string, { from: readonly unknown[]; value: unknown }> | undefined;

  of<T>(name: string, from: readonly unknown[], make: () => T): T {
    this.#notes ??= new Map();
    const known = this.#notes.get(name);
    if (known?.from.every((part, i) => isSame(part, from[i]))) return known.value as T;
    const value = make();
    this.#notes.set(name, { from, value });
    return value;
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  return a instanceof Float64Array && b instanceof Float64Array && a.every((value, i) => value === b[i]);
}

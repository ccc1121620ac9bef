/**
 * What was worked out of a text that somebody is writing: it is read again after each change, and most of it stays the
 * same. Everything is kept by what it was made of, and forgotten when two readings in a row had no use for it. An editor
 * keeps one for each open file, and gives it to `Format.read` and `Linter.lint`.
 */
export class DocumentMemory {
  #used = new Map<string, unknown>();
  #unused = new Map<string, unknown>();
  readonly #last = new WeakMap<object, unknown>();
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

  /** What somebody kept of the last reading; undefined where that is nothing. */
  lastOf<T>(owner: object): T | undefined {
    return this.#last.get(owner) as T | undefined;
  }

  /** Keeps something for the next reading, in place of what its owner kept before. */
  keepLast(owner: object, value: unknown): void {
    this.#last.set(owner, value);
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

interface Note {
  name: string;
  from: readonly unknown[];
  value: unknown;
}

/** What was worked out of one block, by name: the last of each, made anew where what else it was made of differs. */
export class Notes {
  readonly #notes: Note[] = [];

  of<T>(name: string, from: readonly unknown[], make: () => T): T {
    const note = this.#find(name);
    if (note && isSame(note.from, from)) return note.value as T;
    return this.#write(note, name, from, make());
  }

  /** As `of`, with one thing that it was made of. A value is never undefined. */
  known<T>(name: string, from: unknown = undefined): T | undefined {
    const note = this.#find(name);
    return note && note.from[0] === from ? (note.value as T) : undefined;
  }

  /** What `known` gives from now on. */
  keep<T>(name: string, from: unknown, value: T): T {
    return this.#write(this.#find(name), name, [from], value);
  }

  /** There are a dozen names: to look through them is faster than a hash. */
  #find(name: string): Note | undefined {
    for (let i = 0; i < this.#notes.length; i++) {
      const note = this.#notes[i] as Note;
      if (note.name === name) return note;
    }
    return undefined;
  }

  #write<T>(note: Note | undefined, name: string, from: readonly unknown[], value: T): T {
    if (note) {
      note.from = from;
      note.value = value;
    } else this.#notes.push({ name, from, value });
    return value;
  }
}

function isSame(a: readonly unknown[], b: readonly unknown[]): boolean {
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

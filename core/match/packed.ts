import { Bits } from "../bytes/bits.ts";
import type { ByteReader } from "../bytes/byte-reader.ts";
import { ByteWriter } from "../bytes/byte-writer.ts";
import { writeList } from "../bytes/indexed-table.ts";
import { writeTable } from "../bytes/sorted-table.ts";
import { Half } from "./half.ts";
import type { FlatClass, OpenRule } from "./lexicon.ts";
import { type CompiledPattern, firstSymbols, MOST_NEEDS, Op, type Program } from "./program.ts";

/**
 * Compiled patterns with what they ask of words, as bytes that are read only where a word needs them: a pack has thousands
 * of patterns, and a reply touches dozens.
 */
export interface PackedPatterns {
  patternCount: number;
  /** The sets of symbols that patterns need. */
  setCount: number;
  /** The most numbers that a program has. */
  longest: number;
  /** Symbols of classes that the engine and the rules' checks ask about. */
  named: Record<string, number>;
  open: { symbol: number; rule: OpenRule }[];
  /** Tags that lemmas are wanted with, `+`-joined; `lemmas` names them by number. */
  tags: string[];
  tables: PatternTables;
}

export interface PatternTables {
  /** By word: its symbols, ascending. */
  words: Uint8Array;
  /** By lemma: pairs of a symbol and the number of the tags that a form must have for it. */
  lemmas: Uint8Array;
  /** By symbol: the patterns that are tried at a word that has it. */
  anchors: Uint8Array;
  /** By symbol: the patterns for which a word that has it says that their anchor is worth looking for. */
  triggers: Uint8Array;
  /** By symbol: the numbers of the sets, from 1 on, that it is in. */
  sets: Uint8Array;
  /** A bit for each symbol: whether it is in `anchors`, `triggers` or `sets`. Most are in none. */
  used: Uint8Array;
  /**
   * By pattern: two sets of symbols by number, in two bytes each; 0 is none. A sentence without any symbol of one of them has
   * no match.
   */
  needs: Uint8Array;
  /**
   * By pattern: `MOST_BESIDE` symbols, in two bytes each and counted from 1, of which the word before the anchor must have one;
   * then those of the word after it. 0 is none: where all are 0 it may be any word, or no word. Where there are more, the first
   * is `SEVERAL`, and the pattern itself tells.
   */
  beside: Uint8Array;
  /** By number; see `readPattern`. */
  patterns: Uint8Array;
  /** By name: patterns that are looked for only where they are asked for. */
  groups: Uint8Array;
}

/** See `PatternTables.beside`. */
export const SEVERAL = 0xffff;
export const MOST_BESIDE = 3;

/** A pattern as the matcher runs it. */
export interface RunnablePattern {
  /** What it is for: the number of its phrase. */
  use: number;
  anchors: number[];
  before: number;
  after: number;
  /** Its halves; read when they are first run, as most never are. */
  halves(): Halves;
}

interface Halves {
  left: Half;
  right: Half;
}

/** What a pattern is for: to find a phrase, or to be asked for under the name of a group. */
export interface PatternPart {
  pattern: CompiledPattern;
  use: number;
  group?: string;
}

/**
 * Packs patterns.
 * @param symbols Their names, see `program.ts`.
 * @param classes The classes that the names name.
 */
export function packPatterns(
  symbols: readonly string[],
  classes: Readonly<Record<string, FlatClass>>,
  parts: readonly PatternPart[],
): PackedPatterns {
  const words = new Gathered<string, number>();
  const lemmas = new Gathered<string, string>();
  const tags = new Map<string, number>();
  const anchors = new Gathered<number, number>();
  const triggers = new Gathered<number, number>();
  const groups = new Gathered<string, number>();
  const sets = new Gathered<number, number>();
  const setNumbers = new Map<string, number>();
  const needs = new Uint16Array(parts.length * MOST_NEEDS);
  const beside = Uint16Array.from(
    parts.flatMap(({ pattern }) => [...besideOf(pattern.left), ...besideOf(pattern.right)]),
  );
  const used = new Bits(symbols.length);
  const packed = { named: {} as Record<string, number>, open: [] as PackedPatterns["open"] };

  const addLemma = (lemma: string, symbol: number, wanted: string) => {
    if (!tags.has(wanted)) tags.set(wanted, tags.size);
    lemmas.add(lemma, `${symbol} ${tags.get(wanted)}`);
  };
  symbols.forEach((name, symbol) => {
    const [type, head, wanted] = splitName(name);
    if (type === "w") words.add(head, symbol);
    else if (type === "l") addLemma(head, symbol, wanted);
    else {
      const flat = classes[name] as FlatClass;
      if (wanted === "" && !/^[({]/.test(head)) packed.named[head] = symbol;
      for (const word of flat.words) words.add(word, symbol);
      for (const entry of flat.lemmas) addLemma(entry.lemma, symbol, entry.tags.join("+"));
      for (const rule of flat.open) packed.open.push({ symbol, rule });
    }
  });
  parts.forEach(({ pattern, group }, number) => {
    if (group !== undefined) {
      groups.add(group, number);
      return;
    }
    const [lists, symbolsOf] = pattern.isTriggered ? [triggers, pattern.needs[0]] : [anchors, pattern.anchors];
    const use = (list: Gathered<number, number>, of: readonly number[], value: number) => {
      for (const symbol of of) {
        list.add(symbol, value);
        used.add(symbol);
      }
    };
    use(lists, symbolsOf ?? [], number);
    neededBeside(pattern).forEach((set, i) => {
      const key = [...set].sort((a, b) => a - b).join();
      if (!setNumbers.has(key)) setNumbers.set(key, setNumbers.size + 1);
      const setNumber = setNumbers.get(key) as number;
      use(sets, set, setNumber);
      needs[number * MOST_NEEDS + i] = setNumber;
    });
  });
  const bySymbol = (lists: Gathered<number, number>) =>
    writeList(symbols.map((_, symbol) => new ByteWriter().ascending(lists.of(symbol)).finish()));
  return {
    ...packed,
    patternCount: parts.length,
    setCount: setNumbers.size,
    longest: parts.reduce((most, { pattern: { left, right } }) => Math.max(most, left.length, right.length), 0),
    tags: [...tags.keys()],
    tables: {
      words: writeTable(words.entries((list) => new ByteWriter().ascending(list).finish())),
      lemmas: writeTable(
        lemmas.entries((uses) => {
          const writer = new ByteWriter();
          for (const use of uses) for (const number of use.split(" ")) writer.number(Number(number));
          return writer.finish();
        }),
      ),
      anchors: bySymbol(anchors),
      triggers: bySymbol(triggers),
      sets: bySymbol(sets),
      used: used.bytes,
      needs: new Uint8Array(needs.buffer),
      beside: new Uint8Array(beside.buffer),
      patterns: writeList(parts.map(writePattern)),
      groups: writeTable(groups.entries((list) => new ByteWriter().ascending(list).finish())),
    },
  };
}

/** See `PatternTables.beside`. */
function besideOf(half: Program): number[] {
  const beside = new Array<number>(MOST_BESIDE).fill(0);
  const symbols = firstSymbols(half);
  if (symbols.length > MOST_BESIDE || symbols.some((symbol) => symbol + 1 >= SEVERAL)) beside[0] = SEVERAL;
  else
    symbols.forEach((symbol, i) => {
      beside[i] = symbol + 1;
    });
  return beside;
}

/** What a sentence must have beside the symbol that a pattern is looked up by. */
function neededBeside({ isTriggered, anchors, needs }: CompiledPattern): number[][] {
  return isTriggered ? [anchors, ...needs.slice(1)] : needs;
}

function writePattern({ use, pattern }: PatternPart): Uint8Array {
  const { anchors, left, right, before, after } = pattern;
  const writer = new ByteWriter().number(use).list(anchors);
  const leftBytes = programBytes(left);
  return writer
    .number(before)
    .number(after)
    .number(leftBytes.length)
    .bytes(leftBytes)
    .bytes(programBytes(right))
    .finish();
}

/** Reads one entry of `PatternTables.patterns`. */
export function readPattern(reader: ByteReader): RunnablePattern {
  return new PackedPattern(reader);
}

class PackedPattern implements RunnablePattern {
  readonly use: number;
  readonly anchors: number[];
  readonly before: number;
  readonly after: number;
  readonly #reader: ByteReader;
  readonly #leftAt: number;
  readonly #rightAt: number;
  #halves: Halves | undefined;

  constructor(reader: ByteReader) {
    this.#reader = reader;
    this.use = reader.number();
    this.anchors = reader.list().slice();
    this.before = reader.number();
    this.after = reader.number();
    const leftLength = reader.number();
    this.#leftAt = reader.at;
    this.#rightAt = reader.at + leftLength;
  }

  halves(): Halves {
    this.#halves ??= { left: readHalf(this.#reader, this.#leftAt), right: readHalf(this.#reader, this.#rightAt) };
    return this.#halves;
  }
}

/** An operation has three bits, and the boundary of those that have one the bits above; targets are told by how far away they are. */
function programBytes(program: Program): Uint8Array {
  const writer = new ByteWriter().number(program.length / 3);
  for (let at = 0; at < program.length; at += 3) {
    const [op, a, b] = program.slice(at, at + 3) as [number, number, number];
    if (op === Op.split)
      writer
        .number(op)
        .number(a - at / 3)
        .number(b - at / 3);
    else if (op === Op.symbol || op === Op.guard) writer.number(op | (b << 3)).number(a);
    else writer.number(op | (b << 3));
  }
  return writer.finish();
}

function readHalf(reader: ByteReader, at: number): Half {
  reader.at = at;
  const program: Program = [];
  const length = reader.number();
  for (let pc = 0; pc < length; pc++) {
    const head = reader.number();
    const op = head & 7;
    if (op === Op.split) program.push(op, pc + reader.number(), pc + reader.number());
    else program.push(op, op === Op.symbol || op === Op.guard ? reader.number() : 0, head >> 3);
  }
  return new Half(program.slice());
}

/** Values by key, each once, in the order in which they came. */
class Gathered<K, V> {
  readonly #values = new Map<K, Set<V>>();

  add(key: K, value: V): void {
    const known = this.#values.get(key);
    if (known) known.add(value);
    else this.#values.set(key, new Set([value]));
  }

  of(key: K): V[] {
    return [...(this.#values.get(key) ?? [])];
  }

  entries(write: (values: readonly V[]) => Uint8Array): [K, Uint8Array][] {
    return [...this.#values].map(([key, values]) => [key, write([...values])]);
  }
}

/** `l:lemma:tag+tag` → its type, head and tags. A word may itself hold a colon («00:00»), so tags are cut last. */
function splitName(name: string): [string, string, string] {
  const type = name.charAt(0);
  const rest = name.slice(2);
  if (type === "w") return [type, rest, ""];
  const colon = rest.lastIndexOf(":");
  return [type, rest.slice(0, colon), rest.slice(colon + 1)];
}

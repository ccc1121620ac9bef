import { createSeeker } from "../text/seek.ts";

/** A field's contents in the file, without its quotes; half-open, in UTF-16 code units. */
export interface CsvField {
  start: number;
  end: number;
  /** Whether it stands in quotes. */
  isQuoted: boolean;
  /** Whether quotes in it are doubled. */
  hasDoubled: boolean;
}

export interface CsvRecord {
  start: number;
  fields: CsvField[];
  error?: "unclosed quote" | "text after quote";
  /** Where the quote stands that is wrong; meaningless without an error. */
  errorAt: number;
}

/** Reads records from left to right. */
export interface CsvReader {
  /** What stands between fields: one character. */
  readonly separator: string;
  /** Where the next record begins, or an empty line before it. */
  readonly at: number;
  /** How far was looked to tell what is wrong with a record. */
  readonly furthest: number;
  /** The next record that is not an empty line; after a broken one, reading goes on at the line after its first. */
  next(): CsvRecord | undefined;
  /** The number of a line, from 1, asked in the order of the file. */
  lineAt(offset: number): number;
}

const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** The separator is told by no more of a table than this, in UTF-16 code units. */
export const SEPARATOR_REACH = 10_000;

/** @param known The separator, where the text is a part of a table and does not begin it. */
export function createCsvReader(text: string, known?: string): CsvReader {
  let at = known === undefined && text.startsWith("\uFEFF") ? 1 : 0;
  // Excel's own hint, which is no row.
  const hint = known === undefined ? /^sep=([,;\t|])[ \t]*(?:\r\n?|\n|$)/i.exec(text.slice(at, at + 16)) : null;
  const separator = known ?? (hint ? hint[1] : detectSeparator(text, at));
  if (hint) at += hint[0].length;
  const separatorUnit = separator.charCodeAt(0);

  const seekSeparator = createSeeker(text, separator);
  const seekLineFeed = createSeeker(text, "\n");
  const seekReturn = createSeeker(text, "\r");
  const lineOf = createLineCounter(text);
  // Reading may go back after an error, and then the seekers are of no use.
  let furthest = at;

  function lineEnd(from: number): number {
    if (from < furthest) return findEither(text, from, LF, CR);
    return Math.min(seekLineFeed(from), seekReturn(from), text.length);
  }

  function fieldEnd(from: number): number {
    if (from < furthest) return findEither(text, from, LF, CR, separatorUnit);
    return Math.min(seekSeparator(from), lineEnd(from));
  }

  function skipBreak(from: number): number {
    if (text.charCodeAt(from) === CR && text.charCodeAt(from + 1) === LF) return from + 2;
    return Math.min(from + 1, text.length);
  }

  function broken(record: CsvRecord, error: NonNullable<CsvRecord["error"]>, errorAt: number, read: number): CsvRecord {
    furthest = Math.max(furthest, read);
    at = skipBreak(findEither(text, record.start, LF, CR));
    return { ...record, error, errorAt };
  }

  return {
    separator,
    get at() {
      return at;
    },
    get furthest() {
      return furthest;
    },
    lineAt: lineOf,
    next() {
      while (at < text.length && (text.charCodeAt(at) === LF || text.charCodeAt(at) === CR)) at += 1;
      if (at >= text.length) return undefined;
      const record: CsvRecord = { start: at, fields: [], errorAt: at };
      for (;;) {
        let end: number;
        if (text.charCodeAt(at) === QUOTE) {
          const open = at;
          let hasDoubled = false;
          let close = text.indexOf('"', at + 1);
          while (close !== -1 && text.charCodeAt(close + 1) === QUOTE) {
            hasDoubled = true;
            close = text.indexOf('"', close + 2);
          }
          if (close === -1) return broken(record, "unclosed quote", open, text.length);
          end = close + 1;
          const after = text.charCodeAt(end);
          if (end < text.length && after !== separatorUnit && after !== LF && after !== CR) {
            return broken(record, "text after quote", close, end);
          }
          record.fields.push({ start: open + 1, end: close, isQuoted: true, hasDoubled });
        } else {
          end = fieldEnd(at);
          record.fields.push({ start: at, end, isQuoted: false, hasDoubled: false });
        }
        at = end;
        if (at >= text.length) return record;
        if (text.charCodeAt(at) === separatorUnit) at += 1;
        else {
          at = skipBreak(at);
          return record;
        }
      }
    },
  };
}

/** The separator that the header row has most of, outside quotes; a comma where it has none. */
function detectSeparator(text: string, from: number): string {
  const counts = new Map([
    [",", 0],
    [";", 0],
    ["\t", 0],
  ]);
  let isQuoted = false;
  for (let at = from; at < Math.min(text.length, SEPARATOR_REACH); at += 1) {
    const char = text[at];
    if (char === '"') isQuoted = !isQuoted;
    else if (!isQuoted && (char === "\n" || char === "\r")) break;
    else if (!isQuoted && counts.has(char)) counts.set(char, counts.get(char)! + 1);
  }
  return [...counts].reduce((best, candidate) => (candidate[1] > best[1] ? candidate : best))[0];
}

function findEither(text: string, from: number, ...units: number[]): number {
  let at = from;
  while (at < text.length && !units.includes(text.charCodeAt(at))) at += 1;
  return at;
}

function createLineCounter(text: string): (offset: number) => number {
  let line = 1;
  let counted = 0;
  return (offset) => {
    if (offset < counted) [line, counted] = [1, 0];
    for (; counted < offset; counted += 1) {
      const unit = text.charCodeAt(counted);
      if (unit === LF || (unit === CR && text.charCodeAt(counted + 1) !== LF)) line += 1;
    }
    return line;
  };
}

import { createRunBuilder, type TextMap } from "../text/text-map.ts";
import { isBlankLine, lineEnd, nextLine } from "./lines.ts";

/** A string of a message: its words, and where they stand in the file. */
export interface PoString {
  text: string;
  map: TextMap;
  /** Where the line with its keyword begins. */
  start: number;
  /** After its last closing quote. */
  end: number;
}

/** A message of a .po file. Offsets are UTF-16 code units in the file, half-open. */
export interface PoMessage {
  /** Where its first line begins, a comment most often. */
  start: number;
  context?: PoString;
  id?: PoString;
  plural?: PoString;
  /** What is written for it, by number: one, or a plural form each. */
  translations: PoString[];
  isFuzzy: boolean;
  /** What its comments say, those of tools left out. */
  comments: { text: string; start: number; end: number }[];
}

/** A line that cannot be read, from 1. Its message is left out. */
export interface PoFault {
  line: number;
  problem: "keyword" | "quotes" | "order";
}

const KEYWORD = /[ \t]*(msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?|(?="))[ \t]*"/y;
const CLOSING = /"[ \t]*$/;

/** Reads the messages of a .po or .pot file from left to right; obsolete ones are left out. */
export function* readMessages(text: string): Generator<PoMessage | PoFault> {
  let message: PoMessage | undefined;
  let isBroken = false;
  let string: StringBuilder | undefined;
  let line = 0;

  const closeString = (): void => {
    if (message !== undefined && string !== undefined) put(message, string);
    string = undefined;
  };
  const close = (): PoMessage | undefined => {
    closeString();
    const done = isBroken || message?.id === undefined ? undefined : message;
    message = undefined;
    isBroken = false;
    return done;
  };

  for (let at = text.startsWith("\uFEFF") ? 1 : 0, end = 0; at < text.length; at = nextLine(text, end)) {
    end = lineEnd(text, at);
    line += 1;
    if (isBlankLine(text, at, end)) {
      closeString();
      continue;
    }
    const first = skipBlanks(text, at, end);
    if (text[first] === "#") {
      closeString();
      // A comment after the strings belongs to the next message.
      if (message?.id !== undefined || isBroken) {
        const done = close();
        if (done) yield done;
      }
      message ??= { start: at, translations: [], isFuzzy: false, comments: [] };
      readComment(text, first, end, message);
      continue;
    }
    KEYWORD.lastIndex = at;
    const match = KEYWORD.exec(text);
    if (match === null || KEYWORD.lastIndex > end) {
      if (!isBroken) yield { line, problem: "keyword" };
      isBroken = true;
      continue;
    }
    const [opening, keyword] = match;
    if (keyword !== "") {
      closeString();
      // What is broken ends where a message may begin.
      const isFirst = keyword === "msgctxt" || keyword === "msgid";
      const begins = isFirst && (isBroken || message?.id || (keyword === "msgctxt" && message?.context));
      if (begins) {
        const done = close();
        if (done) yield done;
      }
      message ??= { start: at, translations: [], isFuzzy: false, comments: [] };
      if (keyword.startsWith("msgstr") && message.id === undefined && !isBroken) {
        yield { line, problem: "order" };
        isBroken = true;
      }
      string = { keyword, start: at, end, runs: createRunBuilder() };
    }
    const closing = CLOSING.exec(text.slice(at + opening.length, end));
    const contentEnd = at + opening.length + (closing?.index ?? 0);
    if (closing === null || string === undefined || !decode(text, at + opening.length, contentEnd, string)) {
      if (!isBroken) yield { line, problem: string === undefined ? "keyword" : "quotes" };
      isBroken = true;
    } else string.end = contentEnd + 1;
  }
  const done = close();
  if (done) yield done;
}

interface StringBuilder {
  keyword: string;
  start: number;
  end: number;
  runs: ReturnType<typeof createRunBuilder>;
}

function put(message: PoMessage, { keyword, start, end, runs }: StringBuilder): void {
  const string: PoString = { ...runs.build(), start, end };
  if (keyword === "msgctxt") message.context = string;
  else if (keyword === "msgid") message.id = string;
  else if (keyword === "msgid_plural") message.plural = string;
  else message.translations.push(string);
}

function readComment(text: string, start: number, end: number, message: PoMessage): void {
  const mark = text[start + 1];
  if (mark === ",") message.isFuzzy ||= /(?:^|[\s,])fuzzy(?:$|[\s,])/.test(text.slice(start + 2, end));
  else if (mark !== "~" && mark !== "|" && mark !== ":") {
    const from = start + (mark === "." ? 2 : 1);
    message.comments.push({ text: text.slice(from, end).trim(), start, end });
  }
}

const ESCAPE = /\\(?:x[0-9a-fA-F]{1,2}|[0-7]{1,3}|[\s\S])/y;
const SAID: Readonly<Record<string, string>> = { n: "\n", t: "\t", r: "\r", a: "\x07", b: "\b", f: "\f", v: "\v" };

/** Decodes what stands between two quotes; false where another quote ends it before. */
function decode(text: string, start: number, end: number, { runs }: StringBuilder): boolean {
  let copied = start;
  for (let at = start; at < end; ) {
    if (text[at] === '"') return false;
    if (text[at] !== "\\") {
      at += 1;
      continue;
    }
    ESCAPE.lastIndex = at;
    const sequence = ESCAPE.exec(text)?.[0] ?? "\\";
    // The closing quote is none.
    if (at + sequence.length > end) return false;
    runs.copy(text, copied, at);
    runs.replace(escaped(sequence), at, at + sequence.length);
    at += sequence.length;
    copied = at;
  }
  runs.copy(text, copied, end);
  return true;
}

function escaped(sequence: string): string {
  const first = sequence[1];
  if (first === "x" && sequence.length > 2) return String.fromCharCode(Number.parseInt(sequence.slice(2), 16));
  if (/[0-7]/.test(first)) return String.fromCharCode(Number.parseInt(sequence.slice(1), 8) & 0xff);
  return SAID[first] ?? first;
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from;
  while (at < end && (text[at] === " " || text[at] === "\t")) at += 1;
  return at;
}

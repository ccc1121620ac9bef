import type { Block, BlockRole } from "../document.ts";
import { createRunBuilder, identityMap } from "../text/text-map.ts";
import { isBlankLine, lineEnd, nextLine } from "./lines.ts";
import { type Phrases, readPhrases } from "./markdown-phrases.ts";
import { THEMATIC_BREAK } from "./markdown-tracker.ts";

/** What Markdown may take for marks in the middle of a line. */
export const MARKS = "\\`*_<&|~";

/** A block whose words, and all marks in them, are beyond doubt: half-open, UTF-16 code units. */
export interface SimpleBlock {
  start: number;
  end: number;
  /** Undefined where it is a paragraph of whatever it stands in. */
  role: BlockRole | undefined;
  isQuote: boolean;
  /** Whether it says what stands there, letter by letter. */
  isPlain: boolean;
}

/** Lines up to a blank one, as blocks. */
export interface SimpleChunk {
  blocks: SimpleBlock[];
  /** How much in them might have been more than a letter. */
  marks: number;
  end: number;
}

const HEADING = /#{1,6} +(?=[^ #\r\n])/y;
const BULLET = /[-+*] {1,4}(?=[^ \r\n])/y;
const NUMBER = /\d{1,9}([.)]) {1,4}(?=[^ \r\n])/y;
const QUOTE = "> ";

/**
 * Reads lines up to a blank one where they are of the few shapes that the parser is certain to take as they are taken here:
 * words, a quote, headings with `#`, flat lists, or a line across the page. In doubt, it is undefined.
 *
 * @param start Where a line begins after a blank one, in no indentation.
 * @param mayRefer Whether the text has definitions.
 */
export function findSimple(text: string, start: number, mayRefer: boolean): SimpleChunk | undefined {
  const blocks: SimpleBlock[] = [];
  const isQuote = text.charCodeAt(start) === 0x3e;
  const prefix = isQuote ? QUOTE.length : 0;
  let paragraph = -1;
  /** The mark of the list that the last line belongs to. */
  let list = "";
  let end = start;
  let marks = 0;

  function add(role: BlockRole | undefined, from: number, to: number): boolean {
    const words = text.slice(from, to);
    const reading = readPhrases(words, { offset: from, prefix, mayRefer });
    if (reading === undefined) return false;
    blocks.push({ start: from, end: to, role, isQuote, isPlain: reading.isPlain });
    marks += reading.marks;
    return true;
  }

  function closeParagraph(): boolean {
    if (paragraph === -1) return true;
    const from = paragraph;
    paragraph = -1;
    return add(undefined, from, beforeBlanks(text, end));
  }

  /** A heading, or an item of a list: of one line. */
  function readLine(first: string, match: RegExpExecArray, stop: number): boolean {
    const content = match.index + match[0].length;
    const contentEnd = beforeBlanks(text, stop);
    if (first === "#") {
      list = "";
      // It may be closed by its mark, too.
      return text[contentEnd - 1] !== "#" && closeParagraph() && add("heading", content, contentEnd);
    }
    // Only a list that begins with 1 may stand behind words, and the parser takes some others for words, too.
    if (list === "" && match[1] !== undefined && (paragraph !== -1 || !/^1[.)]/.test(match[0]))) return false;
    const mark = match[1] ?? first;
    if ((list !== "" && list !== mark) || !isItemStart(text, content)) return false;
    list = mark;
    return closeParagraph() && add("list-item", content, contentEnd);
  }

  for (let at = start; at < text.length; ) {
    const stop = lineEnd(text, at);
    if (isBlankLine(text, at, stop)) break;
    const first = text[at] as string;
    if (at === start && "-*_".includes(first) && isRule(text, start, stop)) return { blocks, end: stop, marks };
    const match = isQuote ? null : matchOf(blockMark(first), text, at);
    if (match !== null) {
      if (!readLine(first, match, stop)) return undefined;
    } else {
      if (list !== "" || (isQuote && !text.startsWith(QUOTE, at)) || !isWordStart(text, at + prefix)) return undefined;
      if (paragraph === -1) paragraph = at + prefix;
    }
    end = stop;
    at = nextLine(text, stop);
  }
  const isWhole = closeParagraph() && (list === "" || !isFollowedByMore(text, end));
  return isWhole ? { blocks, end, marks } : undefined;
}

/** Appends a block. `text` has template tags masked; `original` is the same without the mask. */
export function readSimple(
  { start, end, role: own, isQuote, isPlain }: SimpleBlock,
  { text, original, blocks }: { text: string; original: string; blocks: Block[] },
  outer: BlockRole,
  isInQuote: boolean,
): void {
  const role = own ?? outer;
  const quote = isQuote || isInQuote;
  const words = text.slice(start, end);
  if (isPlain) {
    if (words.trim() === "") return;
    blocks.push({ role, text: words, map: identityMap(start, words.length), reserved: MARKS, quote });
    return;
  }
  const phrases: Phrases = { runs: createRunBuilder(), links: [], images: [], text, original };
  readPhrases(words, { offset: start, prefix: isQuote ? QUOTE.length : 0, mayRefer: false }, phrases);
  const { runs, links, images } = phrases;
  const built = runs.build();
  if (built.text.trim() !== "")
    blocks.push({ role, ...built, ...(links.length > 0 && { links }), reserved: MARKS, quote });
  for (const { words: alt, start: at } of images) {
    if (alt.trim() !== "") blocks.push({ role: "alt", text: alt, map: identityMap(at, alt.length), quote });
  }
}

/** What a line may be, other than words, by its first letter. */
function blockMark(first: string): RegExp | undefined {
  if (first === "#") return HEADING;
  if (first === "-" || first === "+" || first === "*") return BULLET;
  return first >= "0" && first <= "9" ? NUMBER : undefined;
}

function matchOf(pattern: RegExp | undefined, text: string, at: number): RegExpExecArray | null {
  if (pattern === undefined) return null;
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Whether a line across the page stands alone. */
function isRule(text: string, start: number, end: number): boolean {
  if (!THEMATIC_BREAK.test(text.slice(start, end))) return false;
  const next = nextLine(text, end);
  return isBlankLine(text, next, lineEnd(text, next));
}

/** Whether the next line that is not blank may belong to an item of the list before it. */
function isFollowedByMore(text: string, end: number): boolean {
  let at = end;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== 10 && unit !== 13 && unit !== 32 && unit !== 9) break;
  }
  const before = text.charCodeAt(at - 1);
  return at < text.length && (before === 32 || before === 9);
}

function beforeBlanks(text: string, end: number): number {
  let at = end;
  while (text[at - 1] === " ") at -= 1;
  return at;
}

/** Marks with which a line of words may begin whatever stands before it. */
const STARTS = /[A-Za-z"'($%,.;?@/{}!&\\\]^)]/;

/** Whether a line can be nothing but words, or go on with words. */
function isWordStart(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  if (unit >= 128) return unit !== 0xfeff;
  const first = text[at] as string;
  if (STARTS.test(first)) return true;
  switch (first) {
    case "*":
    case "_":
      return /^(?:\*\*?|__?)[^*_\s]/.test(text.slice(at, at + 3));
    case "[":
      return text[at + 1] !== "^";
    case "`":
      return !text.startsWith("```", at);
    case "#":
    case "-":
    case "+":
      return /^[A-Za-z0-9\u0400-\u04FF]/.test(text.slice(at + 1, at + 2));
    default: {
      const number = /^\d+/.exec(text.slice(at, at + 12))?.[0].length ?? 0;
      if (number === 0) return false;
      const after = text[at + number];
      return (
        number > 9 || (after !== "." && after !== ")") || /^[^\s]/.test(text.slice(at + number + 1, at + number + 2))
      );
    }
  }
}

/** Whether what stands behind the mark of a list can be nothing but words. */
function isItemStart(text: string, at: number): boolean {
  const first = text[at] as string;
  if (/[-+#*\d]/.test(first)) return /^(?:\*\*?[^*\s]|\d+(?:[^\d.)\r\n]|[.)]\S))/.test(text.slice(at, at + 12));
  return isWordStart(text, at) && !/^\[[ xX\t]\]/.test(text.slice(at, at + 3));
}

import type { Block, BlockRole } from "../document.ts";
import { createRunBuilder, identityMap } from "../text/text-map.ts";
import { isBlankLine, lineEnd, nextLine } from "./lines.ts";
import { type Phrases, readPhrases } from "./markdown-phrases.ts";
import { THEMATIC_BREAK } from "./markdown-tracker.ts";

/** What Markdown may take for marks in the middle of a line. */
export const MARKS = "\\`*_<&|~";

/**
 * Whether lines between two blank ones are of the few shapes of which the parser would certainly make what `readSimple` does:
 * words, quotes, headings with `#`, flat lists, all of whose own marks are beyond doubt, or a line across the page.
 *
 * @param start Where a line begins that nothing before it goes on in.
 * @param mayRefer Whether the text has definitions.
 */
export function isSimple(text: string, start: number, end: number, mayRefer: boolean): boolean {
  const prefix = isQuote(text, start) ? QUOTE.length : 0;
  const isSure = (_: unknown, from: number, to: number): boolean =>
    readPhrases(text.slice(from, to), { offset: from, prefix, mayRefer });
  return visitBlocks(text, start, end, isSure);
}

/** Whether simple lines that begin at an offset are a quote. */
export function isQuote(text: string, start: number): boolean {
  return text.charCodeAt(start) === 0x3e;
}

/** Where simple lines stand in the text, and what they are blocks of. */
export interface SimpleLines {
  /** With template tags masked; `original` is the same without the mask. */
  text: string;
  original: string;
  start: number;
  end: number;
  /** The role of words that are neither a heading nor in a list. */
  role: BlockRole;
  quote: boolean;
}

/** Appends the blocks of lines that are simple, between blank ones. */
export function readSimple({ text, original, start, end, role, quote }: SimpleLines, blocks: Block[]): void {
  for (let at = start; at < end; ) {
    let chunkEnd = at;
    let next = at;
    while (next < end) {
      const stop = lineEnd(text, next);
      if (isBlankLine(text, next, stop)) break;
      chunkEnd = stop;
      next = nextLine(text, stop);
    }
    if (chunkEnd > at) {
      const isQuoted = isQuote(text, at);
      visitBlocks(text, at, chunkEnd, (own, from, to) => {
        const phrases: Phrases = { runs: createRunBuilder(), links: [], images: [], text, original };
        const place = { offset: from, prefix: isQuoted ? QUOTE.length : 0, mayRefer: false };
        readPhrases(text.slice(from, to), place, phrases);
        addBlocks(phrases, own ?? role, quote || isQuoted, blocks);
        return true;
      });
    }
    at = nextLine(text, lineEnd(text, next));
  }
}

function addBlocks({ runs, links, images }: Phrases, role: BlockRole, quote: boolean, blocks: Block[]): void {
  const built = runs.build();
  if (built.text.trim() !== "")
    blocks.push({ role, ...built, ...(links.length > 0 && { links }), reserved: MARKS, quote });
  for (const { words, start } of images) {
    if (words.trim() !== "") blocks.push({ role: "alt", text: words, map: identityMap(start, words.length), quote });
  }
}

/** Takes a block, half-open; its role is undefined where it is a paragraph of the text. Returns whether to go on. */
type Visit = (role: BlockRole | undefined, start: number, end: number) => boolean;

const QUOTE = "> ";
const HEADING = /#{1,6} +(?=[^ #\r\n])/y;
const BULLET = /[-+*] {1,4}(?=[^ \r\n])/y;
const NUMBER = /\d{1,9}([.)]) {1,4}(?=[^ \r\n])/y;

/** Cuts lines into blocks; false where there is a doubt, or a visitor has one. */
function visitBlocks(text: string, start: number, end: number, visit: Visit): boolean {
  if (isQuote(text, start)) return visitQuote(text, start, end, visit);
  let paragraph = -1;
  let paragraphEnd = -1;
  /** The mark of the list that the last line belongs to. */
  let list = "";

  function closeParagraph(): boolean {
    if (paragraph === -1) return true;
    const from = paragraph;
    paragraph = -1;
    return visit(undefined, from, beforeBlanks(text, paragraphEnd));
  }

  for (let at = start; at < end; ) {
    const stop = lineEnd(text, at);
    const first = text[at] as string;
    let block: RegExp | undefined;
    if (first === "#") block = HEADING;
    else if (first === "-" || first === "+" || first === "*") block = BULLET;
    else if (first >= "0" && first <= "9") block = NUMBER;
    if (block !== undefined) block.lastIndex = at;
    const match = block?.exec(text) ?? null;
    if (match === null) {
      if (list !== "" || !isWordStart(text, at)) {
        return at === start && stop === end && THEMATIC_BREAK.test(text.slice(start, end));
      }
      if (paragraph === -1) paragraph = at;
      paragraphEnd = stop;
    } else {
      const content = at + match[0].length;
      const contentEnd = beforeBlanks(text, stop);
      if (first === "#") {
        // A heading may be closed by its mark, too.
        if (text[contentEnd - 1] === "#" || !closeParagraph() || !visit("heading", content, contentEnd)) return false;
        list = "";
      } else {
        const mark = match[1] ?? first;
        // Only a list that begins with 1 may stand behind words; and the parser takes some lines for words that are none.
        if (list === "" && match[1] !== undefined && (paragraph !== -1 || !/^1[.)]/.test(match[0]))) return false;
        if ((list !== "" && list !== mark) || !isItemStart(text, content)) return false;
        if (!closeParagraph() || !visit("list-item", content, contentEnd)) return false;
        list = mark;
      }
    }
    at = nextLine(text, stop);
  }
  return closeParagraph() && (list === "" || !isFollowedByMore(text, end));
}

/** One paragraph of a quote, each of whose lines bears the mark. */
function visitQuote(text: string, start: number, end: number, visit: Visit): boolean {
  for (let at = start; at < end; at = nextLine(text, lineEnd(text, at))) {
    if (!text.startsWith(QUOTE, at) || !isWordStart(text, at + QUOTE.length)) return false;
  }
  return visit(undefined, start + QUOTE.length, beforeBlanks(text, end));
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
      return number > 9 || (after !== "." && after !== ")") || /^[^\s]/.test(text.slice(at + number + 1, at + number + 2));
    }
  }
}

/** Whether what stands behind the mark of a list can be nothing but words. */
function isItemStart(text: string, at: number): boolean {
  const first = text[at] as string;
  if (/[-+#*\d]/.test(first)) return /^(?:\*\*?[^*\s]|\d+(?:[^\d.)\r\n]|[.)]\S))/.test(text.slice(at, at + 12));
  return isWordStart(text, at) && !/^\[[ xX\t]\]/.test(text.slice(at, at + 3));
}

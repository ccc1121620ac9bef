import type { Block } from "../document.ts";
import { OUTPUT_MASK } from "../text/mask.ts";
import type { RunBuilder } from "../text/text-map.ts";
import { decodeReference } from "./markdown-text.ts";

/** Where the words of a block gather. */
export interface Phrases {
  runs: RunBuilder;
  links: NonNullable<Block["links"]>;
  /** The descriptions of images. */
  images: { words: string; start: number }[];
  /** The text that offsets are in, with template tags masked, and as it is. */
  text: string;
  original: string;
}

/** What there is to know of the words of a block. */
export interface PhrasePlace {
  /** Where they begin in the text. */
  offset: number;
  /** How many marks of a quote stand before each line but the first. */
  prefix: number;
  /** Whether `[…]` may refer to a definition. */
  mayRefer: boolean;
}

interface PhraseReading {
  /** Whether they say what stands there, letter by letter. */
  isPlain: boolean;
  /** How much in them might have been more than a letter. */
  marks: number;
}

// What is no word by itself. All else, of whatever alphabet, says nothing but itself.
const MARK = /[\\`*_[!<&~\t\n\r]/g;
const PLAIN: PhraseReading = { isPlain: true, marks: 0 };

const ASCII_PUNCTUATION = /[!-/:-@[-`{-~]/;
// An address is ASCII, or a template tag, and holds nothing that may end it.
const LINK = /\[([^[\]\\`<]*)\]\(([A-Za-z0-9\-._~:/?#@!$+,;=%&*'\uF5D0]+)\)/y;
const IMAGE = /!\[([^[\]\\`<*_&~!\r\n]*)\]\(([A-Za-z0-9\-._~:/?#@!$+,;=%&*'\uF5D0]+)\)/y;
const AUTOLINK = /<(https?:\/\/[A-Za-z0-9\-._~:/?#@!$+,;=%&*'\uF5D0]+)>/y;
/** Brackets that are none of a link's, as long as nothing is defined. */
const BRACKETS = /\[[^[\]\\`<]*(?:\](?![[(])|$)/y;
const REFERENCE = /&#?[A-Za-z0-9]+;/;

// Beside a mark of emphasis, these are certain to be words and punctuation to the parser.
const WORD = /[A-Za-z0-9\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u0400-\u0481\u048A-\u052F\uF5D0\uF5D1]/;
const PUNCTUATION = /[!"'(),.:;?\-/[\]{}—–«»„“”…]/;
const SPACE = /\s/;

/**
 * Reads the words of a block where there is no doubt what each mark in them does; all the others are for the parser.
 * @param words The block's, in whole lines without indentation.
 * @param out Left out where it is only to be known whether there is a doubt.
 * @returns Undefined where there is one.
 */
export function readPhrases(
  words: string,
  { offset, prefix, mayRefer }: PhrasePlace,
  out?: Phrases,
): PhraseReading | undefined {
  if (markAt(words, 0) === words.length) {
    out?.runs.copy(out.text, offset, offset + words.length);
    return PLAIN;
  }
  const lastAngle = words.lastIndexOf(">");
  let isPlain = true;
  let marks = 0;
  return readRange(0, words.length) ? { isPlain, marks } : undefined;

  /** Reads the block, or the words of a link in it. */
  function readRange(from: number, to: number): boolean {
    let copied = from;
    /** The mark of the emphasis that is open. */
    let open = "";

    function copyTo(end: number, next: number): number {
      if (copied < end) out?.runs.copy(out.text, offset + copied, offset + end);
      copied = next;
      isPlain = false;
      return next;
    }

    function replace(start: number, end: number, replacement: string): number {
      copyTo(start, end);
      out?.runs.replace(replacement, offset + start, offset + end);
      return end;
    }

    /** Where what begins with a mark ends; -1 where there is a doubt. */
    function readMark(at: number): number {
      const mark = words[at] as string;
      switch (mark) {
        case "&": {
          const reference = decodeReference(words, at);
          return reference === undefined ? at + 1 : replace(at, at + reference.width, reference.text);
        }
        case "\\":
          return readEscape(at);
        case "\n":
        case "\r":
          return readBreak(at);
        case "*":
        case "_":
          return readEmphasis(at, mark);
        case "`":
          return readCode(at);
        case "[":
          return mayRefer ? -1 : readLink(at);
        case "!":
          return words[at + 1] === "[" ? readImage(at) : at + 1;
        case "<":
          return readAngle(at);
        case "~":
          return words[at + 1] === "~" ? -1 : at + 1;
        default:
          return -1;
      }
    }

    function readEscape(at: number): number {
      const next = words[at + 1];
      if (next === undefined) return at + 1;
      if (next === "\n" || next === "\r") return breakLine(at, at + 1);
      // A backtick after an escaped one is a matter for the parser.
      if (next === "`") return -1;
      return ASCII_PUNCTUATION.test(next) ? replace(at, at + 2, next) : at + 1;
    }

    function readBreak(at: number): number {
      let start = at;
      while (start > copied && words[start - 1] === " ") start -= 1;
      if (at - start > 1) return breakLine(start, at);
      if (start < at) copyTo(start, at);
      const end = afterBreak(words, at);
      return prefix === 0 ? end : copyTo(end, end + prefix);
    }

    /** @param at Where the line ends that is broken by marks from `start` on. */
    function breakLine(start: number, at: number): number {
      copied = replace(start, afterBreak(words, at), "\n") + prefix;
      return copied;
    }

    /**
     * A lone mark, and emphasis that cannot be taken for any other: it opens after a blank, closes before one, and holds
     * no other.
     */
    function readEmphasis(at: number, mark: string): number {
      let end = at + 1;
      while (words[end] === mark) end += 1;
      const before = words[at - 1] ?? " ";
      const after = words[end] ?? " ";
      const isSpaceBefore = SPACE.test(before);
      const isSpaceAfter = SPACE.test(after);
      if (isSpaceBefore && isSpaceAfter) return end;
      if (mark === "_" && WORD.test(before) && WORD.test(after)) return end;
      if (!words.includes(mark, end) && words.indexOf(mark) === at) return end;
      const closes = isSpaceAfter || (PUNCTUATION.test(after) && WORD.test(before));
      if (open === "") {
        // With nothing to close, it is no mark.
        if (closes) return end;
        if (!isSpaceBefore && !(PUNCTUATION.test(before) && WORD.test(after))) return -1;
        open = words.slice(at, end);
        if (open.length > 2) return -1;
      } else {
        if (!closes || words.slice(at, end) !== open) return -1;
        open = "";
      }
      return copyTo(at, end);
    }

    function readCode(at: number): number {
      const width = tickRun(words, at);
      for (let close = words.indexOf("`", at + width); close !== -1; ) {
        const closeWidth = tickRun(words, close);
        if (closeWidth === width) return replace(at, close + width, OUTPUT_MASK);
        close = words.indexOf("`", close + closeWidth);
      }
      return -1;
    }

    function readLink(at: number): number {
      LINK.lastIndex = at;
      const match = LINK.exec(words);
      if (match === null) {
        BRACKETS.lastIndex = at;
        return BRACKETS.test(words) ? at + 1 : -1;
      }
      const [whole, label = "", address = ""] = match;
      if (REFERENCE.test(address)) return -1;
      copyTo(at, at + 1);
      const start = out?.runs.length ?? 0;
      if (!readRange(at + 1, at + 1 + label.length)) return -1;
      const end = at + whole.length;
      addLink(start, end - 1, address);
      copied = end;
      return end;
    }

    function readAngle(at: number): number {
      AUTOLINK.lastIndex = at;
      const match = AUTOLINK.exec(words);
      if (match === null) return lastAngle > at ? -1 : at + 1;
      const [whole, address = ""] = match;
      copyTo(at, at);
      const start = out?.runs.length ?? 0;
      const end = replace(at, at + whole.length, OUTPUT_MASK);
      addLink(start, end - 1, address);
      return end;
    }

    /** @param end Where its address ends. */
    function addLink(start: number, end: number, address: string): void {
      if (out === undefined || out.runs.length === start) return;
      const href = out.original.slice(offset + end - address.length, offset + end);
      out.links.push({ start, end: out.runs.length, href });
    }

    function readImage(at: number): number {
      IMAGE.lastIndex = at;
      const match = IMAGE.exec(words);
      if (match === null || mayRefer) return -1;
      const [whole, label = ""] = match;
      out?.images.push({ words: label, start: offset + at + 2 });
      return replace(at, at + whole.length, " ");
    }

    for (let at = markAt(words, from); at < to; at = markAt(words, at)) {
      marks += 1;
      at = readMark(at);
      if (at === -1) return false;
    }
    if (open !== "") return false;
    if (copied < to) out?.runs.copy(out.text, offset + copied, offset + to);
    return true;
  }
}

/** Where the next mark is; the end where there is none. */
function markAt(words: string, from: number): number {
  MARK.lastIndex = from;
  return MARK.exec(words)?.index ?? words.length;
}

function afterBreak(words: string, at: number): number {
  return words[at] === "\r" && words[at + 1] === "\n" ? at + 2 : at + 1;
}

function tickRun(words: string, at: number): number {
  let end = at;
  while (words[end] === "`") end += 1;
  return end - at;
}

import type { Block, BlockRole } from "../document.ts";
import type { Language } from "../text/language.ts";
import { CONTROL_MASK } from "../text/mask.ts";
import { createRunBuilder } from "../text/text-map.ts";

/** How white space of the source is read. */
export type Space = "fold" | "keep" | "lines";

/** What a block is apart from its words. */
export interface BlockFrame {
  role: BlockRole;
  quote: boolean;
  language?: Language;
}

/** Gathers the text of one block after another, with white space as a browser shows it. */
export interface HtmlText {
  /** Whether the block has something in it. */
  readonly isEmpty: boolean;
  /** Begins a block with the next words; without a frame they go on with the block that is open. */
  copy(start: number, end: number, space: Space, frame: BlockFrame): void;
  /** Appends text that stands for a span of the source: an entity, inline code. */
  replace(text: string, start: number, end: number, space: Space, frame: BlockFrame): void;
  /** Appends a line break; returns false where the line was blank, so that a paragraph ends. */
  breakLine(start: number, end: number): boolean;
  /** A span that separates words as a space does, and shows none at the ends of a line. */
  space(start: number, end: number): void;
  openLink(href: string | undefined): void;
  closeLink(): void;
  /** Ends the block; undefined where it has nothing to read. */
  close(): Block | undefined;
}

// What separates nothing and shows nothing: it would only stand between the letters of a word.
const DROPPED = /\0|\u034F/;
/** Characters that mailers fill a preheader up with. */
const FILLERS =
  "\\s\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u180E\\u200B-\\u200F\\u2060-\\u2064\\u2800\\u3164\\uFEFF\\uFFA0";
const PADDING = new RegExp(`[${FILLERS}]`);
/** What a block must have to be one; a tag that controls is nothing to read. */
const SEEN = new RegExp(`[^${FILLERS}${CONTROL_MASK}]`);

const isFoldable = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13 && unit !== 11);

export function createHtmlText(source: string): HtmlText {
  let runs = createRunBuilder();
  let frame: BlockFrame | undefined;
  let links: NonNullable<Block["links"]> = [];
  let link: { href: string | undefined; start: number } | undefined;
  /** White space that is shown only where words follow on the line. */
  let pending: { start: number; end: number } | undefined;
  let isLineStart = true;
  let isLineBlank = true;

  function flushSpace(): void {
    if (pending !== undefined && !isLineStart) {
      const { start, end } = pending;
      if (end - start === 1 && source[start] === " ") runs.copy(source, start, end);
      else runs.replace(" ", start, end);
    }
    pending = undefined;
  }

  function beforeWords(words: string, own: BlockFrame): void {
    frame ??= own;
    flushSpace();
    if (link?.start === -1) link.start = runs.length;
    isLineStart = false;
    isLineBlank &&= !SEEN.test(words);
  }

  function endLine(start: number, end: number): void {
    pending = undefined;
    runs.replace("\n", start, end);
    isLineStart = true;
    isLineBlank = true;
  }

  /** Copies what has no white space that means anything. */
  function copyWords(start: number, end: number, own: BlockFrame): void {
    beforeWords(source.slice(start, end), own);
    let from = start;
    for (let at = start; at < end; at += 1) {
      const unit = source.charCodeAt(at);
      if (unit !== 0 && unit !== 0x34f) continue;
      runs.copy(source, from, at);
      from = at + 1;
    }
    runs.copy(source, from, end);
  }

  function copyFolded(start: number, end: number, keepsLines: boolean, own: BlockFrame): void {
    let at = start;
    while (at < end) {
      let next = at;
      while (next < end && isFoldable(source.charCodeAt(next))) next += 1;
      if (next > at) {
        const lineBreak = keepsLines ? source.slice(at, next).search(/[\r\n]/) : -1;
        if (lineBreak === -1) pending ??= { start: at, end: next };
        else if (frame !== undefined) endLine(at, next);
      }
      at = next;
      while (next < end && !isFoldable(source.charCodeAt(next))) next += 1;
      if (next > at) copyWords(at, next, own);
      at = next;
    }
  }

  return {
    get isEmpty() {
      return frame === undefined;
    },
    copy(start, end, space, own) {
      if (space === "keep") copyWords(start, end, own);
      else copyFolded(start, end, space === "lines", own);
    },
    replace(text, start, end, space, own) {
      if (DROPPED.test(text)) return;
      if (space !== "keep" && text.length === 1 && isFoldable(text.charCodeAt(0))) {
        pending ??= { start, end };
        return;
      }
      beforeWords(text, own);
      runs.replace(text, start, end);
    },
    breakLine(start, end) {
      if (frame === undefined) return true;
      if (isLineBlank) return false;
      endLine(start, end);
      return true;
    },
    space(start, end) {
      pending ??= { start, end };
    },
    openLink(href) {
      this.closeLink();
      link = { href, start: -1 };
    },
    closeLink() {
      if (link !== undefined && link.start !== -1) addLink(link.start, runs.length);
      link = undefined;
    },
    close() {
      if (link !== undefined && link.start !== -1) {
        addLink(link.start, runs.length);
        link.start = -1;
      }
      const own = frame;
      const { text, map } = runs.build();
      const found = links;
      runs = createRunBuilder();
      frame = undefined;
      links = [];
      pending = undefined;
      isLineStart = true;
      isLineBlank = true;
      if (own === undefined || !SEEN.test(text)) return undefined;
      return trimmed({ ...own, text, map, reserved: "<&", ...(text.includes("\n") && { keepsLines: true }) }, found);
    },
  };

  function addLink(start: number, end: number): void {
    if (end <= start) return;
    links.push({ start, end, ...(link?.href !== undefined && { href: link.href }) });
  }
}

/** Without the padding at both ends. */
function trimmed(block: Block, links: NonNullable<Block["links"]>): Block {
  const { text, map } = block;
  let from = 0;
  let to = text.length;
  while (from < to && PADDING.test(text[from] as string)) from += 1;
  while (to > from && PADDING.test(text[to - 1] as string)) to -= 1;
  const kept = links
    .map((link) => ({ ...link, start: Math.max(0, link.start - from), end: Math.min(link.end, to) - from }))
    .filter(({ start, end }) => end > start);
  return {
    ...block,
    text: text.slice(from, to),
    map:
      from === 0
        ? map
        : {
            toSource: (start, end) => map.toSource(Math.max(0, start) + from, Math.min(end + from, to)),
          },
    ...(kept.length > 0 && { links: kept }),
  };
}

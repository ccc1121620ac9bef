import type { Block, Comment } from "../document.ts";
import { createSeeker } from "../text/seek.ts";
import { createRunBuilder, identityMap, verbatimMap } from "../text/text-map.ts";
import { isBlankLine, lineEnd, nextLine } from "./lines.ts";

/** What plain text holds. */
export interface PlainText {
  blocks: Block[];
  comments: Comment[];
  /** The quote that the text opens with: the review that it answers. */
  review?: string;
}

/**
 * Reads plain text: paragraphs between blank lines, quotes by mail's `>`, our own comments.
 * @param text With template tags masked, line ends as they are.
 * @param from Where the text begins, after its head.
 * @param original The same without the mask: a comment is read as it stands.
 */
export function readPlainText(text: string, from: number, original: string): PlainText {
  const plain: PlainText = { blocks: [], comments: [] };
  const view = text.includes("<!--", from) ? blankComments(text, from, original, plain.comments) : text;

  const quoted: string[] = [];
  let isLeading = true;
  let paragraph: Paragraph | undefined;

  function close(): void {
    if (paragraph === undefined) return;
    const block = paragraph.isQuote ? quoteBlock(view, paragraph) : proseBlock(view, paragraph, original);
    if (!paragraph.isQuote) isLeading = false;
    paragraph = undefined;
    if (block.text === "") return;
    plain.blocks.push(block);
    if (isLeading) quoted.push(block.text);
  }

  for (let at = from; at < view.length; ) {
    const end = lineEnd(view, at);
    if (isBlankLine(view, at, end)) close();
    else {
      const prefix = quotePrefix(view, at, end);
      const isQuote = prefix > at;
      if (paragraph?.isQuote !== isQuote || (isQuote && isBlankLine(view, prefix, end))) close();
      if (!isQuote || !isBlankLine(view, prefix, end)) {
        paragraph ??= { start: at, end, isQuote };
        paragraph.end = end;
      }
    }
    at = nextLine(view, end);
  }
  close();
  if (quoted.length > 0) plain.review = quoted.join("\n\n");
  return plain;
}

/** Whole lines: from the start of the first to the end of the last, without its line break. */
interface Paragraph {
  start: number;
  end: number;
  isQuote: boolean;
}

/**
 * The words of whole lines as one block of plain text.
 * @param original The same without the mask, with our comments.
 */
export function proseBlock(text: string, { start, end }: { start: number; end: number }, original: string): Block {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const trimmed = words.trim();
  const mapOf = original.startsWith(trimmed, from) ? verbatimMap : identityMap;
  return { role: "paragraph", text: trimmed, map: mapOf(from, trimmed.length), quote: false };
}

function quoteBlock(text: string, { start, end }: Paragraph): Block {
  const runs = createRunBuilder();
  for (let at = start; at < end; ) {
    const next = Math.min(nextLine(text, lineEnd(text, at)), end);
    runs.copy(text, quotePrefix(text, at, next), next);
    at = next;
  }
  return { role: "paragraph", ...runs.build(), quote: true };
}

const QUOTE_PREFIX = /[ \t]{0,3}(?:>[ \t]?)+/y;

/** Where the words of a quoted line begin; `start` where the line is no quote. */
function quotePrefix(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start);
  if (first !== 62 && first !== 32 && first !== 9) return start;
  QUOTE_PREFIX.lastIndex = start;
  return QUOTE_PREFIX.test(text) ? Math.min(QUOTE_PREFIX.lastIndex, end) : start;
}

const OUR_COMMENT = /<!--\s*tactful-/g;

/** Collects `<!-- tactful-… -->` and puts blanks in its place, so that offsets stay. */
function blankComments(text: string, from: number, original: string, comments: Comment[]): string {
  const seekEnd = createSeeker(text, "-->");
  const pieces: string[] = [];
  let done = 0;
  OUR_COMMENT.lastIndex = from;
  for (let match = OUR_COMMENT.exec(text); match !== null; match = OUR_COMMENT.exec(text)) {
    const close = seekEnd(match.index);
    if (close === Infinity) break;
    const end = close + 3;
    comments.push({ text: original.slice(match.index + 4, close).trim(), start: match.index, end });
    pieces.push(text.slice(done, match.index), " ".repeat(end - match.index));
    done = end;
    OUR_COMMENT.lastIndex = end;
  }
  pieces.push(text.slice(done));
  return pieces.join("");
}

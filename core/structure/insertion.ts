import type { SourceDocument } from "../document.ts";
import { eolOf, lineEnd } from "../formats/lines.ts";

/** A sentence that is put into a text: `text` at the offset `at`, which is in UTF-16 code units. */
export interface Insertion {
  at: number;
  text: string;
}

/**
 * Where a sentence goes that a text lacks: a paragraph of its own, or the next sentence of a line.
 * @param at Where the outline says that it would stand; see `DocumentOutline.missing`.
 * @param isMarkup Whether blank lines may mean more than a new paragraph: the sentence then joins a line that is there.
 * @returns undefined where no paragraph of the text is there.
 */
export function insertionOf(
  { text, blocks }: SourceDocument,
  at: number,
  sentence: string,
  isMarkup: boolean,
): Insertion | undefined {
  const own = blocks.find((block) => {
    const { start, end } = block.map.toSource(0, block.text.length);
    return start <= at && at <= end && block.role === "paragraph" && !block.quote;
  });
  if (!own) return undefined;
  const eol = eolOf(text);
  const { start, end } = own.map.toSource(0, own.text.length);
  if (at <= start) return { at: lineStart(text, start), text: `${sentence}${eol}${eol}` };
  // After the mark that ends what is said, and whatever emphasis closes there.
  const after = at + (/^[^\s<]*/.exec(text.slice(at, end + 4))?.[0].length ?? 0);
  const isInLine = isMarkup || !/\n[ \t]*\r?\n/.test(text.slice(start).trim());
  if (isInLine) return { at: after, text: ` ${sentence}` };
  return { at: lineEnd(text, Math.max(after, end)), text: `${eol}${eol}${sentence}` };
}

/** Where the line of an offset begins. */
function lineStart(text: string, offset: number): number {
  let at = offset;
  while (at > 0 && text.charCodeAt(at - 1) !== 10 && text.charCodeAt(at - 1) !== 13) at--;
  return at;
}

import type { DocumentContext, DocumentFinding } from "../../core/rule.ts";

/** What a tag or an address that lets people leave is called. */
const WAY_OUT =
  /unsub|opt[-_ ]?out|list-?manage|preferences|subscription|отпис|отказ[а-я]* от|рассыл|відпис|відмов|розсил/iu;
/** A condition in small print, which is no end of a letter. */
const FOOTNOTE = /^[*†‡¹²³§\d]/u;

/** The end of a letter that names no way to leave: no words, no link and no tag. */
export function* checkDocument({ blocks, found, text }: DocumentContext): Generator<DocumentFinding> {
  if (found.length > 0 || hasTag(text)) return;
  const last = blocks.findLastIndex((block) => isProse(block.text) && !FOOTNOTE.test(block.text.trimStart()));
  const written = blocks[last]?.text ?? "";
  // One line is a subject, a button or a note: no letter yet.
  if (last < 1 && !written.includes("\n")) return;
  const line = written.trimEnd();
  const start = Math.max(line.lastIndexOf("\n"), 0);
  yield {
    block: last,
    start: start + (line.slice(start).length - line.slice(start).trimStart().length),
    end: line.length,
  };
}

function isProse(text: string): boolean {
  return /\p{L}{2}/u.test(text);
}

function hasTag(text: string): boolean {
  return [
    ...text.matchAll(
      /\{\{[^}]*\}\}|\*\|[^|]*\|\*|%%?[\p{L}_.-]+%%?|\[\[[^\]]*\]\]|\]\([^)]*\)|<%[^%]*%>|href="[^"]*"|https?:\S+/gu,
    ),
  ].some(([tag]) => WAY_OUT.test(tag));
}

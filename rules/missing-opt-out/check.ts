import type { Block } from "../../core/document.ts";
import type { DocumentContext, DocumentFinding } from "../../core/rule.ts";

/** What a tag or an address that lets people leave is called. */
const WAY_OUT =
  /unsub|opt[-_ ]?out|list-?manage|preferences|subscription|отпис|отказ[а-я]* от|рассыл|відпис|відмов|розсил/iu;
/** A condition in small print, which is no end of a letter. */
const FOOTNOTE = /^[*†‡¹²³§\d]/u;

/** The end of a letter that names no way to leave: no words, no link and no tag. */
export function* checkDocument({ blocks, found, text }: DocumentContext): Generator<DocumentFinding> {
  if (found.length > 0 || hasTag(text) || blocks.some(hasLink)) return;
  const lines = blocks.flatMap(({ text: written }, block) =>
    [...written.matchAll(/[^\n]+/gu)].map(({ index, 0: line }) => ({ block, index, line })),
  );
  // One line is a subject, a button or a note: no letter yet.
  const last = lines.findLast(({ line }) => /\p{L}{2}/u.test(line) && !FOOTNOTE.test(line.trimStart()));
  if (!last || lines.length < 2) return;
  const { block, index, line } = last;
  yield { block, start: index + line.length - line.trimStart().length, end: index + line.trimEnd().length };
}

/** Tags, and the targets of links: none is longer. */
const TAG =
  /\{\{[^}]{0,300}\}\}|\*\|[^|]{0,300}\|\*|%%?[\p{L}_.-]{1,100}%%?|\[\[[^\]]{0,300}\]\]|\]\([^)]{0,2000}\)|<%[^%]{0,300}%>|href=["']?[^"'\s>]{0,2000}|https?:\S{1,2000}/gu;

function hasTag(text: string): boolean {
  for (const [tag] of text.matchAll(TAG)) if (WAY_OUT.test(tag)) return true;
  return false;
}

function hasLink({ links = [] }: Block): boolean {
  return links.some(({ href }) => href !== undefined && WAY_OUT.test(href));
}

import { findQuotes } from "../core/context.ts";
import type { ReadBlock } from "../core/reading.ts";

/** «Вы» in any form, in Russian and Ukrainian. */
const YOU = /(?<![\u0400-\u052f])(?:[Вв][ыи]|[Вв]ас|[Вв]ам|[Вв]ами|[Вв]аш(?:[а-яёіїєґ]{0,3}))(?![\u0400-\u052f])/g;

/** A word of a block, half-open, in UTF-16 code units of the block's text. */
export interface WordSpan {
  start: number;
  end: number;
}

/** A word in a document: with the number of its block. */
export interface FoundWord extends WordSpan {
  block: number;
}

/** Every «вы» that the writer says in a block: not those in quotations. */
export function youWords({ block: { text }, notes }: ReadBlock): readonly WordSpan[] {
  return notes.known<readonly WordSpan[]>("you words") ?? notes.keep("you words", undefined, findYou(text));
}

function findYou(text: string): WordSpan[] {
  const found: WordSpan[] = [];
  let quotes: [number, number][] | undefined;
  let next = 0;
  for (const { index, 0: word } of text.matchAll(YOU)) {
    quotes ??= findQuotes(text);
    while (next < quotes.length && (quotes[next]?.[1] ?? 0) <= index) next++;
    if (index < (quotes[next]?.[0] ?? Number.POSITIVE_INFINITY)) found.push({ start: index, end: index + word.length });
  }
  return found;
}

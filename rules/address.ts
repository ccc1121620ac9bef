import { findQuotes } from "../core/context.ts";
import type { Block } from "../core/document.ts";

/** «Вы» in any form, in Russian and Ukrainian. */
const YOU = /(?<![\u0400-\u052f])(?:[Вв][ыи]|[Вв]ас|[Вв]ам|[Вв]ами|[Вв]аш(?:[а-яёіїєґ]{0,3}))(?![\u0400-\u052f])/g;

/** A word in a block, half-open, in UTF-16 code units of the block's text. */
export interface FoundWord {
  block: number;
  start: number;
  end: number;
}

/** Every «вы» that the writer says: not those in quotations. */
export function* youWords(blocks: readonly Block[]): Generator<FoundWord> {
  for (const [block, { text }] of blocks.entries()) {
    let quotes: [number, number][] | undefined;
    let next = 0;
    for (const { index, 0: word } of text.matchAll(YOU)) {
      quotes ??= findQuotes(text);
      while (next < quotes.length && (quotes[next]?.[1] ?? 0) <= index) next++;
      if (index < (quotes[next]?.[0] ?? Number.POSITIVE_INFINITY))
        yield { block, start: index, end: index + word.length };
    }
  }
}

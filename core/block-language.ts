import type { Block } from "./document.ts";
import { type Language, languages } from "./text/language.ts";
import type { Tokens } from "./text/tokens.ts";

/** A block and the language that it is in: undefined where it is too short to tell, null where we have no rules for it. */
export interface SpokenBlock {
  block: Block;
  tokens: Tokens;
  language: Language | null | undefined;
}

/** Gives short blocks the language of the block before them, or else of the next one that has one. */
export function inheritLanguages(blocks: readonly SpokenBlock[]): void {
  const first = blocks.find(({ language }) => language !== undefined);
  let last = first ? first.language : scriptLanguage(blocks);
  for (const block of blocks) {
    if (block.language === undefined) block.language = last;
    else last = block.language;
  }
}

/** For texts too short to tell: by their letters. */
function scriptLanguage(blocks: readonly SpokenBlock[]): Language | null {
  const text = blocks.map(({ block }) => block.text).join(" ");
  if (/[іїєґ]/iu.test(text)) return "uk";
  if (/[а-я]/iu.test(text)) return "ru";
  return /[a-z]/iu.test(text) ? "en" : null;
}

/** The language of most of the text. */
export function mainLanguage(blocks: readonly SpokenBlock[]): Language | null {
  let best: Language | null = null;
  let most = 0;
  for (const language of languages) {
    let size = 0;
    for (const read of blocks) if (read.language === language) size += read.tokens.count;
    if (size > most) [best, most] = [language, size];
  }
  return best;
}

import { Char, charClass } from "./chars.ts";

/** A word as it is written: letters, with apostrophes and hyphens between them. Half-open, in UTF-16 code units. */
export interface WrittenWord {
  written: string;
  start: number;
  end: number;
}

/** The words of a short text, without what a vocabulary would cost: of a name, a signature, a greeting. */
export function writtenWords(text: string): WrittenWord[] {
  const words: WrittenWord[] = [];
  for (let start = 0; start < text.length; start++) {
    if (charClass(text.charCodeAt(start)) !== Char.letter) continue;
    let end = start + 1;
    while (isInWord(text, end)) end++;
    words.push({ written: text.slice(start, end), start, end });
    start = end;
  }
  return words;
}

/** Whether a code unit goes on the word that stands before it. */
function isInWord(text: string, at: number): boolean {
  const kind = charClass(text.charCodeAt(at));
  if (kind === Char.apostrophe || kind === Char.hyphen) return charClass(text.charCodeAt(at + 1)) === Char.letter;
  return kind === Char.letter || kind === Char.combining || kind === Char.ignorable;
}

import type { Language } from "../text/language.ts";

/** So much of a text tells its letters, in UTF-16 code units. */
export const LETTERS_SAMPLE = 20_000;

/** Whether words may be in the language that is said of them, by their letters. */
export function fitsLetters(language: Language, words: string): boolean {
  const sample = words.slice(0, LETTERS_SAMPLE);
  const count = (pattern: RegExp): number => sample.match(pattern)?.length ?? 0;
  const cyrillic = count(/[а-яёіїєґ]/giu);
  const latin = count(/[a-z]/gi);
  if (language === "en") return latin >= cyrillic;
  if (latin > cyrillic) return false;
  const [russian, ukrainian] = [count(/[ыэёъ]/giu), count(/[іїєґ]/giu)];
  return language === "ru" ? russian >= ukrainian : ukrainian >= russian;
}

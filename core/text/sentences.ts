import { Char, charClass, foldWord, isUpper } from "./chars.ts";

/** Shortened words that stand before a name or a number, so that their point ends no sentence; folded. */
const beforeName = new Set(
  (
    "г гор ул пр просп пер пл бул д дом корп стр кв оф каб тел моб доб рис табл гл ст п пп см ср напр им акад проф доц инж " +
    "зав зам св обл р пос вул буд просп під стор див mr mrs ms dr prof st vs dept approx tel ext fig e.g i.e"
  ).split(" "),
);

/**
 * Whether the run of marks `[start, end)` (`.`, `!`, `?`, `…`) ends a sentence.
 * A point does not after an abbreviation or an initial, inside a word, or before a small letter.
 */
export function endsSentence(text: string, start: number, end: number): boolean {
  const next = nextStart(text, end);
  if (next === -1) return true;
  const spaced = next > end;
  const code = text.charCodeAt(next);
  const kind = charClass(code);
  if (kind === Char.clause || kind === Char.dash) return false;
  const small = kind === Char.letter && !isUpper(code);
  if (hasStrongMark(text, start, end)) return true;
  if (small) return false;
  if (!spaced)
    return (
      kind === Char.letter &&
      charClass(text.charCodeAt(start - 1)) === Char.letter &&
      !isUpper(text.charCodeAt(start - 1))
    );
  if (end - start > 1 || text.charCodeAt(start) !== 0x2e) return true;
  return !isAbbreviation(text, start, kind === Char.digit);
}

/**
 * Whether the line break at `at` starts a new sentence though no mark ends the one before: the line was too short to
 * have been wrapped, or a list item follows.
 */
export function startsLine(text: string, lineStart: number, at: number): boolean {
  let next = at + 1;
  while (next < text.length && isBlank(text.charCodeAt(next))) next++;
  if (next >= text.length) return true;
  const code = text.charCodeAt(next);
  const kind = charClass(code);
  if (kind === Char.hyphen || kind === Char.dash || code === 0x2022 || code === 0x2a) return true;
  if (kind === Char.letter && !isUpper(code)) return false;
  return at - lineStart < 60 || kind === Char.digit || kind === Char.surrogate;
}

/** The first character after `from` that is neither white space nor a closing quote or bracket; -1 at the end. */
function nextStart(text: string, from: number): number {
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const kind = charClass(code);
    if (kind === Char.space || kind === Char.newline || kind === Char.quote) continue;
    if (code === 0x29 || code === 0x5d || kind === Char.apostrophe) continue;
    return i;
  }
  return -1;
}

function hasStrongMark(text: string, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if (code !== 0x2e && code !== 0x2026) return true;
  }
  return false;
}

function isAbbreviation(text: string, point: number, isBeforeDigit: boolean): boolean {
  let start = point;
  while (start > 0 && point - start < 8 && charClass(text.charCodeAt(start - 1)) === Char.letter) start--;
  if (start === point) return false;
  const word = text.slice(start, point);
  // An initial: «А. С. Петров», but not a sentence that ends in "I." or «Я.».
  if (word.length === 1 && isUpper(word.charCodeAt(0)) && word !== "I" && word !== "Я") return true;
  // «в 2026 г. Мы» ends there, «в г. Твери» does not.
  const afterNumber =
    charClass(text.charCodeAt(start - 1)) === Char.digit || charClass(text.charCodeAt(start - 2)) === Char.digit;
  const folded = foldWord(word);
  return !afterNumber && (beforeName.has(folded) || (isBeforeDigit && folded === "no"));
}

function isBlank(code: number): boolean {
  const kind = charClass(code);
  return kind === Char.space || kind === Char.newline;
}

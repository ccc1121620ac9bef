import { CONTROL_MASK, OUTPUT_MASK } from "./mask.ts";

/** What a UTF-16 code unit is to the tokeniser. */
export const Char = {
  other: 0,
  letter: 1,
  digit: 2,
  space: 3,
  newline: 4,
  /** Invisible inside a word: soft hyphen, stress mark, zero-width characters. */
  ignorable: 5,
  /** A combining mark that changes its letter: the word has to be normalised. */
  combining: 6,
  apostrophe: 7,
  hyphen: 8,
  /** A sign that is a word of its own: `%`, `№`, a currency. */
  sign: 9,
  output: 10,
  control: 11,
  terminator: 12,
  clause: 13,
  dash: 14,
  quote: 15,
  surrogate: 16,
} as const;

const UNKNOWN = 255;
const classes = new Uint8Array(65536).fill(UNKNOWN);
const folds = new Uint16Array(65536);

function mark(characters: string, value: number): void {
  for (const character of characters) classes[character.charCodeAt(0)] = value;
}

mark("\n\r\u0085\u2028\u2029\v\f", Char.newline);
mark("\u00AD\u0301\u0300\u200B\u200C\u200D\u2060\uFEFF", Char.ignorable);
mark("'’ʼ‘`´′ʹ＇", Char.apostrophe);
mark("-\u2010\u2011", Char.hyphen);
mark("%№$€₽₴£¥&", Char.sign);
mark(OUTPUT_MASK, Char.output);
mark(CONTROL_MASK, Char.control);
mark(".!?…‽⁇⁈⁉", Char.terminator);
mark(",;:()[]{}", Char.clause);
mark("–—―−", Char.dash);
mark('«»„“”"‹›‚', Char.quote);

// The alphabets of our languages without a look at Unicode's tables, which take longer to get ready than a short text takes.
for (const range of ["AZ", "az", "À\u024F", "\u0400\u0481", "\u048A\u052F"])
  classes.fill(Char.letter, range.charCodeAt(0), range.charCodeAt(1) + 1);
mark("0123456789", Char.digit);
mark("×÷", Char.other);
mark(" \t\u00A0", Char.space);

function classify(code: number): number {
  if (code >= 0xd800 && code <= 0xdfff) return Char.surrogate;
  const character = String.fromCharCode(code);
  if (/\p{L}/u.test(character)) return Char.letter;
  if (/\p{Nd}/u.test(character)) return Char.digit;
  if (/\s/u.test(character)) return Char.space;
  return /\p{M}/u.test(character) ? Char.combining : Char.other;
}

/** The class of a UTF-16 code unit; worked out once for each. */
export function charClass(code: number): number {
  const known = classes[code] as number;
  if (known !== UNKNOWN) return known;
  const value = classify(code);
  classes[code] = value;
  return value;
}

/** One code unit as words are compared: lower case, ё→е, one apostrophe, one hyphen. Never changes the length. */
export function foldUnit(code: number): number {
  const known = folds[code] as number;
  if (known !== 0 || code === 0) return known;
  let value = code;
  const kind = charClass(code);
  if (kind === Char.apostrophe) value = 0x27;
  else if (kind === Char.hyphen) value = 0x2d;
  else if (kind === Char.letter) {
    const lower = String.fromCharCode(code).toLowerCase();
    if (lower.length === 1) value = lower.charCodeAt(0);
    if (value === 0x451) value = 0x435;
  }
  folds[code] = value;
  return value;
}

/** A word as words are compared: NFC, lower case, ё→е, one kind of apostrophe, no invisible characters. */
export function foldWord(word: string): string {
  let folded = "";
  for (const unit of word.normalize("NFC")) {
    const code = unit.charCodeAt(0);
    if (unit.length === 1 && charClass(code) === Char.ignorable) continue;
    folded += unit.length === 1 ? String.fromCharCode(foldUnit(code)) : unit;
  }
  return folded;
}

/** Whether the code unit is an upper-case letter. */
export function isUpper(code: number): boolean {
  if (code >= 65 && code <= 90) return true;
  if (code < 0xc0) return false;
  if (code >= 0x410 && code <= 0x42f) return true;
  if (code >= 0x430 && code <= 0x45f) return false;
  const character = String.fromCharCode(code);
  return charClass(code) === Char.letter && character !== character.toLowerCase();
}

import { Char, charClass } from "./chars.ts";

/** Whether the mark at `i` is inside a word: an apostrophe or a hyphen between letters, a point in a number. */
export function joins(text: string, i: number, kind: number, inNumber: boolean): boolean {
  const next = charClass(text.charCodeAt(i + 1));
  if (inNumber) {
    const code = text.charCodeAt(i);
    if (code === 0x2d && next === Char.letter) return true; // «5-го»
    return next === Char.digit && (code === 0x2e || code === 0x2c || code === 0x3a || code === 0x2f || code === 0x2d);
  }
  return (kind === Char.apostrophe || kind === Char.hyphen) && (next === Char.letter || next === Char.digit);
}

/** Where the run of one class of characters ends that begins at `start`. */
export function runEnd(text: string, start: number, kind: number): number {
  let end = start + 1;
  while (end < text.length && charClass(text.charCodeAt(end)) === kind) end++;
  return end;
}

/** The first code unit after the emoji at `i` that is no emoji and no space; 0 at the end. */
export function nextVisible(text: string, i: number): number {
  for (let k = i; k < text.length && k < i + 40; k++) {
    const kind = charClass(text.charCodeAt(k));
    if (kind !== Char.surrogate && kind !== Char.space && kind !== Char.combining && kind !== Char.ignorable) {
      return text.charCodeAt(k);
    }
  }
  return 0;
}

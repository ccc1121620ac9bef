import { Char, charClass } from "./chars.ts";

const LONGEST_NAME = 64;
const LONGEST_LABEL = 63;
const MOST_LABELS = 5;
const AT = "@";
const DOT = 0x2e;

/** A mail address: half-open, UTF-16 code units. */
export interface MailAddress {
  start: number;
  end: number;
}

/** The mail addresses in a text, in order. An expression with classes of all letters takes longer to compile than most texts to read. */
export function* mailAddresses(text: string): Generator<MailAddress> {
  let last = 0;
  for (let at = text.indexOf(AT); at >= 0; at = text.indexOf(AT, at + 1)) {
    let start = at;
    while (start > last && at - start <= LONGEST_NAME && isOfName(text.charCodeAt(start - 1))) start--;
    if (start > 0 && isOfName(text.charCodeAt(start - 1))) continue;
    const end = mailAddressEnd(text, start, at);
    if (end === 0) continue;
    yield { start, end };
    last = end;
  }
}

/**
 * Where a mail address ends, or 0 where there is none.
 * @param start Where its name would begin; `at` is where its "@" would stand.
 */
export function mailAddressEnd(text: string, start: number, at: number): number {
  if (start >= at || at - start > LONGEST_NAME) return 0;
  for (let i = start; i < at; i++) if (!isOfName(text.charCodeAt(i))) return 0;
  let end = 0;
  let next = at + 1;
  for (let labels = 1; labels <= MOST_LABELS; labels++) {
    const from = next;
    while (next < text.length && next - from < LONGEST_LABEL && isOfLabel(text.charCodeAt(next))) next++;
    if (next === from) break;
    if (labels > 1) end = next;
    if (text.charCodeAt(next) !== DOT) break;
    next++;
  }
  return end;
}

function isOfLabel(code: number): boolean {
  const kind = charClass(code);
  return kind === Char.letter || kind === Char.digit || code === 0x2d;
}

/** Also `.`, `_`, `%` and `+`. */
function isOfName(code: number): boolean {
  return isOfLabel(code) || code === DOT || code === 0x5f || code === 0x25 || code === 0x2b;
}

import type { Block } from "../../core/document.ts";
import { Char, charClass, isUpper } from "../../core/text/chars.ts";
import { mix } from "./hash.ts";

/** A greeting or a sign-off has no more words. */
const SHORT = 5;

/** A sentence of a reply: the hashes of its words, and its span in a block. */
export interface Sentence {
  block: number;
  start: number;
  end: number;
  words: number[];
}

/** What is compared of a reply. */
export interface Body {
  sentences: Sentence[];
  /** Of all its sentences. */
  words: number[];
}

/** The sentences between the greeting and the sign-off, without names: words with a capital inside a sentence. */
export function readBody(blocks: readonly Block[]): Body {
  const full: Sentence[] = [];
  for (const [block, { text }] of blocks.entries()) addSentences(text, block, full);
  const first = (full[0]?.words.length ?? 0) <= SHORT ? 1 : 0;
  const last = (full.at(-1)?.words.length ?? 0) <= SHORT ? full.length - 1 : full.length;
  const sentences = full.slice(first, Math.max(first, last));
  const words: number[] = [];
  for (const sentence of sentences) for (const word of sentence.words) words.push(word);
  return { sentences, words };
}

/** What a UTF-16 code unit is. Half of a pair tells nothing by itself. */
const [NOTHING, WORD, CAPITAL, SPACE, STOP, PAIR] = [0, 1, 2, 3, 4, 5];
const UNKNOWN = 255;
const kinds = new Uint8Array(0x10000).fill(UNKNOWN);
/** Its small letter. */
const small = new Uint16Array(0x10000);

function kindOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  const known = kinds[unit]!;
  if (known !== UNKNOWN && known !== PAIR) return known;
  const character = String.fromCodePoint(text.codePointAt(at)!);
  const kind = kindOfCharacter(character);
  kinds[unit] = character.length > 1 ? PAIR : kind;
  small[unit] = character.length > 1 ? unit : character.toLowerCase().charCodeAt(0);
  return kind;
}

function kindOfCharacter(character: string): number {
  const unit = character.charCodeAt(0);
  if (charClass(unit) === Char.letter) return isUpper(unit) ? CAPITAL : WORD;
  if (/^\s$/u.test(character)) return SPACE;
  if (/^[.!?…]$/u.test(character)) return STOP;
  if (/^\p{Lu}$/u.test(character)) return CAPITAL;
  return /^[\p{L}\p{M}\p{N}'’-]$/u.test(character) ? WORD : NOTHING;
}

const LF = 0x0a;

/** Sentences end at a line's end, and at a stop before white space: one inside an address is none. */
function addSentences(text: string, block: number, sentences: Sentence[]): void {
  let start = 0;
  let words: number[] = [];
  let count = 0;
  let isAfterStop = false;
  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text, at);
    if (kind === WORD || kind === CAPITAL) {
      const isName = kind === CAPITAL && count > 0;
      let hash = 0x811c9dc5;
      for (let isIn = true; isIn; ) {
        const unit = text.charCodeAt(at);
        hash = Math.imul(hash ^ small[unit]!, 0x01000193);
        at++;
        // The second half of a pair is of the word that the first is of.
        if (kinds[unit] === PAIR && (unit & 0xfc00) === 0xd800)
          hash = Math.imul(hash ^ text.charCodeAt(at++), 0x01000193);
        const next = at < text.length ? kindOf(text, at) : NOTHING;
        isIn = next === WORD || next === CAPITAL;
      }
      if (!isName) words.push(mix(hash));
      count++;
      isAfterStop = false;
    } else if (text.charCodeAt(at) === LF || (kind === SPACE && isAfterStop)) {
      if (words.length > 0) sentences.push({ block, start, end: at, words });
      const isLine = !isAfterStop;
      while (at < text.length && (isLine ? text.charCodeAt(at) === LF : kindOf(text, at) === SPACE)) at++;
      [start, words, count, isAfterStop] = [at, [], 0, false];
    } else {
      isAfterStop = kind === STOP;
      at += text.codePointAt(at)! > 0xffff ? 2 : 1;
    }
  }
  if (words.length > 0) sentences.push({ block, start, end: text.length, words });
}

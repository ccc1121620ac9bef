import { Char, charClass, foldUnit, foldWord, isUpper } from "./chars.ts";
import { mailAddressEnd } from "./mail-address.ts";
import { endsSentence, startsLine } from "./sentences.ts";
import { joins, nextVisible, runEnd } from "./token-ends.ts";
import { hashUnit, type Vocabulary } from "./vocabulary.ts";

/** What a token is. */
export const TokenKind = { word: 1, number: 2, placeholder: 3, sign: 4 } as const;

/** What stands between a token and the one before it, weakest first. */
export const Boundary = { none: 0, dash: 1, clause: 2, sentence: 3 } as const;

/** Bits of `Tokens.sentenceMark`. */
export const SentenceMark = { question: 1, exclamation: 2 } as const;

/**
 * The words of one block, flat. Offsets are UTF-16 code units in the block's text, half-open.
 * Punctuation is no token: it is told by what stands between two of them.
 * The arrays may be longer than `count`.
 */
export interface Tokens {
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly kind: Uint8Array;
  /** The word's id in the vocabulary. */
  readonly word: Int32Array;
  /** What stands before the token; `Boundary.sentence` for the first of a sentence. */
  readonly before: Uint8Array;
  /** The number of the sentence that the token stands in. */
  readonly sentence: Int32Array;
  readonly sentenceCount: number;
  /** Offsets of each sentence, from its first token to after its last mark. */
  readonly sentenceStart: Int32Array;
  readonly sentenceEnd: Int32Array;
  readonly sentenceMark: Uint8Array;
}

/** The token after the last one of a sentence whose first token is known. */
export function afterSentence(tokens: Tokens, sentence: number, first: number): number {
  let next = first;
  while (next < tokens.count && tokens.sentence[next] === sentence) next++;
  return next;
}

/** The numbers of a sentence's tokens: from the first to before `to`. */
export function sentenceTokens(tokens: Tokens, sentence: number): { from: number; to: number } {
  const firstOf = (wanted: number): number => {
    let low = 0;
    let high = tokens.count;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tokens.sentence[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return { from: firstOf(sentence), to: firstOf(sentence + 1) };
}

/** A word longer than this is cut: no word of a language is, and base64 must not fill the memory. */
const LONGEST_WORD = 512;

/** A web address, without a mark that ends it or its sentence. */
const WEB_ADDRESS = /(?:https?:\/\/|www\.)[^\s<>«»"„“”]{0,2000}[^\s<>«»"„“”.,;:!?)\]…]/iy;

/** Holds the tokens of one block; kept and filled again for the next document. */
export class TokenBuffer implements Tokens {
  count = 0;
  start = new Int32Array(128);
  end = new Int32Array(128);
  kind = new Uint8Array(128);
  word = new Int32Array(128);
  before = new Uint8Array(128);
  sentence = new Int32Array(128);
  sentenceCount = 0;
  sentenceStart = new Int32Array(16);
  sentenceEnd = new Int32Array(16);
  sentenceMark = new Uint8Array(16);

  push(start: number, end: number, kind: number, word: number, before: number): void {
    if (this.count === this.start.length) this.#growTokens();
    if (before === Boundary.sentence) this.#openSentence(start);
    const i = this.count++;
    this.start[i] = start;
    this.end[i] = end;
    this.kind[i] = kind;
    this.word[i] = word;
    this.before[i] = before;
    this.sentence[i] = this.sentenceCount - 1;
    this.sentenceEnd[this.sentenceCount - 1] = end;
  }

  /** The same in arrays of their own, no longer than they must be. */
  copy(): Tokens {
    const { count, sentenceCount } = this;
    return {
      count,
      start: this.start.slice(0, count),
      end: this.end.slice(0, count),
      kind: this.kind.slice(0, count),
      word: this.word.slice(0, count),
      before: this.before.slice(0, count),
      sentence: this.sentence.slice(0, count),
      sentenceCount,
      sentenceStart: this.sentenceStart.slice(0, sentenceCount),
      sentenceEnd: this.sentenceEnd.slice(0, sentenceCount),
      sentenceMark: this.sentenceMark.slice(0, sentenceCount),
    };
  }

  #openSentence(start: number): void {
    if (this.sentenceCount === this.sentenceStart.length) {
      this.sentenceStart = grown(this.sentenceStart);
      this.sentenceEnd = grown(this.sentenceEnd);
      this.sentenceMark = grown(this.sentenceMark);
    }
    this.sentenceStart[this.sentenceCount] = start;
    this.sentenceMark[this.sentenceCount] = 0;
    this.sentenceCount++;
  }

  #growTokens(): void {
    this.start = grown(this.start);
    this.end = grown(this.end);
    this.kind = grown(this.kind);
    this.word = grown(this.word);
    this.before = grown(this.before);
    this.sentence = grown(this.sentence);
  }
}

function grown<T extends Int32Array | Uint8Array>(array: T): T {
  const bigger = new (array.constructor as new (length: number) => T)(array.length * 2);
  bigger.set(array);
  return bigger;
}

/** Cuts blocks into tokens and sentences, in one pass. */
export class Tokenizer {
  readonly #vocabulary: Vocabulary;
  #buffer = new TokenBuffer();
  /** The next "@"; −1 where there is none. */
  #at = -1;
  readonly #units = new Uint16Array(LONGEST_WORD);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** The tokens of a block's text, in the buffer that is given. */
  tokenize(text: string, buffer: TokenBuffer = new TokenBuffer()): TokenBuffer {
    this.#buffer = buffer;
    buffer.count = 0;
    buffer.sentenceCount = 0;
    this.#at = text.indexOf("@");
    const length = text.length;
    let before: number = Boundary.sentence;
    let lineStart = 0;
    let i = 0;
    while (i < length) {
      const kind = charClass(text.charCodeAt(i));
      switch (kind) {
        case Char.letter:
        case Char.digit:
          i = this.#readAddress(text, i, before) || this.#readWord(text, i, kind, before);
          before = Boundary.none;
          continue;
        case Char.output: {
          const end = runEnd(text, i, Char.output);
          buffer.push(i, end, TokenKind.placeholder, this.#vocabulary.internWord("\uF5D0"), before);
          before = Boundary.none;
          i = end;
          continue;
        }
        case Char.control:
          i = runEnd(text, i, Char.control);
          before = Boundary.sentence;
          continue;
        case Char.sign:
          buffer.push(i, i + 1, TokenKind.sign, this.#vocabulary.internWord(text.charAt(i)), before);
          before = Boundary.none;
          break;
        case Char.terminator: {
          const end = runEnd(text, i, Char.terminator);
          if (endsSentence(text, i, end)) {
            before = Boundary.sentence;
            this.#closeSentence(text, i, end);
          }
          i = end;
          continue;
        }
        case Char.newline:
          if (startsLine(text, lineStart, i)) before = Boundary.sentence;
          lineStart = i + 1;
          break;
        case Char.clause:
          if (before < Boundary.clause) before = Boundary.clause;
          break;
        case Char.dash:
        case Char.hyphen:
          if (before < Boundary.dash) before = Boundary.dash;
          break;
        case Char.surrogate:
          // An emoji between two sentences is often their only mark.
          if (isUpper(nextVisible(text, i))) before = Boundary.sentence;
          break;
        default:
          break;
      }
      i++;
    }
    return buffer;
  }

  #closeSentence(text: string, start: number, end: number): void {
    const buffer = this.#buffer;
    if (buffer.sentenceCount === 0) return;
    const last = buffer.sentenceCount - 1;
    for (let i = start; i < end; i++) {
      const code = text.charCodeAt(i);
      if (code === 0x3f || (code >= 0x2047 && code <= 0x2049)) buffer.sentenceMark[last]! |= SentenceMark.question;
      if (code === 0x21) buffer.sentenceMark[last]! |= SentenceMark.exclamation;
    }
    buffer.sentenceEnd[last] = end;
  }

  /** Reads a web or mail address as one opaque word; returns where it ends, or 0 where there is none. */
  #readAddress(text: string, start: number, before: number): number {
    const code = text.charCodeAt(start) | 0x20;
    // Cheap before exact: only "h" and "w" begin a web address, and few texts have an "@".
    if (code === 0x68 || code === 0x77) WEB_ADDRESS.lastIndex = start;
    const web = code === 0x68 || code === 0x77 ? WEB_ADDRESS.exec(text) : null;
    let length = web?.[0].length ?? 0;
    if (length === 0 && this.#at >= 0) {
      if (this.#at < start) this.#at = text.indexOf("@", start);
      length = Math.max(0, mailAddressEnd(text, start, this.#at) - start);
    }
    if (length === 0) return 0;
    this.#buffer.push(start, start + length, TokenKind.placeholder, this.#vocabulary.internWord("\uF5D0"), before);
    return start + length;
  }

  /** Reads a word or a number that starts at `start`; returns where it ends. */
  #readWord(text: string, start: number, first: number, before: number): number {
    const units = this.#units;
    let hash = 0;
    let length = 0;
    let plain = true;
    let digitsOnly = first === Char.digit;
    let end = start;
    for (let i = start; i < text.length && i - start < LONGEST_WORD; i++) {
      const code = text.charCodeAt(i);
      const kind = charClass(code);
      if (kind === Char.letter || kind === Char.digit) {
        if (kind === Char.letter) digitsOnly = false;
      } else if (kind === Char.ignorable) {
        plain &&= code !== 0x301 && code !== 0x300;
        end = i + 1;
        continue;
      } else if (kind === Char.combining) {
        plain = false;
        end = i + 1;
        continue;
      } else if (!joins(text, i, kind, digitsOnly)) break;
      const unit = foldUnit(code);
      units[length++] = unit;
      hash = hashUnit(hash, unit);
      end = i + 1;
    }
    const id = plain
      ? this.#vocabulary.intern(units, length, hash)
      : this.#vocabulary.internWord(foldWord(text.slice(start, end)));
    const kind = digitsOnly ? TokenKind.number : TokenKind.word;
    const split = this.#vocabulary.split(id);
    if (!split) this.#buffer.push(start, end, kind, id, before);
    else this.#pushPieces(start, end, split.words, length === end - start ? split.lengths : null, before);
    return end;
  }

  #pushPieces(start: number, end: number, words: number[], lengths: number[] | null, before: number): void {
    let at = start;
    words.forEach((word, n) => {
      const next = lengths ? at + (lengths[n] as number) : end;
      this.#buffer.push(at, next, TokenKind.word, word, n === 0 ? before : Boundary.none);
      if (lengths) at = next;
    });
  }
}

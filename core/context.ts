import type { Cue } from "./excuse-patterns.ts";
import type { Hit } from "./match/matcher.ts";
import type { Context } from "./rule.ts";
import { Char, charClass, foldWord, isUpper } from "./text/chars.ts";
import { Boundary, SentenceMark, type Tokens } from "./text/tokens.ts";

/** Contexts that a cue opens, as bits of a token. */
const cueBits: Partial<Record<Context, number>> = { reported: 1, denied: 2, condition: 4, own: 8 };

/** A context reaches no further than this many words: sentences without end must not cost without end. */
const LONGEST_REACH = 60;

/** A longer quotation is one. */
const SCARE_WORDS = 4;
/** From so many stars on, a review praises. */
const PRAISE = 4;

/** The review that a text answers. */
export interface Answered {
  /** Its words and the name under it; empty where there is none. */
  review: string;
  /** Its stars, where they are known. */
  rating?: number | undefined;
  /** Whether it bears the name of who wrote it. */
  isSigned?: boolean;
}

/** What the engine has to know about words to find contexts. */
export interface ContextWords {
  /** "but": ends what was reported or denied. */
  isAdversative(token: number): boolean;
  /** A form of "you": what names the customer is not said of the business. */
  isYou(token: number): boolean;
}

/** The contexts of one block; found once, asked by every rule. */
export class BlockContexts {
  readonly #text: string;
  readonly #tokens: Tokens;
  readonly #words: ContextWords;
  readonly #answered: Answered;
  readonly #cues: () => readonly Cue[];
  /** By token; made when a context is first asked for. */
  #bits: Uint8Array | undefined;
  #quotes: [number, number][] | undefined;

  /** @param cues Looks for where contexts begin; asked when somebody first wants to know. */
  constructor(text: string, tokens: Tokens, words: ContextWords, answered: Answered, cues: () => readonly Cue[]) {
    this.#text = text;
    this.#tokens = tokens;
    this.#words = words;
    this.#answered = answered;
    this.#cues = cues;
  }

  #readCues(): Uint8Array {
    const bits = new Uint8Array(this.#tokens.count);
    this.#bits = bits;
    for (const { context, hit } of this.#cues()) this.#mark(bits, context, hit);
    return bits;
  }

  /** Marks what a cue opens; where its context reaches depends on the context. */
  #mark(bits: Uint8Array, context: Context, cue: Hit): void {
    const from = context === "condition" ? cue.from : cue.to + 1;
    const to = context === "condition" || context === "own" ? this.#clauseEnd(cue.to) : this.#claimEnd(cue.to);
    for (let i = from; i <= to; i++) bits[i]! |= cueBits[context] ?? 0;
  }

  /** Whether the context holds for the words of a hit. */
  holds(context: Context, hit: Hit): boolean {
    switch (context) {
      case "quoted":
        return this.#isQuoted(hit);
      case "question": {
        const sentence = this.#tokens.sentence[hit.to] as number;
        return ((this.#tokens.sentenceMark[sentence] as number) & SentenceMark.question) !== 0;
      }
      case "own":
        return this.#isCued("own", hit) && !this.#namesReader(hit);
      case "disclosed":
        return this.#isDisclosed(hit);
      case "signed":
        return this.#answered.isSigned === true;
      case "scare":
        return this.#isInScareQuotes(hit);
      case "praise":
        return (this.#answered.rating ?? 0) >= PRAISE;
      default:
        return this.#isCued(context, hit);
    }
  }

  #isCued(context: Context, hit: Hit): boolean {
    const bits = this.#bits ?? this.#readCues();
    return ((bits[hit.from] as number) & (cueBits[context] ?? 0)) !== 0;
  }

  #namesReader(hit: Hit): boolean {
    for (let i = hit.from; i <= hit.to; i++) if (this.#words.isYou(i)) return true;
    return false;
  }

  /**
   * Whether the review tells it too: all numbers and names of the hit, and half of its longer words. Words are compared
   * without their endings; "you" and its forms say nothing.
   */
  #isDisclosed(hit: Hit): boolean {
    if (!this.#answered.review) return false;
    const review = ` ${foldWord(this.#answered.review)} `;
    const isPhoneTold = hasPhone(review, this.#text.slice(this.#tokens.start[hit.from], this.#tokens.end[hit.to]));
    let told = 0;
    let compared = 0;
    for (let i = hit.from; i <= hit.to; i++) {
      const written = this.#text.slice(this.#tokens.start[i], this.#tokens.end[i]);
      const word = foldWord(written);
      const isNumber = /\d/.test(word);
      if (!isNumber && (word.length < 4 || this.#words.isYou(i))) continue;
      const isTold = isNumber ? isPhoneTold || hasNumber(review, word) : review.includes(word.slice(0, 5));
      const isName = isUpper(written.charCodeAt(0)) && this.#tokens.before[i] !== Boundary.sentence;
      if (!isTold && (isNumber || isName)) return false;
      compared++;
      if (isTold) told++;
    }
    return compared > 0 && 2 * told >= compared;
  }

  #clauseEnd(token: number): number {
    const last = Math.min(this.#tokens.count - 1, token + LONGEST_REACH);
    let end = token;
    while (end < last && (this.#tokens.before[end + 1] as number) < Boundary.clause) end++;
    return end;
  }

  /** The end of a "that" clause: the sentence's, or before a "but". */
  #claimEnd(token: number): number {
    const tokens = this.#tokens;
    const last = Math.min(tokens.count - 1, token + LONGEST_REACH);
    let end = token;
    while (end < last && tokens.before[end + 1] !== Boundary.sentence) {
      if ((tokens.before[end + 1] as number) >= Boundary.dash && this.#words.isAdversative(end + 1)) break;
      end++;
    }
    return end;
  }

  /** Whether the words are in a quotation, or run into one of several words; a single word in quotes is irony. */
  #isQuoted(hit: Hit): boolean {
    const start = this.#tokens.start[hit.from] as number;
    const end = this.#tokens.end[hit.to] as number;
    return [start, end - 1].some((offset) => {
      const quote = this.#quoteAt(offset);
      if (quote === undefined) return false;
      return (quote[0] <= start && end <= quote[1]) || /\S\s+\S/.test(this.#text.slice(quote[0], quote[1]));
    });
  }

  #isInScareQuotes(hit: Hit): boolean {
    const quote = this.#quoteAt(this.#tokens.start[hit.to] as number);
    if (!quote) return false;
    const words = this.#text.slice(quote[0], quote[1]).trim();
    return words.split(/\s+/).length <= SCARE_WORDS && !isUpper(words.charCodeAt(0));
  }

  #quoteAt(offset: number): [number, number] | undefined {
    this.#quotes ??= findQuotes(this.#text);
    let low = 0;
    let high = this.#quotes.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#quotes[middle] as [number, number])[0] <= offset) low = middle + 1;
      else high = middle;
    }
    const quote = this.#quotes[low - 1];
    return quote && offset < quote[1] ? quote : undefined;
  }
}

const closers: Record<string, string> = { "«": "»", "„": '“”"', "“": '”"', "‹": "›", "‚": "’‘", "‘": "’" };

/**
 * Spans between quotation marks, marks excluded, in order, the outermost only. A pair around the whole block is no
 * quotation. Straight quotes pair up in turn; a mark without its partner is none.
 */
export function findQuotes(text: string): [number, number][] {
  const spans: [number, number][] = [];
  const open: { at: number; closing: string }[] = [];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code < 0x2018 && code !== 0x22 && code !== 0xab && code !== 0xbb) continue;
    const mark = text.charAt(i);
    const last = open.at(-1);
    if (mark === "’" && isLetter(text, i - 1) && isLetter(text, i + 1)) continue;
    if (last?.closing.includes(mark)) {
      spans.push([last.at + 1, i]);
      open.pop();
    } else if (mark === '"') open.push({ at: i, closing: '"' });
    else if (mark in closers && !(mark === "‘" && isLetter(text, i - 1)))
      open.push({ at: i, closing: closers[mark] as string });
  }
  const length = text.trim().length;
  const outermost: [number, number][] = [];
  for (const span of spans.filter(([from, to]) => to - from < length - 3).sort((a, b) => a[0] - b[0])) {
    if (span[0] >= (outermost.at(-1)?.[1] ?? 0)) outermost.push(span);
  }
  return outermost;
}

function isLetter(text: string, at: number): boolean {
  return charClass(text.charCodeAt(at)) === Char.letter;
}

/** The digits of a telephone number that are always written. */
const PHONE_DIGITS = 9;

/** Whether the text has the telephone number that some words are, with whatever between its digits. */
function hasPhone(text: string, words: string): boolean {
  const digits = words.replace(/\D/g, "");
  if (digits.length < PHONE_DIGITS) return false;
  const runs = text.replace(/(?<=\d)[ \u00a0()–-]{1,3}(?=\d)/g, "").match(/\d+/g) ?? [];
  return runs.some((run) => run.endsWith(digits.slice(-PHONE_DIGITS)));
}

/** Whether the text has the number, and not as a part of a longer one. */
function hasNumber(text: string, number: string): boolean {
  for (let at = text.indexOf(number); at >= 0; at = text.indexOf(number, at + 1)) {
    if (
      charClass(text.charCodeAt(at - 1)) !== Char.digit &&
      charClass(text.charCodeAt(at + number.length)) !== Char.digit
    )
      return true;
  }
  return false;
}

import type { Hit } from "./matcher.ts";

/** What the patterns of a language find in a sentence, wherever it stands: its tokens are numbered from its first. */
export interface SentenceFacts {
  /** Of each pack; see `LanguageEngine`. */
  hits: readonly (readonly Hit[])[];
  /** What was found of the patterns that somebody asked for. */
  asked: Map<object, readonly Hit[]>;
  /** What others made of the sentence's words alone, by who made it. */
  made: Map<object, unknown>;
}

/** A longer sentence is seldom read twice, in UTF-16 code units. */
const LONGEST = 600;
/** When so many sentences are remembered, those that were not met since the last time are forgotten. */
const MOST = 3000;
/** Of a text that somebody writes, it is the sentences of the last few minutes that come again; each key makes another one. */
export const MOST_OF_WRITING = 500;

/**
 * Sentences that were read before: businesses answer in sentences that they have written already, and of a text that is
 * being written one sentence changes.
 */
export class SentenceBook {
  readonly #most: number;
  #used = new Map<string, SentenceFacts>();
  #unused = new Map<string, SentenceFacts>();

  /** @param most So many sentences at least, and at most twice as many, are remembered. */
  constructor(most: number = MOST) {
    this.#most = most;
  }

  /** What is known of a sentence: from before, or what `read` finds. */
  of(text: string, read: () => SentenceFacts): SentenceFacts {
    if (text.length > LONGEST) return read();
    const known = this.#used.get(text);
    if (known) return known;
    const kept = this.#unused.get(text);
    const facts = kept ?? read();
    if (this.#used.size >= this.#most) {
      this.#unused = this.#used;
      this.#used = new Map();
    }
    this.#used.set(flat(text), facts);
    return facts;
  }
}

/** A copy that does not keep alive the text that it was cut from: joined strings are written anew when they are cut. */
function flat(text: string): string {
  return `${text}\0`.slice(0, -1);
}

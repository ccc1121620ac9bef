import { hashUnit } from "../text/vocabulary.ts";
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
/** Of so many sentences it is known that they were met, whatever they say. */
const MOST_MET = 1 << 14;

/**
 * Sentences that were read before: businesses answer in sentences that they have written already, and of a text that is
 * being written one sentence changes.
 */
export class SentenceBook {
  readonly #most: number;
  /** The hashes of sentences that were met, each where a later one with the same end takes its place. */
  readonly #met: Int32Array | undefined;
  #used = new Map<string, SentenceFacts>();
  #unused = new Map<string, SentenceFacts>();

  private constructor(most: number, isMetTwice: boolean) {
    this.#most = most;
    this.#met = isMetTwice ? new Int32Array(MOST_MET) : undefined;
  }

  /**
   * Of all that is checked: a sentence is remembered when it is met again. Most never are, and what is made of them would grow
   * old for nothing, which is what fills the memory of a long run.
   * @param most So many sentences at least, and at most twice as many, are remembered.
   */
  static ofMany(most = MOST): SentenceBook {
    return new SentenceBook(most, true);
  }

  /** Of a text that somebody writes: the sentences of the last few minutes come again; each key makes another one. */
  static ofWriting(): SentenceBook {
    return new SentenceBook(500, false);
  }

  /** What is known of a sentence: from before, or what `read` finds. */
  of(text: string, read: () => SentenceFacts): SentenceFacts {
    if (text.length > LONGEST) return read();
    const known = this.#used.get(text);
    if (known) return known;
    const kept = this.#unused.get(text);
    const facts = kept ?? read();
    if (!kept && this.#met && !isMet(this.#met, text)) return facts;
    if (this.#used.size >= this.#most) {
      this.#unused = this.#used;
      this.#used = new Map();
    }
    this.#used.set(flat(text), facts);
    return facts;
  }
}

/** Whether a sentence was met before; from now on, it was. */
function isMet(met: Int32Array, text: string): boolean {
  let hash = text.length;
  for (let i = 0; i < text.length; i++) hash = hashUnit(hash, text.charCodeAt(i));
  const place = (hash ^ (hash >>> 16)) & (met.length - 1);
  if (met[place] === hash) return true;
  met[place] = hash;
  return false;
}

/** A copy that does not keep alive the text that it was cut from: joined strings are written anew when they are cut. */
function flat(text: string): string {
  return `${text}\0`.slice(0, -1);
}

import type { AskedPatterns, Hit, Matcher } from "./match/matcher.ts";
import type { SentenceFacts } from "./match/sentence-book.ts";
import { groupOf } from "./pack.ts";
import { type Context, contexts } from "./rule.ts";
import { sentenceTokens, type Tokens } from "./text/tokens.ts";

/** Which patterns excuse: those that share a word, stand beside it, or in the sentence before. */
export type ExcuseType = "unless" | "nearby" | "before";

/** Where a context begins. */
export interface Cue {
  context: Context;
  hit: Hit;
}

/**
 * The patterns of a pack that excuse. They are looked for only around what was found: most sentences have nothing to be
 * excused, and these are half of all patterns.
 */
export class ExcusePatterns {
  readonly #matcher: Matcher;
  /** By phrase's number or rule's id; null where there are none. */
  readonly #asked = {
    unless: new Map<number | string, AskedPatterns | null>(),
    nearby: new Map<number | string, AskedPatterns | null>(),
    before: new Map<number | string, AskedPatterns | null>(),
  };
  /** By phrase's number. */
  readonly #mayExcuse = new Map<number, boolean>();
  #cues: AskedPatterns | null | undefined;

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
  }

  /** Whether there is anything that may excuse a phrase, by its number and its rule's id. */
  mayExcuse(phrase: number, rule: string): boolean {
    const known = this.#mayExcuse.get(phrase);
    if (known !== undefined) return known;
    const may =
      this.of("unless", phrase) !== null ||
      this.of("nearby", phrase) !== null ||
      this.of("nearby", rule) !== null ||
      this.of("before", phrase) !== null ||
      this.of("before", rule) !== null;
    this.#mayExcuse.set(phrase, may);
    return may;
  }

  /** What excuses a phrase, by its number, or all phrases of a rule, by its id; most have nothing. */
  of(type: ExcuseType, of: number | string): AskedPatterns | null {
    const known = this.#asked[type].get(of);
    if (known !== undefined) return known;
    const asked = this.#matcher.asked(groupOf(type, of)) ?? null;
    this.#asked[type].set(of, asked);
    return asked;
  }

  /** Where some of them stand in a sentence of a block, in the order of the text; tokens as in the block. */
  find(asked: AskedPatterns, tokens: Tokens, sentence: number, facts: SentenceFacts): Hit[] {
    const { from, to } = sentenceTokens(tokens, sentence);
    let known = facts.asked.get(asked);
    if (!known) {
      known = moved(this.#matcher.find(asked, tokens, from, to), -from).sort((a, b) => a.from - b.from);
      facts.asked.set(asked, known);
    }
    return known.length === 0 ? none : moved(known, from);
  }

  /** Where contexts begin in a block. */
  cuesIn(tokens: Tokens, sentences: readonly SentenceFacts[]): Cue[] {
    this.#cues ??= this.#matcher.asked(groupOf("cue", "")) ?? null;
    const asked = this.#cues;
    if (!asked) return [];
    return sentences.flatMap((facts, sentence) =>
      this.find(asked, tokens, sentence, facts).map((hit) => ({
        context: contexts[this.#matcher.useOf(hit.pattern)] as Context,
        hit,
      })),
    );
  }
}

const none: Hit[] = [];

/** Hits as they are numbered from elsewhere. */
export function moved(hits: readonly Hit[], by: number): Hit[] {
  return hits.map(({ pattern, from, to }) => ({ pattern, from: from + by, to: to + by }));
}

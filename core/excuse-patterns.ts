import type { AskedPatterns, Hit, Matcher } from "./match/matcher.ts";
import type { SentenceFacts } from "./match/sentence-book.ts";
import { groupOf, type PackPhrase } from "./pack.ts";
import { type Context, contexts } from "./rule.ts";
import { sentenceTokens, type Tokens } from "./text/tokens.ts";

/** Which patterns excuse: those that share a word, stand beside it, or in the sentence before. */
export type ExcuseType = "unless" | "nearby" | "before";

/** What excuses a phrase, whatever the contexts; most have nothing. */
export interface PhraseExcuses {
  unless: readonly AskedPatterns[];
  /** Also those of all phrases of its rule; and so with `before`. */
  nearby: readonly AskedPatterns[];
  before: readonly AskedPatterns[];
}

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
  /** By phrase's number. */
  readonly #ofPhrases = new Map<number, PhraseExcuses>();
  /** By name; null where there are none. */
  readonly #groups = new Map<string, AskedPatterns | null>();
  #cues: AskedPatterns | null | undefined;

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
  }

  /** @param number The phrase's, in its pack. */
  of(number: number, { rule }: PackPhrase): PhraseExcuses {
    const known = this.#ofPhrases.get(number);
    if (known) return known;
    const ofAny = (type: ExcuseType) =>
      [this.#group(type, number), this.#group(type, rule)].filter((one) => one !== null);
    const unless = this.#group("unless", number);
    const excuses = { unless: unless ? [unless] : [], nearby: ofAny("nearby"), before: ofAny("before") };
    this.#ofPhrases.set(number, excuses);
    return excuses;
  }

  #group(type: ExcuseType, of: number | string): AskedPatterns | null {
    const name = groupOf(type, of);
    const known = this.#groups.get(name);
    if (known !== undefined) return known;
    const asked = this.#matcher.asked(name) ?? null;
    this.#groups.set(name, asked);
    return asked;
  }

  /** Where some of them stand in a sentence of a block, in the order of the text; tokens as in the block. */
  find(asked: AskedPatterns, tokens: Tokens, sentence: number, facts: SentenceFacts): Hit[] {
    const { from, to } = sentenceTokens(tokens, sentence);
    let known = facts.asked.get(asked);
    if (!known) {
      known = this.#matcher.find(asked, tokens, from, to).sort((a, b) => a.from - b.from);
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
function moved(hits: readonly Hit[], by: number): Hit[] {
  return hits.map(({ pattern, from, to }) => ({ pattern, from: from + by, to: to + by }));
}

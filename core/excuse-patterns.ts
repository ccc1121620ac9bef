import type { AskedPatterns, Hit, Matcher } from "./match/matcher.ts";
import { type CompiledPack, groupOf, type PackPhrase } from "./pack.ts";
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
  readonly #pack: CompiledPack;
  readonly #matcher: Matcher;
  #numbers: Map<PackPhrase, number> | undefined;
  readonly #asked = new Map<string, AskedPatterns | undefined>();

  constructor(pack: CompiledPack, matcher: Matcher) {
    this.#pack = pack;
    this.#matcher = matcher;
  }

  /** Whether a phrase or a rule has an excuse of a type at all: most have none. */
  has(type: ExcuseType, of: PackPhrase | string): boolean {
    return this.#askedFor(groupOf(type, this.nameOf(of))) !== undefined;
  }

  /** A rule's id, or a phrase's number in the pack. */
  nameOf(of: PackPhrase | string): string | number {
    if (typeof of === "string") return of;
    this.#numbers ??= new Map(this.#pack.phrases.map((phrase, number) => [phrase, number]));
    return this.#numbers.get(of) as number;
  }

  /** What excuses a phrase, or all phrases of a rule, in one sentence; in the order of the text. */
  find(type: ExcuseType, of: PackPhrase | string, tokens: Tokens, sentence: number): Hit[] {
    const asked = this.#askedFor(groupOf(type, this.nameOf(of)));
    if (!asked) return [];
    const { from, to } = sentenceTokens(tokens, sentence);
    return this.#matcher.find(asked, tokens, from, to).sort((a, b) => a.from - b.from);
  }

  /** Where contexts begin in a block. */
  cuesIn(tokens: Tokens): Cue[] {
    const asked = this.#askedFor(groupOf("cue", ""));
    if (!asked) return [];
    return this.#matcher
      .find(asked, tokens, 0, tokens.count)
      .map((hit) => ({ context: contexts[this.#matcher.useOf(hit.pattern)] as Context, hit }));
  }

  #askedFor(group: string): AskedPatterns | undefined {
    if (!this.#asked.has(group)) this.#asked.set(group, this.#matcher.asked(group));
    return this.#asked.get(group);
  }
}

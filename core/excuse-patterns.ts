import type { AskedPatterns, Hit, Matcher } from "./match/matcher.ts";
import type { CompiledPack, PackPhrase, PatternUse } from "./pack.ts";
import type { Context } from "./rule.ts";
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
  /** By type, and phrase or rule. */
  #groups: Map<string, number[]> | undefined;
  #numbers: Map<PackPhrase, number> | undefined;
  readonly #asked = new Map<string, AskedPatterns>();

  constructor(pack: CompiledPack, matcher: Matcher) {
    this.#pack = pack;
    this.#matcher = matcher;
  }

  /** Whether a phrase or a rule has an excuse of a type at all: most have none. */
  has(type: ExcuseType, of: PackPhrase | string): boolean {
    this.#groups ??= this.#group();
    return this.#groups.has(`${type} ${this.nameOf(of)}`);
  }

  /** A rule's id, or a phrase's number in the pack. */
  nameOf(of: PackPhrase | string): string | number {
    if (typeof of === "string") return of;
    this.#numbers ??= new Map(this.#pack.phrases.map((phrase, number) => [phrase, number]));
    return this.#numbers.get(of) as number;
  }

  /** What excuses a phrase, or all phrases of a rule, in one sentence; in the order of the text. */
  find(type: ExcuseType, of: PackPhrase | string, tokens: Tokens, sentence: number): Hit[] {
    const asked = this.#askedFor(`${type} ${this.nameOf(of)}`);
    const { from, to } = sentenceTokens(tokens, sentence);
    return this.#matcher.find(asked, tokens, from, to).sort((a, b) => a.from - b.from);
  }

  /** Where contexts begin in a block. */
  cuesIn(tokens: Tokens): Cue[] {
    return this.#matcher.find(this.#askedFor("cue"), tokens, 0, tokens.count).map((hit) => {
      const { context } = this.#pack.uses[hit.pattern] as PatternUse & { type: "cue" };
      return { context, hit };
    });
  }

  #askedFor(key: string): AskedPatterns {
    const known = this.#asked.get(key);
    if (known) return known;
    this.#groups ??= this.#group();
    const asked = this.#matcher.asked(this.#groups.get(key) ?? []);
    this.#asked.set(key, asked);
    return asked;
  }

  #group(): Map<string, number[]> {
    const groups = new Map<string, number[]>();
    this.#pack.uses.forEach((use, number) => {
      if (use.type === "match") return;
      const key = use.type === "cue" ? "cue" : `${use.type} ${use.phrase ?? (use as { rule?: string }).rule}`;
      groups.set(key, [...(groups.get(key) ?? []), number]);
    });
    return groups;
  }
}

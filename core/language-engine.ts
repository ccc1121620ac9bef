import { type Answered, BlockContexts } from "./context.ts";
import type { Block } from "./document.ts";
import { readForms } from "./match/forms.ts";
import { type Hit, Matcher } from "./match/matcher.ts";
import { hasSymbol } from "./match/word-facts.ts";
import { LanguageWords } from "./match/word-symbols.ts";
import type { CompiledPack, PackPhrase, PatternUse, RuleWords } from "./pack.ts";
import { Rewriter } from "./rewrite.ts";
import type { Language } from "./text/language.ts";
import type { Tokens } from "./text/tokens.ts";
import type { Vocabulary } from "./text/vocabulary.ts";

/** A phrase found in a block. */
export interface PhraseHit extends Hit {
  phrase: PackPhrase;
}

/** What the patterns of a language find in one block. */
export interface BlockHits {
  matches: PhraseHit[];
  /** Hits of `unless`, by phrase, in the order of the text. */
  unless: Map<PackPhrase, Hit[]>;
  /** Sentences of the block with an `unless-nearby`: of a phrase, or of all phrases of a rule. */
  nearby: Map<PackPhrase | string, Set<number>>;
  /** Sentences with an `unless-before`, likewise. */
  before: Map<PackPhrase | string, Set<number>>;
  contexts: BlockContexts;
}

/** One pack, ready to match. */
interface Layer {
  pack: CompiledPack;
  words: LanguageWords;
  matcher: Matcher;
}

/** One language's forms and packs, ready to match: ours first, then a company's own. */
export class LanguageEngine {
  readonly language: Language;
  readonly packs: readonly CompiledPack[];
  /** What all rules say in the language. */
  readonly words: Readonly<Record<string, RuleWords>>;
  readonly rewriter: Rewriter;
  readonly #layers: readonly Layer[];
  readonly #main: Layer;

  constructor(vocabulary: Vocabulary, table: string, packs: readonly CompiledPack[]) {
    const [first] = packs;
    if (!first) throw new RangeError("a language needs a pack");
    const forms = readForms(table);
    this.language = first.language;
    this.packs = packs;
    this.words = Object.assign({}, ...packs.map((pack) => pack.words));
    this.rewriter = new Rewriter(forms, first.names ?? {});
    this.#layers = packs.map((pack) => {
      const words = new LanguageWords(vocabulary, forms, pack.patterns);
      return { pack, words, matcher: new Matcher(pack.patterns, words) };
    });
    this.#main = this.#layers[0] as Layer;
  }

  find(block: Block, tokens: Tokens, answered: Answered = { review: "" }): BlockHits {
    const contexts = new BlockContexts(
      block.text,
      tokens,
      {
        isAdversative: (token) => this.isInClass(tokens, token, "adversative"),
        isYou: (token) => this.isInClass(tokens, token, "you"),
      },
      answered,
    );
    const found: BlockHits = { matches: [], unless: new Map(), nearby: new Map(), before: new Map(), contexts };
    for (const layer of this.#layers) {
      for (const hit of layer.matcher.match(tokens)) sortHit(hit, layer.pack, tokens, found);
    }
    for (const hits of found.unless.values()) hits.sort((a, b) => a.from - b.from);
    return found;
  }

  /** Whether a token is a member of a word class that the pack has. */
  isInClass(tokens: Tokens, token: number, name: string): boolean {
    const symbol = this.#main.pack.patterns.named[name];
    return symbol !== undefined && hasSymbol(this.#main.words.factsOf(tokens.word[token] as number), symbol);
  }

  isKnownWord(tokens: Tokens, token: number): boolean {
    return this.#main.words.isKnown(tokens.word[token] as number);
  }
}

function sortHit(hit: Hit, pack: CompiledPack, tokens: Tokens, found: BlockHits): void {
  const use = pack.uses[hit.pattern] as PatternUse;
  if (use.type === "cue") {
    found.contexts.addCue(use.context, hit);
    return;
  }
  const phrase = use.phrase === undefined ? undefined : (pack.phrases[use.phrase] as PackPhrase);
  if (use.type === "match") found.matches.push({ ...hit, phrase: phrase as PackPhrase });
  else if (use.type === "unless") entry(found.unless, phrase as PackPhrase, () => []).push(hit);
  else {
    const sentences = entry(found[use.type], phrase ?? (use.rule as string), () => new Set<number>());
    sentences.add(tokens.sentence[hit.from] as number);
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

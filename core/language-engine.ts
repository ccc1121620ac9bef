import { type Answered, BlockContexts } from "./context.ts";
import type { Block } from "./document.ts";
import { ExcusePatterns } from "./excuse-patterns.ts";
import type { Forms } from "./match/forms.ts";
import { type Hit, Matcher } from "./match/matcher.ts";
import { SentenceBook, type SentenceFacts } from "./match/sentence-book.ts";
import { hasSymbol } from "./match/word-facts.ts";
import { LanguageWords } from "./match/word-symbols.ts";
import type { CompiledPack, PackPhrase, RuleWords } from "./pack.ts";
import { Rewriter } from "./rewrite.ts";
import type { OutlineWords } from "./structure/words.ts";
import type { Language } from "./text/language.ts";
import { afterSentence, type Tokens } from "./text/tokens.ts";
import type { Vocabulary } from "./text/vocabulary.ts";

/** A phrase found in a block. */
export interface PhraseHit extends Hit {
  phrase: PackPhrase;
  /** The phrase's number in its pack. */
  number: number;
  /** Where its pack's excuses are looked up. */
  excuses: ExcusePatterns;
}

/** What the patterns of a language find in one block. */
export interface BlockHits {
  matches: PhraseHit[];
  contexts: BlockContexts;
  /** The excuses of the packs that it was matched with. */
  excuses: ExcusePatterns[];
  /** What is known of each of its sentences. */
  sentences: readonly SentenceFacts[];
}

/** One pack, ready to match. */
interface Layer {
  pack: CompiledPack;
  words: LanguageWords;
  matcher: Matcher;
  excuses: ExcusePatterns;
}

/** One language's forms and packs, ready to match: ours first, then a company's own. */
export class LanguageEngine {
  readonly language: Language;
  readonly packs: readonly CompiledPack[];
  /** What all rules say in the language. */
  readonly words: Readonly<Record<string, RuleWords>>;
  /** How the parts of an outline are called. */
  readonly outlineWords: OutlineWords | undefined;
  readonly rewriter: Rewriter;
  readonly #vocabulary: Vocabulary;
  readonly #layers: readonly Layer[];
  readonly #main: Layer;
  readonly #book = SentenceBook.ofMany();

  constructor(vocabulary: Vocabulary, forms: Forms, packs: readonly CompiledPack[]) {
    const [first] = packs;
    if (!first) throw new RangeError("a language needs a pack");
    this.#vocabulary = vocabulary;
    this.language = first.language;
    this.packs = packs;
    this.words = Object.assign({}, ...packs.map((pack) => pack.words));
    this.outlineWords = first.outline;
    this.rewriter = new Rewriter(forms, first.names ?? {});
    this.#layers = packs.map((pack) => {
      const words = new LanguageWords(vocabulary, forms, pack.patterns);
      const matcher = new Matcher(pack.patterns, words);
      return { pack, words, matcher, excuses: new ExcusePatterns(matcher) };
    });
    this.#main = this.#layers[0] as Layer;
  }

  /** @param book Remembers sentences; the engine's own where absent. */
  find(block: Block, tokens: Tokens, answered: Answered = { review: "" }, book = this.#book): BlockHits {
    const words = {
      isAdversative: (token: number) => this.isInClass(tokens, token, "adversative"),
      isYou: (token: number) => this.isInClass(tokens, token, "you"),
    };
    const sentences: SentenceFacts[] = [];
    const matches: PhraseHit[] = [];
    for (let sentence = 0, from = 0; sentence < tokens.sentenceCount; sentence++) {
      const to = afterSentence(tokens, sentence, from);
      const text = block.text.slice(tokens.sentenceStart[sentence], tokens.sentenceEnd[sentence]);
      const facts = book.of(text, () => this.#read(tokens, from, to));
      sentences.push(facts);
      this.#addMatches(facts, from, matches);
      from = to;
    }
    const cues = () => this.#layers.flatMap(({ excuses }) => excuses.cuesIn(tokens, sentences));
    const contexts = new BlockContexts(block.text, tokens, words, answered, cues);
    return { matches, contexts, excuses: this.#layers.map(({ excuses }) => excuses), sentences };
  }

  #read(tokens: Tokens, from: number, to: number): SentenceFacts {
    const hits = this.#layers.map(({ matcher }) => matcher.match(tokens, from, to));
    return { hits, asked: new Map(), made: new Map() };
  }

  #addMatches({ hits }: SentenceFacts, first: number, matches: PhraseHit[]): void {
    for (const [i, { pack, matcher, excuses }] of this.#layers.entries()) {
      for (const { pattern, from, to } of hits[i] as readonly Hit[]) {
        const number = matcher.useOf(pattern);
        const phrase = pack.phrases[number] as PackPhrase;
        matches.push({ pattern, from: from + first, to: to + first, phrase, number, excuses });
      }
    }
  }

  /** Whether a token is a member of a word class that the pack has. */
  isInClass(tokens: Tokens, token: number, name: string): boolean {
    const symbol = this.#main.pack.patterns.named[name];
    return symbol !== undefined && hasSymbol(this.#main.words.factsOf(tokens.word[token] as number), symbol);
  }

  /** The full names that a folded word may be a form of, or short for; none where it is no name. */
  namesOf(word: string): readonly string[] {
    const known = this.rewriter.namesOf(word);
    if (known.length > 0) return known;
    // Some are in no table of forms, and are listed alone.
    const { pack, words } = this.#main;
    const symbol = pack.patterns.named["given-name"];
    return symbol !== undefined && hasSymbol(words.factsOf(this.#vocabulary.internWord(word)), symbol) ? [word] : [];
  }

  isKnownWord(tokens: Tokens, token: number): boolean {
    return this.#main.words.factsOf(tokens.word[token] as number).isKnown;
  }
}

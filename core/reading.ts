import { inheritLanguages, mainLanguage } from "./block-language.ts";
import type { Answered } from "./context.ts";
import type { Block, SourceDocument } from "./document.ts";
import { type BlockHits, LanguageEngine } from "./language-engine.ts";
import type { RuleContent } from "./lint.ts";
import { SentenceBook } from "./match/sentence-book.ts";
import { type DocumentMemory, Notes } from "./memory.ts";
import type { CompiledPack } from "./pack.ts";
import type { MatchedBlock } from "./phrases.ts";
import { type BlockWords, type Change, matchAgain, readBlocksAgain } from "./rereading.ts";
import type { Settings } from "./settings.ts";
import { isSigned } from "./signature.ts";
import { StructureModels } from "./structure/models.ts";
import { type Language, LanguageIdentifier, languages } from "./text/language.ts";
import { identityMap } from "./text/text-map.ts";
import { TokenBuffer, Tokenizer, type Tokens } from "./text/tokens.ts";
import { Vocabulary } from "./text/vocabulary.ts";

/** A block with what is known of it. */
export interface ReadBlock extends MatchedBlock {
  block: Block;
  language: Language | null | undefined;
}

/** A document cut into tokens. What it holds is valid until the next one is read without a memory. */
export interface ReadDocument {
  source: SourceDocument;
  /** Its own words, without quotations. */
  blocks: ReadBlock[];
  /** The language of most of it; null where it is none that has rules. */
  language: Language | null;
  /** The review that it answers. */
  review?: ReadBlock;
  memory?: DocumentMemory | undefined;
  /** What has changed since the last reading, where there was one with as many blocks. */
  change?: Change | undefined;
}

/** So many blocks have arrays that are kept for the next document; more would hold the memory of the largest for good. */
const MOST_BUFFERS = 200;

/** A review is read no further than this, in UTF-16 code units. */
const LONGEST_REVIEW = 20_000;

/** What a review answers. */
const nothingAnswered = {};

/** Cuts documents into tokens, tells their languages, and matches all patterns. Languages are loaded when first needed. */
export class DocumentReader {
  readonly vocabulary = new Vocabulary();
  readonly #content: RuleContent;
  readonly #ownPacks: readonly CompiledPack[];
  readonly #tokenizer = new Tokenizer(this.vocabulary);
  readonly #identifier = new LanguageIdentifier(this.vocabulary);
  readonly #engines = new Map<Language, Promise<LanguageEngine>>();
  readonly #ready = new Map<Language, LanguageEngine>();
  readonly #models = new Map<Language, StructureModels>();
  readonly #buffers: TokenBuffer[] = [];

  constructor(content: RuleContent, ownPacks: readonly CompiledPack[]) {
    this.#content = content;
    this.#ownPacks = ownPacks;
  }

  /** Cuts a document into tokens and tells its languages. */
  read(source: SourceDocument, settings: Settings, memory?: DocumentMemory): ReadDocument {
    this.vocabulary.trim();
    const declared = source.meta.language ?? (settings.language === "auto" ? undefined : settings.language);
    const own = source.blocks.filter((block) => !block.quote);
    const { generation } = this.vocabulary;
    const blocks = memory
      ? readBlocksAgain(this, generation, declared, own, memory, (block) => this.#wordsOf(block, memory))
      : own.map((block, i) => this.#readBlock(block, i, declared));
    let firstSentence = 0;
    for (const read of blocks) {
      read.firstSentence = firstSentence;
      firstSentence += read.tokens.sentenceCount;
    }
    inheritLanguages(blocks);
    const document: ReadDocument = { source, blocks, language: mainLanguage(blocks), memory };
    const review = source.meta.review?.slice(0, LONGEST_REVIEW).trim();
    if (review) {
      const block: Block = { role: "paragraph", text: review, map: identityMap(0, review.length), quote: true };
      document.review = memory
        ? blockOf(block, this.#wordsOf(block, memory))
        : this.#readBlock(block, blocks.length, undefined);
      document.review.language ??= document.language;
    }
    return document;
  }

  #readBlock(block: Block, number: number, declared: Language | undefined): ReadBlock {
    const tokens = this.#tokenize(block.text, number);
    const language = block.language ?? declared ?? this.#identifier.identify(tokens);
    return blockOf(block, { tokens, language });
  }

  /** What the words of a block come to: all that is worked out of them again and again goes by these very tokens. */
  #wordsOf(block: Block, memory: DocumentMemory): BlockWords {
    const { role, links, repeats, reserved = "", keepsLines = "", isIncluded = "", language = "" } = block;
    // Words have other numbers with another reader, and after it has forgotten them.
    const words = `${memory.numberOf(this)} ${this.vocabulary.generation}`;
    const more = links || repeats ? JSON.stringify([links, repeats]) : "";
    const head = `block ${words} ${role} ${reserved} ${keepsLines} ${isIncluded} ${language} ${more}\n`;
    return memory.recall(head + block.text, (key) => {
      const text = key.slice(head.length);
      const tokens = this.#tokenizer.tokenize(text).copy();
      return { text, tokens, language: this.#identifier.identify(tokens) };
    });
  }

  /** Most documents have few blocks, and leave their arrays to the next. Of long ones, most blocks have only a few words. */
  #tokenize(text: string, number: number): Tokens {
    const kept = Math.min(number, MOST_BUFFERS);
    this.#buffers[kept] ??= new TokenBuffer();
    const tokens = this.#tokenizer.tokenize(text, this.#buffers[kept]);
    return number < MOST_BUFFERS ? tokens : tokens.copy();
  }

  /** What has to be loaded before a document can be matched; undefined where nothing has to. */
  loading({ blocks, review }: ReadDocument, settings: Settings): Promise<unknown> | undefined {
    if (this.#ready.size === languages.length) return undefined;
    const needed = new Set([...blocks, ...(review ? [review] : [])].map(({ language }) => language));
    if (settings.locale !== "auto") needed.add(settings.locale);
    const missing = languages.filter((language) => needed.has(language) && !this.#ready.has(language));
    return missing.length > 0 ? Promise.all(missing.map((language) => this.#engine(language))) : undefined;
  }

  /** Finds all patterns in a document and in the review that it answers. */
  match(document: ReadDocument): void {
    const { source, blocks, review, memory } = document;
    const { meta } = source;
    // What the customer told of themselves: the review, and the name under it.
    const told = [meta.review, meta.author].filter(Boolean).join("\n");
    const answered = { review: told, rating: meta.rating, isSigned: isSigned(meta) };
    if (memory) {
      const answer = memory.recall(`answered ${JSON.stringify(answered)}`, () => ({}));
      document.change = matchAgain(this, blocks, answer, memory, (read) => this.#hitsOf(read, answered, memory));
      if (review) matchAgain(this, [review], nothingAnswered, memory, (read) => this.#hitsOf(read, undefined, memory));
      return;
    }
    for (const read of blocks) this.#matchBlock(read, answered);
    if (review) this.#matchBlock(review, undefined);
  }

  #matchBlock(read: ReadBlock, answered: Answered | undefined): void {
    const hits = this.#hitsOf(read, answered);
    if (hits) read.hits = hits;
  }

  #hitsOf(read: ReadBlock, answered: Answered | undefined, memory?: DocumentMemory): BlockHits | undefined {
    const engine = this.engineOf(read);
    return engine?.find(read.block, read.tokens, answered, memory && bookIn(memory, engine));
  }

  /** The engine of a block's language; undefined where we have no rules for it. */
  engineOf({ language }: ReadBlock): LanguageEngine | undefined {
    return language ? this.#ready.get(language) : undefined;
  }

  /** The engine of a language that was loaded. */
  engine(language: Language | null): LanguageEngine | undefined {
    return language ? this.#ready.get(language) : undefined;
  }

  /** The models of a language that was loaded. */
  models(language: Language | null): StructureModels | undefined {
    return language ? this.#models.get(language) : undefined;
  }

  #engine(language: Language): Promise<LanguageEngine> {
    const loading = this.#engines.get(language) ?? this.#load(language);
    this.#engines.set(language, loading);
    return loading;
  }

  async #load(language: Language): Promise<LanguageEngine> {
    const { forms, pack, structure } = await this.#content.loadLanguage(language);
    const own = this.#ownPacks.filter((candidate) => candidate.language === language);
    const engine = new LanguageEngine(this.vocabulary, forms, [pack, ...own]);
    if (structure) this.#models.set(language, new StructureModels(structure, this.vocabulary));
    this.#ready.set(language, engine);
    return engine;
  }
}

function blockOf(block: Block, { tokens, language }: Pick<ReadBlock, "tokens" | "language">): ReadBlock {
  return { block, tokens, language, firstSentence: 0, notes: new Notes() };
}

/** The sentences that a memory remembers: all else of a text it has by block. */
function bookIn(memory: DocumentMemory, engine: LanguageEngine): SentenceBook {
  const known = memory.lastOf<SentenceBook>(engine);
  if (known) return known;
  const book = SentenceBook.ofWriting();
  memory.keepLast(engine, book);
  return book;
}

import { inheritLanguages, mainLanguage } from "./block-language.ts";
import { applyDirectives } from "./directives.ts";
import type { Block, Kind, Notice, SourceDocument } from "./document.ts";
import { checkDocument } from "./document-check.ts";
import type { DocumentSet } from "./document-set.ts";
import { kindOf } from "./kind.ts";
import { LanguageEngine } from "./language-engine.ts";
import { describeProblem } from "./message.ts";
import type { CompiledPack } from "./pack.ts";
import { findPhrases, type LocatedFinding, type MatchedBlock, type RuleFinding } from "./phrases.ts";
import { type PlannedRule, plan } from "./plan.ts";
import type { Problem } from "./problem.ts";
import type { Rule, RuleOptions } from "./rule.ts";
import type { Settings } from "./settings.ts";
import { settle } from "./settle.ts";
import { isSigned } from "./signature.ts";
import { type Language, LanguageIdentifier, languages } from "./text/language.ts";
import { TokenBuffer, Tokenizer } from "./text/tokens.ts";
import { Vocabulary } from "./text/vocabulary.ts";

/** What a linter has to say of one document. */
export interface DocumentResult {
  kind: Kind;
  /** The document's main language; null where it is none that has rules, and was left alone. */
  language: Language | null;
  /** In the order of the text. */
  problems: Problem[];
  /** Problems that a suppression silenced, each with the reason that was given for it. */
  suppressed: (Problem & { reason: string })[];
  notices: Notice[];
}

/** The rules and the words of all languages; `generated/content.ts` has ours. */
export interface RuleContent {
  rules: Readonly<Record<string, Rule>>;
  /** The page of a rule. */
  ruleUrl(rule: string): string;
  loadLanguage(language: Language): Promise<{ forms: string; pack: CompiledPack }>;
}

export interface Linter {
  /** Lints one document. Never throws for a text, however broken; a rule that throws becomes a notice. */
  lint(document: SourceDocument, settings: Settings, set?: DocumentSet): Promise<DocumentResult>;
  /**
   * Remembers a document in a set, for the rules that compare documents: all documents of a run are surveyed before the
   * first is linted with the set.
   */
  survey(document: SourceDocument, settings: Settings, set: DocumentSet): void;
}

/** More findings of one rule in one text help nobody. */
const MOST_FINDINGS = 1000;

/** A block with what is known of it. */
interface ReadBlock extends MatchedBlock {
  block: Block;
  language: Language | null | undefined;
}

/**
 * Makes a linter from rules and words. Languages are loaded when a text first needs them.
 * @param ownPacks Compiled packs of a company, by language.
 */
export function createLinter(content: RuleContent, ownPacks: readonly CompiledPack[] = []): Linter {
  return new DocumentLinter(content, ownPacks);
}

class DocumentLinter implements Linter {
  readonly #content: RuleContent;
  readonly #prepared: readonly Rule[];
  readonly #ownPacks: readonly CompiledPack[];
  readonly #vocabulary = new Vocabulary();
  readonly #tokenizer = new Tokenizer(this.#vocabulary);
  readonly #identifier = new LanguageIdentifier(this.#vocabulary);
  readonly #engines = new Map<Language, Promise<LanguageEngine>>();
  readonly #ready = new Map<Language, LanguageEngine>();
  readonly #buffers: TokenBuffer[] = [];

  constructor(content: RuleContent, ownPacks: readonly CompiledPack[]) {
    this.#content = content;
    this.#prepared = Object.values(content.rules).filter((rule) => rule.prepare);
    this.#ownPacks = ownPacks;
  }

  async lint(document: SourceDocument, settings: Settings, set?: DocumentSet): Promise<DocumentResult> {
    this.#vocabulary.trim();
    const blocks = this.#read(document, settings);
    const waiting: Promise<unknown>[] = this.#missing(blocks, settings).map((language) => this.#engine(language));
    for (const rule of this.#prepared) {
      const preparing = rule.prepare?.(document.text);
      if (preparing) waiting.push(preparing);
    }
    if (waiting.length === 0) return this.#lintBlocks(document, settings, blocks, set);
    await Promise.all(waiting);
    // While it waited, another call may have used the buffers.
    return this.lint(document, settings, set);
  }

  survey(document: SourceDocument, settings: Settings, set: DocumentSet): void {
    const kind = kindOf(document, settings);
    const own = document.blocks.filter((block) => !block.quote);
    for (const [id, rule] of Object.entries(this.#content.rules)) {
      const isOff = settings.rules[id]?.severity === "off" || !rule.kinds.includes(kind);
      if (rule.survey && !isOff) rule.survey(own, set);
    }
  }

  /** The languages that the blocks need and that are not loaded yet. */
  #missing(blocks: readonly ReadBlock[], settings: Settings): Language[] {
    if (this.#ready.size === languages.length) return [];
    const needed = new Set(blocks.map(({ language }) => language));
    if (settings.locale !== "auto") needed.add(settings.locale);
    return languages.filter((language) => needed.has(language) && !this.#ready.has(language));
  }

  #engine(language: Language): Promise<LanguageEngine> {
    const loading = this.#engines.get(language) ?? this.#load(language);
    this.#engines.set(language, loading);
    return loading;
  }

  async #load(language: Language): Promise<LanguageEngine> {
    const { forms, pack } = await this.#content.loadLanguage(language);
    const own = this.#ownPacks.filter((candidate) => candidate.language === language);
    const engine = new LanguageEngine(this.#vocabulary, forms, [pack, ...own]);
    this.#ready.set(language, engine);
    return engine;
  }

  #lintBlocks(
    document: SourceDocument,
    settings: Settings,
    blocks: ReadBlock[],
    set: DocumentSet | undefined,
  ): DocumentResult {
    const kind = kindOf(document, settings);
    const notices = [...document.notices];
    const problems: Problem[] = [];
    const counts = new Map<string, number>();
    const language = mainLanguage(blocks);
    for (const { rule, finding, phrase, block } of this.#findings(document, settings, kind, blocks, set, notices)) {
      const count = (counts.get(rule.id) ?? 0) + 1;
      counts.set(rule.id, count);
      if (count > MOST_FINDINGS) continue;
      const read = blocks[block] as ReadBlock;
      const engine = this.#ready.get((read.language ?? language) as Language) as LanguageEngine;
      const words =
        settings.locale === "auto" ? engine.words : (this.#ready.get(settings.locale)?.words ?? engine.words);
      problems.push(
        describeProblem({
          document,
          block: read.block,
          language: engine.language,
          rule,
          finding,
          ...(phrase ? { phrase } : {}),
          words,
          content: this.#content,
          rewriter: engine.rewriter,
        }),
      );
    }
    for (const [rule, count] of counts) {
      if (count <= MOST_FINDINGS) continue;
      const message = `The rule ${rule} found ${count} places in this text; those after the first ${MOST_FINDINGS} are left out.`;
      notices.push({ message, start: 0, end: 0 });
    }
    if (language === null && blocks.length > 0) {
      notices.push({
        message: "The text is in a language that Tactful has no rules for, and was left alone.",
        start: 0,
        end: 0,
      });
    }
    const directed = applyDirectives(document, problems, this.#knownRules());
    return {
      kind,
      language,
      problems: directed.kept,
      suppressed: directed.suppressed,
      notices: [...notices, ...directed.notices],
    };
  }

  /** What all rules find, in the order of the text. */
  #findings(
    document: SourceDocument,
    settings: Settings,
    kind: Kind,
    blocks: ReadBlock[],
    set: DocumentSet | undefined,
    notices: Notice[],
  ): readonly LocatedFinding[] {
    const { meta, text } = document;
    // What the customer told of themselves: the review, and the name under it.
    const review = [meta.review, meta.author].filter(Boolean).join("\n");
    const answered = { review, rating: meta.rating, isSigned: isSigned(meta) };
    for (const read of blocks) {
      const engine = read.language && this.#ready.get(read.language);
      if (engine) read.hits = engine.find(read.block, read.tokens, answered);
    }
    const located = blocks.flatMap((read, i) => {
      const engine = read.language && this.#ready.get(read.language);
      if (!engine) return [];
      const { rules, checking } = plan(this.#content.rules, engine, settings, kind);
      const findings = [
        ...findPhrases(blocks, i, rules),
        ...this.#checkFindings(read, engine, checking, document, kind, settings, notices),
      ];
      return settle(findings.map((finding): LocatedFinding => Object.assign(finding, { block: i })));
    });
    const language = mainLanguage(blocks);
    const engine = language && this.#ready.get(language);
    if (!engine) return located;
    const { address, business } = settings;
    const platform = meta.platform ?? settings.platform;
    return checkDocument(
      located,
      plan(this.#content.rules, engine, settings, kind).judging,
      { blocks: blocks.map(({ block }) => block), text, language, kind, meta, platform, address, business, set },
      (rule, error) => notices.push(failure(rule.id, error)),
    );
  }

  #knownRules(): string[] {
    return [...Object.keys(this.#content.rules), ...this.#ownPacks.flatMap((pack) => Object.keys(pack.ownRules ?? {}))];
  }

  /** Cuts the document's own words into tokens and tells their languages. */
  #read(document: SourceDocument, settings: Settings): ReadBlock[] {
    const declared = document.meta.language ?? (settings.language === "auto" ? undefined : settings.language);
    let firstSentence = 0;
    const blocks = document.blocks
      .filter((block) => !block.quote)
      .map((block, i) => {
        this.#buffers[i] ??= new TokenBuffer();
        const tokens = this.#tokenizer.tokenize(block.text, this.#buffers[i]);
        const read: ReadBlock = {
          block,
          tokens,
          language: declared ?? this.#identifier.identify(tokens),
          firstSentence,
        };
        firstSentence += tokens.sentenceCount;
        return read;
      });
    inheritLanguages(blocks);
    return blocks;
  }

  *#checkFindings(
    { block, tokens, language }: ReadBlock,
    engine: LanguageEngine,
    rules: readonly PlannedRule[],
    document: SourceDocument,
    kind: Kind,
    settings: Settings,
    notices: Notice[],
  ): Generator<RuleFinding> {
    const context = {
      block,
      language: language as Language,
      kind,
      meta: document.meta,
      tokens,
      options: {} as RuleOptions,
      business: settings.business,
      isInClass: (token: number, name: string) => engine.isInClass(tokens, token, name),
      isKnownWord: (token: number) => engine.isKnownWord(tokens, token),
    };
    for (const rule of rules) {
      try {
        context.options = rule.options;
        for (const finding of rule.check?.(context) ?? []) yield { rule, finding };
      } catch (error) {
        notices.push(failure(rule.id, error as Error));
      }
    }
  }
}

function failure(rule: string, error: Error): Notice {
  return { message: `The rule ${rule} failed and was left out: ${error.message}`, start: 0, end: 0 };
}

import { describeProblems } from "./describe.ts";
import { applyDirectives } from "./directives.ts";
import type { Kind, SourceDocument } from "./document.ts";
import { checkDocument } from "./document-check.ts";
import type { DocumentSet } from "./document-set.ts";
import { type KindVerdict, kindUnread } from "./kind.ts";
import type { LanguageData } from "./language-data.ts";
import type { LanguageEngine } from "./language-engine.ts";
import type { DocumentMemory } from "./memory.ts";
import type { Notice } from "./notices/notice.ts";
import { notice, translated } from "./notices/notice.ts";
import type { CompiledPack } from "./pack.ts";
import { findPhrases, type LocatedFinding, type RuleFinding } from "./phrases.ts";
import { type PlannedRule, plan } from "./plan.ts";
import type { Problem } from "./problem.ts";
import { type LoadReader, SecondReader } from "./reader/second-reader.ts";
import { DocumentReader, type ReadBlock, type ReadDocument } from "./reading.ts";
import { patched } from "./rereading.ts";
import { resultKey } from "./result-key.ts";
import type { Rule, RuleOptions } from "./rule.ts";
import { numberOfSettings, type Settings } from "./settings.ts";
import { settle } from "./settle.ts";
import { addresseeOf } from "./structure/addressee.ts";
import { type ReadStructure, readStructure } from "./structure/read-structure.ts";
import { type DocumentOutline, describeOutline, emptyOutline } from "./structure/report.ts";
import type { Language } from "./text/language.ts";

/** What a linter has to say of one document. */
export interface DocumentResult {
  kind: Kind;
  /** How the kind is known. */
  verdict: KindVerdict;
  /** What the text is made of, and what it lacks. */
  outline: DocumentOutline;
  /** The document's main language; null where it is none that has rules, and was left alone. */
  language: Language | null;
  /** How a greeting calls the author of the review, where that is known. */
  addressee?: string;
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
  loadLanguage(language: Language): Promise<LanguageData>;
  /** The second reader's model; without it, no text is read twice. */
  loadReader?: LoadReader;
}

export interface Linter {
  /**
   * Lints one document. Never throws for a text, however broken; a rule that throws becomes a notice.
   * @param memory The one that the document was read with: what did not change since is not worked out again. The result
   * is the same; what did not change of it is the very same object as before, and not to be written to.
   */
  lint(
    document: SourceDocument,
    settings: Settings,
    set?: DocumentSet,
    memory?: DocumentMemory,
  ): Promise<DocumentResult>;
  /**
   * Remembers a document in a set, for the rules that compare documents: all documents of a run are surveyed before the
   * first is linted with the set.
   */
  survey(document: SourceDocument, settings: Settings, set: DocumentSet): void;
}

/** What was found in a text when it was last read. */
interface LastFindings {
  circumstances: object | undefined;
  blocks: readonly ReadBlock[];
  located: readonly LocatedFinding[];
}

/** What rules find in one block, and what went wrong. */
interface BlockFindings {
  found: readonly LocatedFinding[];
  failures: readonly Notice[];
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
  readonly #knownRules: ReadonlySet<string>;
  readonly #reader: DocumentReader;
  readonly #second: SecondReader;

  constructor(content: RuleContent, ownPacks: readonly CompiledPack[]) {
    this.#content = content;
    this.#prepared = Object.values(content.rules).filter((rule) => rule.prepare);
    this.#knownRules = new Set([
      ...Object.keys(content.rules),
      ...ownPacks.flatMap((pack) => Object.keys(pack.ownRules ?? {})),
    ]);
    this.#reader = new DocumentReader(content, ownPacks);
    this.#second = new SecondReader(content.loadReader, this.#reader.vocabulary);
  }

  async lint(
    document: SourceDocument,
    settings: Settings,
    set?: DocumentSet,
    memory?: DocumentMemory,
  ): Promise<DocumentResult> {
    const key = memory && resultKey(document, this, this.#content.rules, settings, set, memory);
    const known = key === undefined ? undefined : memory?.find<DocumentResult>(key);
    if (known) return known;
    const read = this.#reader.read(document, settings, memory);
    const waiting = [
      this.#reader.loading(read, settings),
      this.#second.loading(read, settings),
      ...this.#prepared.map((rule) => rule.prepare?.(document.text)),
    ].filter((loading) => loading !== undefined);
    if (waiting.length === 0) {
      const result = this.#lintRead(read, settings, set);
      return key === undefined ? result : (memory?.recall(key, () => result) ?? result);
    }
    await Promise.all(waiting);
    // While it waited, another call may have used the buffers.
    return this.lint(document, settings, set, memory);
  }

  survey(document: SourceDocument, settings: Settings, set: DocumentSet): void {
    const kind = kindUnread(document, settings);
    const own = document.blocks.filter((block) => !block.quote);
    for (const [id, rule] of Object.entries(this.#content.rules)) {
      const isOff = settings.rules[id]?.severity === "off" || !rule.kinds.includes(kind);
      if (rule.survey && !isOff) rule.survey(own, set);
    }
  }

  #lintRead(read: ReadDocument, settings: Settings, set: DocumentSet | undefined): DocumentResult {
    const { source, blocks, language } = read;
    const notices = [...source.notices];
    const addressee = addresseeOf(source.meta, this.#reader.engine(language));
    this.#reader.match(read);
    const structure = readStructure(read, settings, (of) => this.#reader.models(of), notices);
    const { verdict, outline } = structure;
    const found = this.#findings(read, structure, settings, set, notices);
    const rulesOf = (block: ReadBlock) => {
      const engine = this.#reader.engineOf(block);
      return engine && plan(this.#content.rules, engine, settings, verdict.kind).rules;
    };
    const located = this.#second.addTo(found, read, structure, settings, rulesOf);
    const telling = { read, settings, addressee, content: this.#content, reader: this.#reader, second: this.#second };
    const problems = describeProblems(located, telling, notices);
    if (language === null && blocks.length > 0) notices.push(notice("foreign-language"));
    if (this.#second.isMissed(settings)) notices.push(notice("reader-absent"));
    const speaking = settings.locale === "auto" ? (language ?? "en") : settings.locale;
    const directed = applyDirectives(source, problems, this.#knownRules);
    return {
      kind: verdict.kind,
      verdict,
      outline: source.isVersion ? emptyOutline : describeOutline(read, outline),
      language,
      ...(addressee !== undefined && { addressee }),
      problems: directed.kept,
      suppressed: directed.suppressed,
      notices: [...notices, ...directed.notices].map((one) => translated(one, speaking)),
    };
  }

  /** What all rules find, in the order of the text. */
  #findings(
    read: ReadDocument,
    { verdict, outline }: ReadStructure,
    settings: Settings,
    set: DocumentSet | undefined,
    notices: Notice[],
  ): readonly LocatedFinding[] {
    const { source, blocks, language } = read;
    const { meta, text } = source;
    const { kind } = verdict;
    // All that rules go by beside the words; without a memory there is nothing to compare it with.
    const { memory } = read;
    const circumstances = memory?.recall(
      `findings ${numberOfSettings(settings, memory)} ${JSON.stringify([kind, meta])}`,
      () => ({}),
    );
    const last = memory?.lastOf<LastFindings>(this);
    const { change } = read;
    const isKnown = change && last?.circumstances === circumstances && last?.blocks === change.since;
    const { from, to } = isKnown ? change : { from: 0, to: blocks.length };
    const found: LocatedFinding[] = [];
    let hasFailed = false;
    for (let i = from; i < to; i++) {
      const block = blocks[i] as ReadBlock;
      const engine = this.#reader.engineOf(block);
      if (!engine) continue;
      let own = block.notes.known<BlockFindings>("findings", circumstances);
      if (!own || (own.found[0] && own.found[0].block !== i)) {
        own = own
          ? { ...own, found: own.found.map((finding) => ({ ...finding, block: i })) }
          : this.#blockFindings(read, i, engine, settings, kind);
        block.notes.keep("findings", circumstances, own);
      }
      notices.push(...own.failures);
      hasFailed ||= own.failures.length > 0;
      for (const finding of own.found) found.push(finding);
    }
    const located = isKnown ? patched(last.located, found, from, to) : found;
    // A rule that failed is told of each time.
    memory?.keepLast(this, hasFailed ? undefined : ({ circumstances, blocks, located } satisfies LastFindings));
    const engine = this.#reader.engine(language);
    if (!engine || !language) return located;
    const { address, business } = settings;
    const platform = meta.platform ?? settings.platform;
    return checkDocument(
      located,
      plan(this.#content.rules, engine, settings, kind).judging,
      {
        blocks: blocks.map(({ block }) => block),
        read,
        outline,
        wordOf: (id) => this.#reader.vocabulary.word(id),
        answer: () => this.#reader.models(language)?.answerTo(read),
        namesOf: (word) => engine.namesOf(word),
        text,
        language,
        kind,
        meta,
        platform,
        address,
        business,
        set,
      },
      (rule, error) => notices.push(failure(rule.id, error)),
    );
  }

  #blockFindings(
    read: ReadDocument,
    number: number,
    engine: LanguageEngine,
    settings: Settings,
    kind: Kind,
  ): BlockFindings {
    const { rules, checking } = plan(this.#content.rules, engine, settings, kind);
    const failures: Notice[] = [];
    const findings = [
      ...findPhrases(read.blocks, number, rules),
      ...this.#checkFindings(read, number, engine, checking, kind, settings, failures),
    ];
    return { found: settle(findings.map((finding) => ({ ...finding, block: number }))), failures };
  }

  *#checkFindings(
    read: ReadDocument,
    number: number,
    engine: LanguageEngine,
    rules: readonly PlannedRule[],
    kind: Kind,
    settings: Settings,
    notices: Notice[],
  ): Generator<RuleFinding> {
    const { block, tokens, language } = read.blocks[number] as ReadBlock;
    const context = {
      read,
      number,
      wordOf: (id: number) => this.#reader.vocabulary.word(id),
      block,
      language: language as Language,
      kind,
      meta: read.source.meta,
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
  return notice("rule-failed", { rule, error: error.message });
}

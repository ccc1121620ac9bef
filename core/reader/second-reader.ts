import type { Kind } from "../document.ts";
import type { LocatedFinding } from "../phrases.ts";
import type { PlannedRule } from "../plan.ts";
import type { Severity } from "../problem.ts";
import type { ReadBlock, ReadDocument } from "../reading.ts";
import { defaultExcuses } from "../rule.ts";
import type { Settings } from "../settings.ts";
import type { ReadStructure } from "../structure/read-structure.ts";
import { runsOf, type Sentence } from "../structure/sentences.ts";
import { type Language, languages } from "../text/language.ts";
import { sentenceAt } from "../text/sentence-at.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import { clauseOf } from "./clause.ts";
import { isReadable, isWhole, type SeenSentence, seenIn } from "./features.ts";
import { calibrated, contextValues, type FirstOpinion, type ReaderData, ReaderModel } from "./model.ts";
import { NearestExamples } from "./nearest.ts";

/** Loads one language's model. */
export type LoadReader = (language: Language) => Promise<ReaderData>;

/** An opinion is never as sure as a rule. */
const severities: Record<Severity, Severity> = { error: "warning", warning: "info", info: "info" };

interface LoadedModel {
  model: ReaderModel;
  nearest: NearestExamples;
}

/** A sentence with what the first step says of it alone. */
interface ReadSentence {
  sentence: Sentence;
  block: ReadBlock;
  seen: SeenSentence;
  first: FirstOpinion;
}

/** The rules that run on a block, by id. */
type RulesOf = (block: ReadBlock) => ReadonlyMap<string, PlannedRule> | undefined;

/**
 * The second reader: a small model that tells which sentences a person would mind where no rule has found anything. Its
 * models are loaded when a text first needs them, and never where the settings do not ask for it.
 */
export class SecondReader {
  readonly #load: LoadReader | undefined;
  readonly #vocabulary: Vocabulary;
  readonly #loading = new Map<Language, Promise<void>>();
  readonly #models = new Map<Language, LoadedModel>();
  #words: ReaderData["words"] | undefined;
  #isMissed = false;

  constructor(load: LoadReader | undefined, vocabulary: Vocabulary) {
    this.#load = load;
    this.#vocabulary = vocabulary;
  }

  /** Whether it is asked for the first time in a build that does not have it: once is enough to tell. */
  isMissed({ reader }: Settings): boolean {
    if (reader === "off" || this.#load || this.#isMissed) return false;
    this.#isMissed = true;
    return true;
  }

  /** What has to be loaded before a document can be judged; undefined where nothing has to. */
  loading({ blocks }: ReadDocument, { reader }: Settings): Promise<unknown> | undefined {
    const load = this.#load;
    if (reader === "off" || !load) return undefined;
    const missing = languages.filter(
      (language) => !this.#models.has(language) && blocks.some((block) => block.language === language),
    );
    return missing.length > 0 ? Promise.all(missing.map((language) => this.#loadOne(language, load))) : undefined;
  }

  #loadOne(language: Language, load: LoadReader): Promise<void> {
    const loading =
      this.#loading.get(language) ??
      load(language).then((data) => {
        this.#models.set(language, { model: new ReaderModel(data), nearest: new NearestExamples(data.examples) });
        this.#words = data.words;
      });
    this.#loading.set(language, loading);
    return loading;
  }

  /** What rules have found, and what the reader minds in the sentences in which they have found nothing. */
  addTo(
    located: readonly LocatedFinding[],
    read: ReadDocument,
    { outline, verdict }: ReadStructure,
    { reader }: Settings,
    rulesOf: RulesOf,
  ): readonly LocatedFinding[] {
    if (reader === "off" || read.source.isVersion || !isReadable(outline.sentences, verdict.kind)) return located;
    // A text in which no rule minds anything is seldom one in which people do: see docs/reader.md.
    if (!located.some((finding) => this.#isTrigger(finding, read))) return located;
    const opinions = this.#opinions(located, read, this.#readSentences(outline.sentences, verdict.kind), rulesOf);
    return opinions.length > 0 ? [...located, ...opinions] : located;
  }

  #opinions(
    located: readonly LocatedFinding[],
    read: ReadDocument,
    all: readonly ReadSentence[],
    rulesOf: RulesOf,
  ): LocatedFinding[] {
    const found = foundIn(read, located);
    const values = contextValues(all.map(({ first }) => first));
    return all.flatMap(({ sentence, block, seen, first }, i) => {
      const { model, nearest } = this.#models.get(block.language as Language) as LoadedModel;
      const likelihood = model.likelihood(values[i] as number[]);
      if (found.has(keyOf(sentence)) || !isWhole(sentence)) return [];
      const rule = likeliest(model, first, likelihood, rulesOf(block));
      if (!rule) return [];
      const { from, to } = clauseOf(block.tokens, sentence, seen, (row) =>
        model.weightOf(row, model.labels.indexOf(rule.id)),
      );
      const hit = { pattern: -1, from, to };
      if ((rule.excusedBy ?? defaultExcuses).some((context) => block.hits?.contexts.holds(context, hit))) return [];
      const start = block.tokens.start[from] as number;
      const end = block.tokens.end[to] as number;
      const probability = Math.round(calibrated(model.context.calibration, likelihood) * 100) / 100;
      const examples = nearest.to(block.block.text.slice(sentence.start, sentence.end), rule.id);
      return [
        {
          rule: { id: rule.id, severity: severities[rule.severity], options: {}, ...(rule.url && { url: rule.url }) },
          finding: { start, end },
          block: sentence.block,
          opinion: { probability, examples },
        },
      ];
    });
  }

  /** What is said of an opinion, with `{actual}` for its words. */
  messageOf(rule: string, locale: Language): string {
    const { message = "«{actual}»", as = {} } = this.#words?.[locale] ?? {};
    return message.replace("{as}", as[rule] ?? rule);
  }

  #isTrigger(located: LocatedFinding, { blocks }: ReadDocument): boolean {
    const triggers = this.#modelOf(blocks[located.block] as ReadBlock)?.context.triggers;
    return (triggers?.includes(located.rule.id) ?? false) && !isAboutAll(located);
  }

  #modelOf({ language }: ReadBlock): ReaderModel | undefined {
    return language ? this.#models.get(language)?.model : undefined;
  }

  #readSentences(sentences: readonly Sentence[], kind: Kind): ReadSentence[] {
    return runsOf(sentences).flatMap(({ read: block, from, to }) => {
      const model = this.#modelOf(block);
      if (!model) return [];
      const own = sentences.slice(from, to);
      const seen = block.notes.of("reader", [model, kind], () =>
        own.map((sentence) => {
          const seen = seenIn(block, sentence, kind, model, this.#vocabulary);
          return { seen, first: model.alone(seen) };
        }),
      );
      return own.map((sentence, i) => ({ sentence, block, ...(seen[i] as Pick<ReadSentence, "seen" | "first">) }));
    });
  }
}

/** Whether a finding is about the text as a whole. */
function isAboutAll({ rule, finding }: LocatedFinding): boolean {
  return (finding.about ?? rule.about) === "document";
}

/** The sentences in which rules have found something. */
function foundIn({ blocks }: ReadDocument, located: readonly LocatedFinding[]): ReadonlySet<string> {
  const found = new Set<string>();
  for (const one of located) {
    if (isAboutAll(one)) continue;
    const { finding, block } = one;
    const { tokens } = blocks[block] as ReadBlock;
    for (
      let number = sentenceAt(tokens, finding.start);
      number < tokens.sentenceCount && (tokens.sentenceStart[number] as number) < finding.end;
      number++
    ) {
      found.add(keyOf({ block, number }));
    }
  }
  return found;
}

function keyOf({ block, number }: Pick<Sentence, "block" | "number">): string {
  return `${block} ${number}`;
}

/** The likeliest rule; undefined where it does not run, or the model is not good enough at it to name it. */
function likeliest(
  { context, labels }: ReaderModel,
  { rules }: FirstOpinion,
  likelihood: number,
  running: ReadonlyMap<string, PlannedRule> | undefined,
): PlannedRule | undefined {
  const name = labels[rules.indexOf(Math.max(...rules))] as string;
  return likelihood >= (context.thresholds[name] ?? Number.POSITIVE_INFINITY) ? running?.get(name) : undefined;
}

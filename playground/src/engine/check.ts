import type { SourceDocument } from "../../../core/document.ts";
import { plain } from "../../../core/formats/plain.ts";
import type { DocumentResult, Linter } from "../../../core/lint.ts";
import { createMemory } from "../../../core/memory.ts";
import { overrideMeta } from "../../../core/override-meta.ts";
import { defaultSettings } from "../../../core/settings.ts";
import { addressed } from "../../../core/structure/addressee.ts";
import { type ChecklistEntry, checklistOf } from "../../../core/structure/checklist.ts";
import { insertionOf } from "../../../core/structure/insertion.ts";
import { nameIn, type OutlineWords } from "../../../core/structure/words.ts";
import type { Language } from "../../../core/text/language.ts";
import { platforms } from "../../../rules/platform-limits/platforms.ts";
import { sizeOfReply } from "../../../rules/platform-limits/size.ts";
import { type Composition, compose, type Draft, metaOf, placeIn } from "./draft.ts";
import type { Finding, Outline, Part, Report, Room, Wishes } from "./protocol.ts";

export type OutlineWordsOf = (language: Language) => Promise<OutlineWords>;

/** Checks one draft again and again as it is written. */
export class DraftChecker {
  readonly #linter: Linter;
  readonly #wordsOf: OutlineWordsOf;
  readonly #memory = createMemory();

  constructor(linter: Linter, wordsOf: OutlineWordsOf) {
    this.#linter = linter;
    this.#wordsOf = wordsOf;
  }

  async check(draft: Draft, { locale, reader }: Wishes): Promise<Report> {
    const composition = compose(draft);
    const [read] = plain.read(composition.text, { memory: this.#memory }) as Iterable<SourceDocument>;
    const source = overrideMeta(read as SourceDocument, metaOf(draft));
    const result = await this.#linter.lint(source, { ...defaultSettings, locale, reader }, undefined, this.#memory);
    const room = roomOf(source, draft);
    return {
      language: source.blocks.length === 0 ? locale : result.language,
      findings: result.problems.filter(({ rule }) => rule !== SHOWN_BY_OUTLINE).map((one) => finding(composition, one)),
      outline: await this.#outline(source, result, composition, locale),
      ...(room && { room }),
      notices: result.notices
        .filter(({ code }) => code !== "foreign-language")
        .map(({ message, values: { rule } }) => ({ message, ...(typeof rule === "string" && { rule }) })),
    };
  }

  async #outline(
    source: SourceDocument,
    { outline, kind, language, addressee }: DocumentResult,
    composition: Composition,
    locale: Language,
  ): Promise<Outline> {
    if (language === null) return { template: null, mood: null, parts: [], others: [] };
    const [words, own] = await Promise.all([this.#wordsOf(locale), this.#wordsOf(language)]);
    const { slots, others } = checklistOf(outline);
    const missingAt = new Map(outline.missing.map(({ element, at }) => [element, at]));
    const part = ({ element, state, spans }: ChecklistEntry): Part => {
      const at = missingAt.get(element);
      const isMissing = state === "missing" && at !== undefined;
      const example = isMissing ? own.elements[element].examples[kind] : undefined;
      const sentence = element === "greeting" && example ? addressed(example, addressee) : example;
      const place = isMissing && sentence ? insertionOf(source, at, sentence, false) : undefined;
      return {
        element,
        name: nameIn(words, `elements/${element}`),
        state,
        places: spans.map(({ start, end }) => span(composition, start, end)),
        ...(isMissing && { advice: words.elements[element].advice }),
        ...(place && { insertion: { at: placeIn(composition, place.at).offset, text: place.text } }),
      };
    };
    return {
      template: outline.template === null ? null : nameIn(words, `templates/${outline.template}`),
      mood: outline.mood,
      parts: slots.map(part),
      others: others.map(part),
    };
  }
}

/** The outline says it beside the text, with what to do. */
const SHOWN_BY_OUTLINE = "structure/missing";

function span(composition: Composition, start: number, end: number): Part["places"][number] {
  const from = placeIn(composition, start);
  // A span that reaches over two fields is shown in the one that it begins in.
  const { start: base = 0, end: limit = 0 } = composition.fields.find(({ field }) => field === from.field) ?? {};
  const to = Math.min(end, limit) - base;
  return {
    field: from.field,
    start: from.offset,
    end: to,
    actual: composition.text.slice(base + from.offset, base + to),
  };
}

function finding(composition: Composition, problem: DocumentResult["problems"][number]): Finding {
  const { rule, severity, message, note, suggestions, opinion } = problem;
  const place = span(composition, problem.start, problem.end);
  return {
    rule,
    severity,
    message,
    note,
    isAboutAll: problem.about === "document",
    ...place,
    rewrites: problem.rewrites.flatMap(({ start, end, text }) => {
      const at = span(composition, start, end);
      return at.field === place.field ? [{ start: at.start, end: at.end, text }] : [];
    }),
    suggestions,
    ...(opinion && { opinion }),
  };
}

function roomOf({ blocks }: SourceDocument, { kind, platform }: Draft): Room | undefined {
  if (kind !== "reply" || !Object.hasOwn(platforms, platform)) return undefined;
  const { limit, unit = "characters" } = platforms[platform] ?? {};
  return limit === undefined ? undefined : { used: sizeOfReply(blocks, unit), limit, unit };
}

import { closestName } from "../did-you-mean.ts";
import { type KindVerdict, kindOf } from "../kind.ts";
import type { Notice } from "../notices/notice.ts";
import { notice } from "../notices/notice.ts";
import type { ReadDocument } from "../reading.ts";
import type { Settings } from "../settings.ts";
import type { Language } from "../text/language.ts";
import type { StructureModels } from "./models.ts";
import type { Outline } from "./outline.ts";
import { sentencesOf } from "./sentences.ts";
import { type Template, templateNamed, templateNames } from "./templates.ts";

/** What a document is for, and what it is made of. */
export interface ReadStructure {
  verdict: KindVerdict;
  outline: Outline;
}

/**
 * Tells the kind of a document and draws its outline.
 * @param modelsOf Those of a language; where there are none of the document's, its outline is empty.
 * @param notices Hears of a template that nobody has.
 */
export function readStructure(
  document: ReadDocument,
  settings: Settings,
  modelsOf: (language: Language | null) => StructureModels | undefined,
  notices: Notice[],
): ReadStructure {
  const models = modelsOf(document.language);
  const sentences = models ? sentencesOf(document) : [];
  const verdict = kindOf(document.source, settings, () => models?.guessKind(document, sentences));
  // A review may be in another language than its answer, and each language's models know its own words.
  const reader = (models && modelsOf(document.review?.language ?? null)) ?? models;
  const mood = reader?.moodOf(document);
  const asked = askedTemplate(document, settings, notices);
  const outline = models?.outline(document, sentences, verdict.kind, mood, asked) ?? {
    mood,
    template: undefined,
    elements: [],
    doubtful: [],
    missing: [],
    sentences,
  };
  return { verdict, outline };
}

function askedTemplate({ source }: ReadDocument, settings: Settings, notices: Notice[]): Template | undefined {
  const name = source.meta.template ?? settings.template;
  if (name === undefined) return undefined;
  try {
    return templateNamed(name, settings.templates);
  } catch {
    const known = [...Object.keys(settings.templates), ...templateNames];
    const near = closestName(name, known);
    notices.push(
      near
        ? notice("unknown-template-near", { name, near })
        : notice("unknown-template", { name, known: known.join(", ") }),
    );
    return undefined;
  }
}

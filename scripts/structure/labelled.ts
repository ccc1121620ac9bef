import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import { jsonLines } from "../../core/formats/jsonl.ts";
import type { ElementName, Mood } from "../../core/structure/elements.ts";
import type { Language } from "../../core/text/language.ts";
import { root } from "../rule-files.ts";

/** A document whose elements a person has named. */
export interface LabelledDocument {
  id: string;
  language: Language;
  kind: "email" | "reply" | "message";
  rating: number | undefined;
  document: SourceDocument;
  structure: { element: ElementName; start: number; end: number }[];
}

/** What the models learn from: our own labelled documents, and those beside the project where they are at hand. */
export const trainingFolders = [join(root, "test/corpus"), join(root, "../shared/corpus/train")];

export function readLabelled(folder: string): LabelledDocument[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .flatMap((file) => readFile(readFileSync(join(folder, file), "utf8")));
}

function readFile(text: string): LabelledDocument[] {
  const sources = text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const read: LabelledDocument[] = [];
  for (const document of jsonLines.read(text, {})) {
    if (document instanceof UserError) throw document;
    const source = sources[(document.row ?? 1) - 1];
    const labels: { element: ElementName; quote: string }[] = source.structure ?? [];
    read.push({
      id: source.id,
      language: source.lang,
      kind: source.kind,
      rating: document.meta.rating,
      document,
      structure: labels.flatMap(({ element, quote }) => {
        const start = source.text.indexOf(quote);
        return start < 0 ? [] : [{ element, start, end: start + quote.length }];
      }),
    });
  }
  return read;
}

/** Three stars and fewer complain. */
export function moodOf(rating: number | undefined): Mood | undefined {
  return rating === undefined ? undefined : rating >= 4 ? "praise" : "complaint";
}

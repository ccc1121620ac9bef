import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { SourceDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import { jsonLines } from "../../core/formats/jsonl.ts";
import type { ElementName } from "../../core/structure/elements.ts";
import type { Language } from "../../core/text/language.ts";
import { root } from "../rule-files.ts";

/** A document whose elements a person has named. */
export interface LabelledDocument {
  id: string;
  language: Language;
  kind: "email" | "reply" | "message";
  /** Whose it is: the file that it stands in, but for its language. */
  authors: string;
  /** The trade that it is from. */
  sector: string;
  rating: number | undefined;
  document: SourceDocument;
  structure: { element: ElementName; start: number; end: number }[];
  /** What a person has marked, and under which rule. */
  labels: { rule: string; start: number; end: number }[];
}

/** What the models learn from. */
export const trainingFolders = ["rules/outline/corpus", "test/corpus"].map((folder) => join(root, folder));

/** Whether documents are labelled as those are that we are measured on: by the authors of the catalogue. */
export function isStandard(authors: string): boolean {
  return authors.startsWith("standard");
}

/** @param withPoorApologies Whether apologies that are faulty count as elements everywhere, as they do to the models. */
export function readLabelled(folder: string, withPoorApologies = false): LabelledDocument[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((file) => file.endsWith(".jsonl"))
    .sort()
    .flatMap((file) => {
      const authors = file.replace(/\b(?:ru|en|uk)\b/, "");
      return readFile(readFileSync(join(folder, file), "utf8"), authors, withPoorApologies);
    });
}

function readFile(text: string, authors: string, withPoorApologies: boolean): LabelledDocument[] {
  const sources = text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
  const read: LabelledDocument[] = [];
  for (const document of jsonLines.read(text, {})) {
    if (document instanceof UserError) throw document;
    const source = sources[(document.row ?? 1) - 1];
    const elements: { element: ElementName; quote: string }[] = [
      ...(source.structure ?? []),
      ...(withPoorApologies ? poorApologies(source) : []),
    ];
    read.push({
      id: source.id,
      authors,
      language: source.lang,
      kind: source.kind,
      sector: source.sector ?? "",
      rating: document.meta.rating,
      document,
      structure: placed(elements, source.text),
      labels: placed<{ rule: string; quote: string }>(source.labels ?? [], source.text),
    });
  }
  return read;
}

function placed<T extends { quote: string }>(
  labels: readonly T[],
  text: string,
): (Omit<T, "quote"> & { start: number; end: number })[] {
  return labels.flatMap(({ quote, ...label }) => {
    const start = text.indexOf(quote);
    return start < 0 ? [] : [{ ...label, start, end: start + quote.length }];
  });
}

/** Authors differ in whether a poor apology is one; to the outline it is. Documents without any element stay so. */
function poorApologies(source: {
  structure?: unknown[];
  labels?: { rule: string; quote: string }[];
}): { element: ElementName; quote: string }[] {
  if (!source.structure?.length) return [];
  return (source.labels ?? [])
    .filter(({ rule }) => rule === "non-apology" || rule === "over-apology")
    .map(({ quote }) => ({ element: "apology", quote }));
}

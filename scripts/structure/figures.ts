import { type ElementName, elementNames } from "../../core/structure/elements.ts";
import { type Language, languages } from "../../core/text/language.ts";
import type { LabelledDocument } from "./labelled.ts";

/** An element that was found; half-open, UTF-16 code units in the document's own text. */
export interface FoundElement {
  element: string;
  start: number;
  end: number;
}

/** A labelled document, and what was found in it. */
export interface Outlined {
  labelled: Pick<LabelledDocument, "language" | "structure">;
  found: readonly FoundElement[];
}

/**
 * F1 by element and language, with precision and recall over all: a label is found where an element of its name overlaps
 * it, and an element is right where a label of its name does.
 */
export function elementTable(documents: readonly Outlined[]): string {
  const rows = elementNames.map((element) => {
    const all = tallyElement(element, documents);
    const each = languages.map((language) => {
      const own = documents.filter(({ labelled }) => labelled.language === language);
      return f1(tallyElement(element, own));
    });
    const { right, found, hit, labels } = all;
    return `| ${[element, labels, share(right, found), share(hit, labels), f1(all), ...each].join(" | ")} |`;
  });
  const head = [
    "element",
    "labels",
    "precision",
    "recall",
    "F1",
    ...languages.map((language: Language) => `F1 ${language}`),
  ];
  return [`| ${head.join(" | ")} |`, `| --- |${" --: |".repeat(head.length - 1)}`, ...rows].join("\n");
}

interface ElementTally {
  right: number;
  found: number;
  hit: number;
  labels: number;
}

function tallyElement(element: ElementName, documents: readonly Outlined[]): ElementTally {
  const tally = { right: 0, found: 0, hit: 0, labels: 0 };
  for (const { labelled, found } of documents) {
    const mine = found.filter((span) => span.element === element);
    const theirs = labelled.structure.filter((span) => span.element === element);
    tally.found += mine.length;
    tally.labels += theirs.length;
    tally.right += mine.filter((span) => theirs.some((label) => overlaps(span, label))).length;
    tally.hit += theirs.filter((label) => mine.some((span) => overlaps(span, label))).length;
  }
  return tally;
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "–" : (part / whole).toFixed(2);
}

function f1({ right, found, hit, labels }: ElementTally): string {
  const precision = right / (found || 1);
  const recall = hit / (labels || 1);
  return labels + found === 0 ? "–" : ((2 * precision * recall) / (precision + recall || 1)).toFixed(2);
}

/** How likely a true value is higher than a false one: 0.5 by chance, 1 where they never mix. */
export function areaUnderCurve(right: readonly number[], wrong: readonly number[]): number {
  let above = 0;
  for (const value of right) for (const other of wrong) above += value > other ? 1 : value === other ? 0.5 : 0;
  return above / (right.length * wrong.length || 1);
}

import type { DocumentFinding } from "../../core/rule.ts";
import type { ElementName } from "../../core/structure/elements.ts";
import type { Outline, OutlineElement } from "../../core/structure/outline.ts";
import { wordsOf } from "../../core/structure/sentences.ts";

/** A finding whose words are a sentence of the outline, by its number. */
export function* findingAt(
  { sentences }: Outline,
  number: number,
  more: Pick<DocumentFinding, "message" | "values" | "names"> = {},
): Generator<DocumentFinding> {
  const sentence = sentences[number];
  if (sentence) yield { block: sentence.block, start: sentence.start, end: sentence.end, ...more };
}

/** The first element of a name; likelier ones only where `least` asks for it. */
export function firstOf({ elements }: Outline, name: ElementName, least = 0): OutlineElement | undefined {
  return elements.find(({ element, likelihood }) => element === name && likelihood >= least);
}

/** How many words the sentences have, up to before one of them. */
export function wordsBefore({ sentences }: Outline, number: number): number {
  return wordsOf(sentences.slice(0, number));
}

import type { ReadBlock, ReadDocument } from "../reading.ts";
import type { ElementName, Mood } from "./elements.ts";
import type { Outline, OutlineElement } from "./outline.ts";

/** An element of a document: a half-open span of its text, in UTF-16 code units. */
export interface ElementSpan {
  element: ElementName;
  start: number;
  end: number;
  /** How likely it is, from 0 to 1. */
  likelihood: number;
}

/** What a document is made of, for those who show it: the command line, an editor, a page. */
export interface DocumentOutline {
  /** Whether what it answers praises or complains; null where that is not known, or it answers nothing. */
  mood: Mood | null;
  /** The name of the template that it was measured by; null where none fits its kind. */
  template: string | null;
  /** The template's elements, in order. */
  slots: { element: ElementName; isOptional: boolean }[];
  /** In the order of the text. */
  elements: ElementSpan[];
  /** What may be there: neither named nor ruled out. */
  doubtful: ElementSpan[];
  /** What the template asks for and is clearly absent, with the offset where it would stand. */
  missing: { element: ElementName; at: number }[];
}

export const emptyOutline: DocumentOutline = {
  mood: null,
  template: null,
  slots: [],
  elements: [],
  doubtful: [],
  missing: [],
};

/** An outline in the document's own offsets. */
export function describeOutline({ blocks }: ReadDocument, outline: Outline): DocumentOutline {
  const { mood, template, elements, doubtful, missing, sentences } = outline;
  const toSpan = ({ element, block, start, end, likelihood }: OutlineElement): ElementSpan => {
    const place = (blocks[block] as ReadBlock).block.map.toSource(start, end);
    return { element, start: place.start, end: place.end, likelihood: Math.round(likelihood * 100) / 100 };
  };
  return {
    mood: mood ?? null,
    template: template?.name ?? null,
    slots: (template?.slots ?? []).map(({ element, isOptional }) => ({ element, isOptional })),
    elements: elements.map(toSpan),
    doubtful: doubtful.map(toSpan),
    missing: missing.map(({ element, after }) => ({ element, at: placeAfter(after) })),
  };

  function placeAfter(number: number): number {
    const sentence = sentences[Math.max(0, number)];
    if (!sentence) return 0;
    const { map } = (blocks[sentence.block] as ReadBlock).block;
    const { start, end } = map.toSource(sentence.start, sentence.end);
    return number < 0 ? start : end;
  }
}

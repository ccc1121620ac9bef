import type { Block } from "../document.ts";
import { type Language, languages } from "../text/language.ts";
import { createRunBuilder } from "../text/text-map.ts";
import { LAYOUT_ATTRIBUTES, PROSE_ATTRIBUTES } from "./html-elements.ts";
import type { Attributes, AttributeValue } from "./html-tags.ts";
import type { BlockFrame } from "./html-text.ts";

/** What the attributes of an element say. */
export interface AttributeReader {
  /** A value as it is written; "" where there is none. */
  said(attributes: Attributes, name: string): string;
  /** An address, with its entities decoded and its template tags as they are. */
  href(attributes: Attributes, name: string): string | undefined;
  /** What `lang` says, where it is a language of ours. */
  language(attributes: Attributes): { value: Language; start: number; end: number } | undefined;
  /** Whether a table arranges the page. */
  isLayoutTable(attributes: Attributes): boolean;
  /** Words that people read. */
  prose(element: string, attributes: Attributes, frame: BlockFrame): Block[];
}

/** Kinds of input that show their value on a button. */
const BUTTONS = new Set(["submit", "button", "reset"]);

/** @param source With template tags masked; `original` without. */
export function createAttributeReader(source: string, original: string): AttributeReader {
  function said(attributes: Attributes, name: string): string {
    const value = attributes.get(name);
    return value === undefined ? "" : source.slice(value.start, value.end);
  }

  function proseOf(value: AttributeValue, frame: BlockFrame): Block | undefined {
    const runs = createRunBuilder();
    for (const piece of value.pieces) {
      if (piece.text === undefined) runs.copy(source, piece.start, piece.end);
      else runs.replace(piece.text, piece.start, piece.end);
    }
    const { text, map } = runs.build();
    if (text.trim() === "") return undefined;
    return { ...frame, role: "alt", text, map, reserved: value.quote === "" ? " \"'=<>`&" : `${value.quote}&` };
  }

  return {
    said,
    href(attributes, name) {
      return attributes
        .get(name)
        ?.pieces.map((piece) => piece.text ?? original.slice(piece.start, piece.end))
        .join("")
        .trim();
    },
    language(attributes) {
      const value = attributes.get("lang");
      const code = said(attributes, "lang").trim().toLowerCase().split(/[-_]/)[0];
      const language = languages.find((candidate) => candidate === code);
      return value && language && { value: language, start: value.start, end: value.end };
    },
    isLayoutTable(attributes) {
      if (/^(?:presentation|none)$/i.test(said(attributes, "role").trim())) return true;
      return LAYOUT_ATTRIBUTES.some((name) => attributes.has(name));
    },
    prose(element, attributes, frame) {
      const isButton = element === "input" && BUTTONS.has(said(attributes, "type").trim().toLowerCase());
      return [...PROSE_ATTRIBUTES, ...(isButton ? ["value"] : [])].flatMap((name) => {
        const value = attributes.get(name);
        const block = value && proseOf(value, frame);
        return block === undefined ? [] : [block];
      });
    },
  };
}

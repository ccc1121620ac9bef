import type { SourceDocument } from "../document.ts";
import { maskPlaceholders } from "../text/placeholders.ts";
import { MARKUP, readHtml } from "./html.ts";
import { readCells } from "./table.ts";

/** Reads a string of a program: HTML where it has tags, else plain text; placeholders are no words. */
export function readWords(text: string): SourceDocument {
  const masked = maskPlaceholders(text);
  return { ...(MARKUP.test(masked) ? readHtml(masked) : readCells(text, [], masked)), text };
}

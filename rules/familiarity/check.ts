import type { DocumentContext, DocumentFinding } from "../../core/rule.ts";
import { youWords } from "../address.ts";

/** All that was found; «ты» only where the whole text says it, and the brand does not. A mixture is for `address-mix`. */
export function* checkDocument({ found, read, address }: DocumentContext): Generator<DocumentFinding> {
  if (found.length === 0) return;
  const isThouFine = address === "ty" || read.blocks.some((block) => youWords(block).length > 0);
  for (const finding of found) if (finding.as !== "ty" || !isThouFine) yield finding;
}

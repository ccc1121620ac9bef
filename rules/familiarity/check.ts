import type { DocumentContext, DocumentFinding } from "../../core/rule.ts";

/** «Вы» in any form, in Russian and Ukrainian. */
const YOU = /(?<!\p{L})(?:[Вв][ыи]|[Вв]ас|[Вв]ам|[Вв]ами|[Вв]аш\p{L}{0,3})(?!\p{L})/u;

/** All that was found; «ты» only where the whole text says it, and the brand does not. A mixture is for `address-mix`. */
export function* checkDocument({ found, blocks, address }: DocumentContext): Generator<DocumentFinding> {
  const isThouFine = address === "ty" || blocks.some(({ text }) => YOU.test(text));
  for (const finding of found) if (finding.as !== "ty" || !isThouFine) yield finding;
}

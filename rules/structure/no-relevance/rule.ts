import { type DocumentContext, type DocumentFinding, defineRule } from "../../../core/rule.ts";
import { hasKind } from "../../../core/structure/shapes.ts";
import { TokenKind } from "../../../core/text/tokens.ts";
import { findingAt, firstOf } from "../sentences.ts";

export default defineRule({ severity: "info", kinds: ["email"], about: "document", excusedBy: [], checkDocument });

/** Below this an offer may be something else. */
const SURE = 0.6;

/** An offer to everybody: no word of the reader's own, no benefit, no merge tag beyond the name in the greeting. */
function* checkDocument({ outline, read }: DocumentContext): Generator<DocumentFinding> {
  const value = firstOf(outline, "value", SURE);
  if (!value) return;
  const isTied =
    [...outline.elements, ...outline.doubtful].some(({ element }) => element === "benefit") ||
    outline.sentences.some(({ signals }) => signals.includes("relevance") || signals.includes("thanks")) ||
    outline.sentences.some(({ block, from, to, signals }, number) => {
      const isGreeting = signals.includes("greeting") || number === 0;
      const tokens = read.blocks[block]?.tokens;
      if (isGreeting || !tokens || signals.includes("fine-print")) return false;
      return hasKind(tokens, from, to, TokenKind.placeholder);
    });
  if (!isTied) yield* findingAt(outline, value.sentence);
}

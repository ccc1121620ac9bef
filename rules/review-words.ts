import type { DocumentContext } from "../core/rule.ts";
import { findSignals } from "../core/signals.ts";
import { stemOf } from "../core/structure/sentence-features.ts";
import { TokenKind, type Tokens } from "../core/text/tokens.ts";

/** Shorter words say little of what a text is about. */
const SHORTEST = 4;

/** The subjects that a review speaks of, in the order of its words. */
export function topicsOfReview({ read }: Pick<DocumentContext, "read">): string[] {
  if (!read.review) return [];
  return [...new Set(findSignals([read.review], 0, "signals/topics").map(({ name }) => name))];
}

/** The subjects that a text speaks of. */
export function topicsOfText({ read }: Pick<DocumentContext, "read">): Set<string> {
  return new Set(read.blocks.flatMap((_, i) => findSignals(read.blocks, i, "signals/topics").map(({ name }) => name)));
}

/** The beginnings of the longer words. */
export function stemsIn(tokens: Tokens, wordOf: (id: number) => string): Set<string> {
  const stems = new Set<string>();
  for (let i = 0; i < tokens.count; i++) {
    const word = wordOf(tokens.word[i] as number);
    if (tokens.kind[i] === TokenKind.word && word.length >= SHORTEST) stems.add(stemOf(word));
  }
  return stems;
}

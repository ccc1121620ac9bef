import { type Kind, kinds, type SourceDocument } from "./document.ts";
import type { Settings } from "./settings.ts";

/** What a text is for, and how that is known. */
export interface KindVerdict {
  kind: Kind;
  /** `document`: it says so itself · `settings` · `guess`: by its signs · `unsure`: its signs do not tell. */
  by: "document" | "settings" | "guess" | "unsure";
  /** How likely the kind is, from 0 to 1. */
  likelihood: number;
  /** The features that speak for it most, best first; see `structure/document-features.ts`. */
  signs: readonly string[];
}

/** What the model of kinds says of a document: how likely each is, in the order of `kinds`, and by what signs. */
export interface KindGuess {
  likelihoods: ArrayLike<number>;
  signsOf(kind: Kind): string[];
}

/** A guess less sure than this is none: wrong guesses are the worst false alarms. */
const SURE = 0.7;

/** What the text is for: as it says itself, as the settings say, or a careful guess. */
export function kindOf(
  { meta }: Pick<SourceDocument, "meta">,
  settings: Settings,
  guess: () => KindGuess | undefined,
): KindVerdict {
  if (meta.kind) return { kind: meta.kind, by: "document", likelihood: 1, signs: [] };
  if (settings.kind !== "auto") return { kind: settings.kind, by: "settings", likelihood: 1, signs: [] };
  // Stars are given in public.
  if (meta.rating !== undefined) return { kind: "reply", by: "guess", likelihood: 1, signs: ["rating"] };
  const guessed = guess();
  if (!guessed) return { kind: "message", by: "unsure", likelihood: 0, signs: [] };
  const total = kinds.reduce((sum, _, i) => sum + (guessed.likelihoods[i] as number), 0);
  const [best] = kinds
    .map((kind, i) => ({ kind, likelihood: (guessed.likelihoods[i] as number) / total }))
    .sort((a, b) => b.likelihood - a.likelihood);
  // Fewest rules are for messages.
  if (!best || best.likelihood < SURE)
    return { kind: "message", by: "unsure", likelihood: best?.likelihood ?? 0, signs: [] };
  return { ...best, by: "guess", signs: guessed.signsOf(best.kind) };
}

/** The kind as far as it can be told before the words are read: what answers a review may turn out to be a reply. */
export function kindUnread(document: Pick<SourceDocument, "meta">, settings: Settings): Kind {
  const { kind, by } = kindOf(document, settings, () => undefined);
  return by === "unsure" && document.meta.review ? "reply" : kind;
}

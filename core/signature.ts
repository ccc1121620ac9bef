import type { DocumentMeta } from "./document.ts";

/** A name of up to three words at the end of a review, after a stop, a comma or a dash: «… хамят. Ольга К.» */
const NAME_AT_END = /(?:^|[.!?…,;:)»"\n–—-])\s*\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{L}*\.?){0,2}\.?\s*$/u;

/** A name is no longer, and a review may be anything. */
const LONGEST_END = 80;

/** Whether a review bears the name of who wrote it: in a field of its own, or at its end. */
export function isSigned({ author, review }: DocumentMeta): boolean {
  return Boolean(author?.trim()) || NAME_AT_END.test((review ?? "").trimEnd().slice(-LONGEST_END));
}

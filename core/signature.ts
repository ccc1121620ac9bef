import type { DocumentMeta } from "./document.ts";

/** A name of up to three words at the end of a review, after a stop, a comma or a dash: «… хамят. Ольга К.» */
const NAME_AT_END = /(?:^|[.!?…,;:)»"\n–—-])\s*\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{L}*\.?){0,2}\.?\s*$/u;

/** Whether a review bears the name of who wrote it: in a field of its own, or at its end. */
export function isSigned({ author, review }: DocumentMeta): boolean {
  return Boolean(author?.trim()) || NAME_AT_END.test(review ?? "");
}

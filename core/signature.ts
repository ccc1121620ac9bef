import type { DocumentMeta } from "./document.ts";
import { Char, charClass, isUpper } from "./text/chars.ts";

/** A name of up to three words at the end of a review, after a stop, a comma or a dash: «… хамят. Ольга К.» */
const NAME_AT_END = /(?:^|[.!?…,;:)»"\n–—-])\s*(\p{Lu}\p{Ll}+(?:[ -]\p{Lu}\p{L}*\.?){0,2})\.?\s*$/u;

/** A name is no longer, and a review may be anything. */
const LONGEST_END = 80;

/** The name that a review is signed with: in a field of its own, or at its end; empty where there is none. */
export function nameInReview({ author, review }: DocumentMeta): string {
  return author?.trim() || (NAME_AT_END.exec((review ?? "").trimEnd().slice(-LONGEST_END))?.[1] ?? "");
}

/** Whether a review bears the name of who wrote it. */
export function isSigned(meta: DocumentMeta): boolean {
  return nameInReview(meta) !== "";
}

/** Whether a signature is spelled as no given name is: NightOwl77, anna_k. */
export function isNickname(signature: string): boolean {
  let isAfterSmall = false;
  for (let i = 0; i < signature.length; i++) {
    const code = signature.charCodeAt(i);
    const kind = charClass(code);
    const isCapital = isUpper(code);
    if (kind === Char.digit || signature[i] === "_" || (isCapital && isAfterSmall)) return true;
    isAfterSmall = kind === Char.letter && !isCapital;
  }
  return false;
}

import type { Language } from "../../../core/text/language.ts";

/** Why something failed, where the reader knows the language that it is told in; else what is said instead. */
export function reasonOf(reason: string, instead: string, locale: Language): string {
  return locale === "en" ? reason : instead;
}

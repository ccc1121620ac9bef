import type { Language } from "../../../core/text/language.ts";

/**
 * The page of a rule: those of a language lie in a folder of it, English ones above.
 * @param base Where the site is.
 */
export function ruleAddress(rule: string, locale: Language, base: string): string {
  return new URL(`rules/${rule}/${locale === "en" ? "#en" : `${locale}/`}`, base).href;
}

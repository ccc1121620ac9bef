import type { Language } from "../../../core/text/language.ts";

/**
 * Makes the function that knows the page of a rule: those of a language lie in a folder of it, English ones above. It is
 * asked for each card with each key, so that it remembers.
 * @param base Where the site is.
 */
export function ruleAddresses(locale: Language, base: string): (rule: string) => string {
  const known = new Map<string, string>();
  return (rule) => {
    const address = known.get(rule) ?? new URL(`rules/${rule}/${locale === "en" ? "#en" : `${locale}/`}`, base).href;
    known.set(rule, address);
    return address;
  };
}

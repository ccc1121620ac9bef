import { type Language, languages } from "../../../core/text/language.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import type { Strings } from "./strings.ts";
import { uk } from "./uk.ts";

const strings: Record<Language, Strings> = { en, ru, uk };

export function stringsOf(language: Language): Strings {
  return strings[language];
}

/** The first of ours that a browser prefers, else English. */
export function preferredLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const found = languages.find((language) => language === tag.toLowerCase().split("-")[0]);
    if (found) return found;
  }
  return "en";
}

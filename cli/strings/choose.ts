import { type Language, languages } from "../../core/text/language.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import type { Strings } from "./strings.ts";
import { uk } from "./uk.ts";

const all: Record<Language, Strings> = { en, ru, uk };

/** The texts of the command line in a language. */
export function stringsOf(locale: Language): Strings {
  return all[locale];
}

/** The language to speak: the one that was asked for, else that of the machine, else English. */
export function localeFor(asked: string | undefined, env: Record<string, string | undefined>): Language {
  return languageOf(asked) ?? languageOf(env.LC_ALL || env.LC_MESSAGES || env.LANG) ?? "en";
}

/** `uk_UA.UTF-8` → `uk`. */
function languageOf(locale: string | undefined): Language | undefined {
  const code = locale?.toLowerCase().match(/^[a-z]+/)?.[0];
  return languages.find((language) => language === code);
}

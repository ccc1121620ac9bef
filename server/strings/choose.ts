import type { Language } from "../../core/text/language.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import type { Strings } from "./strings.ts";
import { uk } from "./uk.ts";

const all: Record<Language, Strings> = { en, ru, uk };

export function stringsOf(language: Language): Strings {
  return all[language];
}

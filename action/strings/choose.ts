import type { Language } from "../../core/text/language.ts";
import { en } from "./en.ts";
import { ru } from "./ru.ts";
import type { ActionStrings } from "./strings.ts";
import { uk } from "./uk.ts";

const all: Record<Language, ActionStrings> = { en, ru, uk };

/** The texts of the Action in a language. */
export function actionStringsOf(locale: Language): ActionStrings {
  return all[locale];
}

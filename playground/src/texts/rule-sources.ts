import type { Language } from "../../../core/text/language.ts";

type Sources = Readonly<Record<string, readonly string[]>>;

const load: Record<Language, () => Promise<{ default: Sources }>> = {
  en: () => import("virtual:rule-sources/en"),
  ru: () => import("virtual:rule-sources/ru"),
  uk: () => import("virtual:rule-sources/uk"),
};

/** Where the rules come from, as their pages say it. */
export async function sourcesOf(language: Language): Promise<Sources> {
  return (await load[language]()).default;
}

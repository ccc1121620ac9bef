import type { Language } from "../core/text/language.ts";
import { sourcesIn } from "../rules/sources-in.ts";

/** What a rule's page says where it came from, and an example; a company's own rules have no page. */
export interface RuleDoc {
  /** The page, Markdown. */
  page: string;
  /** A sentence that the rule finds, and the same said well. */
  example: { bad: string; good: string } | undefined;
  /** Where that is written, one line each. */
  sources: string[];
}

/** What is written about a rule in a language, else in English; undefined for a rule that is not ours. */
export async function ruleDoc(rule: string, language: Language): Promise<RuleDoc | undefined> {
  const { docs } = await import("../generated/docs.ts");
  if (!Object.hasOwn(docs, rule)) return undefined;
  const { readme, examples } = docs[rule] as (typeof docs)[string];
  const page = readme[language] || readme.en;
  return { page, example: examples[language].find(({ bad, good }) => bad && good), sources: sourcesIn(page) };
}

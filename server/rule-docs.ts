import type { Language } from "../core/text/language.ts";

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

const SOURCES = /^## (?:Sources|Источники|Джерела)[ \t]*$/m;

/** The list below the heading "Sources", each item on one line. */
function sourcesIn(page: string): string[] {
  const heading = SOURCES.exec(page);
  if (!heading) return [];
  const section = page.slice(heading.index + heading[0].length).split(/^## |^<!--/m)[0] as string;
  return section
    .split(/^- /m)
    .slice(1)
    .map((item) => item.replace(/\s+/g, " ").trim());
}

import type { Plugin } from "vite";
import { type Language, languages } from "../../core/text/language.ts";
import { sourcesIn } from "../../rules/sources-in.ts";
import { readRulePage, ruleIds } from "../rule-files.ts";

const PREFIX = "virtual:rule-sources/";

/** Modules with the sources that the rules' pages name, one for each language. */
export function ruleSources(): Plugin {
  return {
    name: "tactful-rule-sources",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const language = languages.find((one) => id.endsWith(`/${one}`));
      return language && `export default ${JSON.stringify(allSources(language))};`;
    },
  };
}

function allSources(language: Language): Record<string, string[]> {
  return Object.fromEntries(
    ruleIds().map((rule) => {
      const page = readRulePage(rule, language) ?? readRulePage(rule, "en") ?? "";
      return [rule, sourcesIn(page).map(withoutMarks)];
    }),
  );
}

/** Markdown as plain words: `[words](address)` and `code`. */
function withoutMarks(line: string): string {
  return line
    .replace(/\[([^\]]+)\]\((https?:[^)]+)\)/g, "$1 ($2)")
    .replace(/\[([^\]]+)\]\([^)]+\)/g, "$1")
    .replace(/`/g, "");
}

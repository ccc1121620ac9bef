import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { Language } from "../../core/text/language.ts";
import { root } from "../rule-files.ts";
import type { PackExample } from "./pack-examples.ts";

/** Where the sentences of a language stand, from the root. */
export function indirectFile(language: Language): string {
  return `rules/reader/sentences/${language}.yml`;
}

/** Sentences that hurt without a word that does, and near misses of them, which are also how they may be said. */
export function indirectExamples(language: Language): PackExample[] {
  const text = readFileSync(join(root, indirectFile(language)), "utf8");
  const pairs = parseDocument(text).toJS() as Record<string, { bad: string; good: string }[]>;
  return Object.entries(pairs).flatMap(([rule, list]) =>
    list.flatMap(({ bad, good }): PackExample[] => [
      { rule, language, text: bad, isBad: true, good },
      { rule, language, text: good, isBad: false },
    ]),
  );
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseDocument } from "yaml";
import type { ReaderSource } from "../../core/reader/data.ts";
import type { ReaderExample, ReaderWords } from "../../core/reader/model.ts";
import { type Language, languages } from "../../core/text/language.ts";
import { root } from "../rule-files.ts";
import { indirectExamples } from "./indirect.ts";
import { packExamples } from "./pack-examples.ts";

/** The second reader's model of a language with all that it says: `rules/reader/`, and examples of the rules. */
export function readReaderSource(language: Language): ReaderSource {
  const [head = "{}", ...features] = readFileSync(join(root, `rules/reader/${language}.txt`), "utf8").split("\n");
  const { sentences, context } = JSON.parse(head);
  const examples = [...indirectExamples(language), ...packExamples(language)].flatMap(
    ({ rule, text, isBad, good }): ReaderExample[] =>
      isBad ? [{ rule, bad: text, ...(good !== undefined && { good }) }] : [],
  );
  const words = Object.fromEntries(languages.map((one) => [one, readWords(one)])) as Record<Language, ReaderWords>;
  return { sentences: { ...sentences, features: features.join("\n") }, context, examples, words };
}

function readWords(language: Language): ReaderWords {
  return parseDocument(readFileSync(join(root, `rules/reader/${language}.yml`), "utf8")).toJS() as ReaderWords;
}

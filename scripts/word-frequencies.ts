/** How often the words of a language are met, counted in the texts that the models learn from. */
import { join } from "node:path";
import type { Forms } from "../core/match/forms.ts";
import { countedFrequencies, type WordFrequencies } from "../core/match/word-frequencies.ts";
import { belongs } from "../core/match/word-symbols.ts";
import type { Language } from "../core/text/language.ts";
import { TokenBuffer, Tokenizer } from "../core/text/tokens.ts";
import { Vocabulary } from "../core/text/vocabulary.ts";
import { root } from "./rule-files.ts";
import { readLabelled } from "./structure/labelled.ts";

export function wordFrequencies(language: Language, forms: Forms): WordFrequencies {
  const vocabulary = new Vocabulary();
  const tokenizer = new Tokenizer(vocabulary);
  const tokens = new TokenBuffer();
  const counts = new Map<string, number>();
  for (const { document, language: own } of readLabelled(join(root, "rules/outline/corpus"))) {
    if (own !== language) continue;
    for (const { text } of document.blocks) {
      tokenizer.tokenize(text, tokens);
      for (let i = 0; i < tokens.count; i++) {
        const word = vocabulary.word(tokens.word[i] as number);
        counts.set(word, (counts.get(word) ?? 0) + 1);
      }
    }
  }
  return countedFrequencies(
    counts,
    (word) => forms.analyse(word).map(({ lemma }) => lemma),
    (rule, word) => belongs(rule, word, forms.analyse(word)),
  );
}

import { LanguageEngine } from "../../core/language-engine.ts";
import { type Forms, readForms } from "../../core/match/forms.ts";
import type { Lexicon } from "../../core/match/lexicon.ts";
import { compilePack } from "../../core/pack-compile.ts";
import type { Placed } from "../../core/pack-source.ts";
import { readPackSource } from "../../core/pack-source.ts";
import type { Context } from "../../core/rule.ts";
import type { Language } from "../../core/text/language.ts";
import { identityMap } from "../../core/text/text-map.ts";
import { Tokenizer } from "../../core/text/tokens.ts";
import { Vocabulary } from "../../core/text/vocabulary.ts";
import { readFormTable } from "../../scripts/rule-files.ts";

/** Read once: a table is large. */
const tables: Partial<Record<Language, Forms>> = {};

/** A function that says what one pattern finds in a text: the words, in order. */
export function patternFinder(
  language: Language,
  pattern: string,
  lexicon: Lexicon = {},
  cues: Partial<Record<Context, Placed[]>> = {},
): (text: string) => string[] {
  const source = readPackSource(
    "test.yml",
    `message: m\nphrases:\n  - match: ${JSON.stringify(pattern)}\n    bad: b\n    good: g\n`,
    "rule",
  );
  tables[language] ??= readForms(readFormTable(language));
  const forms = tables[language];
  const { pack, errors } = compilePack({
    language,
    lexicon,
    forms,
    cues,
    checkClasses: [],
    sources: [{ rule: "test", source }],
  });
  if (errors[0]) throw errors[0];
  const vocabulary = new Vocabulary();
  const engine = new LanguageEngine(vocabulary, forms, [pack]);
  const tokenizer = new Tokenizer(vocabulary);
  return (text) => {
    const tokens = tokenizer.tokenize(text);
    const block = { role: "paragraph", text, map: identityMap(0, text.length), quote: false } as const;
    return engine.find(block, tokens).matches.map((hit) => text.slice(tokens.start[hit.from], tokens.end[hit.to]));
  };
}

import { UserError } from "../core/errors.ts";
import { type Forms, readForms } from "../core/match/forms.ts";
import { type Lexicon, resolveClass } from "../core/match/lexicon.ts";
import type { CompiledPack } from "../core/pack.ts";
import { checkLemma, compilePack, type WrittenPattern } from "../core/pack-compile.ts";
import type { PackSource } from "../core/pack-source.ts";
import { type SignalFamily, signalFamilies } from "../core/signals.ts";
import { foldWord } from "../core/text/chars.ts";
import type { Language } from "../core/text/language.ts";
import {
  readCues,
  readFormTable,
  readLexicon,
  readNames,
  readOutlineWords,
  readRulePack,
  readSignals,
} from "./rule-files.ts";
import { wordFrequencies } from "./word-frequencies.ts";

/** Classes that the engine and the checks of rules ask about by name. */
const checkClasses = ["adversative", "you", "acronym", "contact-invitation"];

export interface CompiledLanguage {
  forms: Forms;
  pack: CompiledPack;
  /** The patterns as they were written, beside `pack.patterns`. */
  sources: WrittenPattern[];
}

/** One language's pack from the rule folders; every mistake goes into `errors`. */
export function compileLanguage(
  language: Language,
  rules: readonly string[],
  errors: unknown[],
): CompiledLanguage | undefined {
  try {
    const forms = readForms(readFormTable(language));
    const { lexicon, places } = readLexicon(language);
    for (const [name, place] of places) gather(errors, () => checkClass(lexicon, name, forms), place);
    const read = (ids: readonly string[], readOne: (id: string) => PackSource | undefined) =>
      ids.flatMap((rule) => {
        const source = gather(errors, () => readOne(rule));
        return source ? [{ rule, source: source as PackSource }] : [];
      });
    const sources = [
      ...read(rules, (id) => readRulePack(id, language)),
      ...read(signalFamilies, (id) => readSignals(id as SignalFamily, language)),
    ];
    const names = fullNames(readNames(language));
    const outline = gather(errors, () => readOutlineWords(language));
    const compiled = compilePack({
      language,
      lexicon,
      forms,
      frequencies: wordFrequencies(language, forms),
      cues: readCues(language),
      checkClasses,
      sources,
      names,
      ...(outline && { outline }),
    });
    errors.push(...compiled.errors);
    return { forms, pack: compiled.pack, sources: compiled.sources };
  } catch (error) {
    errors.push(error);
    return undefined;
  }
}

/** The names of a language by what is made of them, folded as the form tables are. */
function fullNames(names: ReturnType<typeof readNames>): Record<string, string[]> {
  const full: Record<string, string[]> = {};
  for (const [name, made] of Object.entries(names)) {
    for (const short of [...(made.short ?? []), ...(made.pet ?? [])]) {
      const key = foldWord(short);
      full[key] = [...(full[key] ?? []), foldWord(name)];
    }
  }
  return full;
}

function gather<T>(errors: unknown[], work: () => T, place: { path?: string; line?: number } = {}): T | undefined {
  try {
    return work();
  } catch (error) {
    errors.push(error instanceof UserError ? error.at(place) : error);
    return undefined;
  }
}

function checkClass(lexicon: Lexicon, name: string, forms: Forms): void {
  for (const { lemma, tags } of resolveClass(lexicon, name).flat.lemmas) checkLemma(forms, lemma, tags);
}

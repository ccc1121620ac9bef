import type { Kind } from "./document.ts";
import { type FilePlace, UserError } from "./errors.ts";
import { PatternCompiler } from "./match/compile.ts";
import type { Forms } from "./match/forms.ts";
import type { Lexicon } from "./match/lexicon.ts";
import { type PatternPart, packPatterns } from "./match/packed.ts";
import type { CompiledPattern } from "./match/program.ts";
import { frequenciesByRank, type WordFrequencies } from "./match/word-frequencies.ts";
import { type CompiledPack, groupOf, type PatternUse } from "./pack.ts";
import type { PackSource, PhraseSource, Placed } from "./pack-source.ts";
import type { Severity } from "./problem.ts";
import { checkSuggestion, type FullNames } from "./rewrite.ts";
import { type Context, contexts } from "./rule.ts";
import type { OutlineWords } from "./structure/words.ts";
import { functionWords } from "./text/function-words.ts";
import type { Language } from "./text/language.ts";

export interface PackInput {
  language: Language;
  lexicon: Lexicon;
  forms: Forms;
  /** Cue patterns by context. */
  cues: Partial<Record<Context, Placed[]>>;
  /** Classes that checks ask about, beside those of the patterns. */
  checkClasses: readonly string[];
  sources: { rule: string; source: PackSource }[];
  /** What patterns are looked up by; where nobody has counted, it is guessed. */
  frequencies?: WordFrequencies;
  names?: FullNames;
  outline?: OutlineWords;
}

/** A pattern as somebody wrote it. */
export interface WrittenPattern {
  text: string;
  use: PatternUse;
}

/**
 * Compiles the packs of one language.
 * Returns with it the patterns as they were written, by number. Every mistake is gathered: a pattern that does not parse,
 * a lemma without forms, a pattern that stands twice in a rule.
 */
export function compilePack(input: PackInput): { pack: CompiledPack; sources: WrittenPattern[]; errors: UserError[] } {
  const builder = new PackBuilder(input);
  for (const [context, cues] of Object.entries(input.cues)) {
    for (const cue of cues) builder.addPattern(cue, "contexts.yml", { type: "cue", context: context as Context });
  }
  for (const { rule, source } of input.sources) builder.addSource(rule, source);
  builder.addClasses(["filler", ...input.checkClasses].filter((name) => Object.hasOwn(input.lexicon, name)));
  return { pack: builder.build(), sources: builder.sources, errors: builder.errors };
}

class PackBuilder {
  readonly #pack: Omit<CompiledPack, "patterns">;
  readonly #patterns: PatternPart[] = [];
  readonly sources: WrittenPattern[] = [];
  readonly errors: UserError[] = [];
  readonly #compiler: PatternCompiler;
  readonly #forms: Forms;
  #checked = 0;

  constructor(input: PackInput) {
    this.#compiler = new PatternCompiler(
      input.lexicon,
      input.frequencies ?? frequenciesByRank(functionWords(input.language)),
    );
    this.#forms = input.forms;
    this.#pack = {
      language: input.language,
      phrases: [],
      words: {},
      ...(input.names && { names: input.names }),
      ...(input.outline && { outline: input.outline }),
    };
  }

  build(): CompiledPack {
    const { symbols, classes } = this.#compiler;
    return { ...this.#pack, patterns: packPatterns(symbols, classes, this.#patterns) };
  }

  addSource(rule: string, source: PackSource): void {
    const { path, message, why, messages } = source;
    // Signals have nothing to say.
    if (message) this.#pack.words[rule] = { message, why, ...(Object.keys(messages).length > 0 ? { messages } : {}) };
    if (source.severity) {
      this.#pack.ownRules ??= {};
      this.#pack.ownRules[rule] = {
        severity: source.severity as Severity,
        kinds: source.kinds as Kind[],
        ...(source.url ? { url: source.url } : {}),
      };
    }
    for (const pattern of source.nearby) this.addPattern(pattern, path, { type: "nearby", rule });
    for (const pattern of source.before) this.addPattern(pattern, path, { type: "before", rule });
    const seen = new Map<string, number>();
    for (const phrase of source.phrases) this.#addPhrase(rule, path, phrase, seen);
  }

  #addPhrase(rule: string, path: string, phrase: PhraseSource, seen: Map<string, number>): void {
    const number = this.#pack.phrases.length;
    for (const suggestion of phrase.suggest) this.#try({ path, line: phrase.line }, () => checkSuggestion(suggestion));
    this.#pack.phrases.push({
      rule,
      suggest: phrase.suggest,
      ...(phrase.fix && { fix: true }),
      ...(phrase.message ? { message: phrase.message } : {}),
      ...(phrase.evenIn.length > 0 ? { evenIn: phrase.evenIn } : {}),
      ...(phrase.exceptIn.length > 0 ? { exceptIn: phrase.exceptIn } : {}),
      ...(phrase.onlyIn.length > 0 ? { onlyIn: phrase.onlyIn } : {}),
      ...(phrase.as ? { as: phrase.as } : {}),
    });
    for (const pattern of phrase.match) {
      const key = pattern.text.replace(/\s+/g, " ").toLowerCase();
      const first = seen.get(key);
      if (first !== undefined) {
        const { line, column } = pattern;
        this.errors.push(
          new UserError(`the pattern "${pattern.text}" stands in line ${first} already`, "Remove one of them", {
            path,
            line,
            column,
          }),
        );
        continue;
      }
      seen.set(key, pattern.line);
      this.addPattern(pattern, path, { type: "match", phrase: number });
    }
    for (const pattern of phrase.unless) this.addPattern(pattern, path, { type: "unless", phrase: number });
    for (const pattern of phrase.nearby) this.addPattern(pattern, path, { type: "nearby", phrase: number });
    for (const pattern of phrase.before) this.addPattern(pattern, path, { type: "before", phrase: number });
  }

  addPattern(pattern: Placed, path: string, use: PatternUse): void {
    this.#try({ path, line: pattern.line, column: pattern.column }, () => {
      for (const compiled of this.#compiler.compile(pattern.text)) {
        this.#patterns.push(partOf(compiled, use));
        this.sources.push({ text: pattern.text, use });
      }
      this.#checkSymbols();
    });
  }

  #try(place: FilePlace, work: () => void): void {
    try {
      work();
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      this.errors.push(error.at(place));
    }
  }

  addClasses(names: readonly string[]): void {
    for (const name of names) this.#compiler.classSymbol(name);
  }

  /** A lemma that has no forms can never be found. */
  #checkSymbols(): void {
    const fresh = this.#compiler.symbols.slice(this.#checked);
    this.#checked = this.#compiler.symbols.length;
    for (const name of fresh) {
      if (name.startsWith("l:")) {
        const [, lemma = "", tags = ""] = name.split(":");
        checkLemma(this.#forms, lemma, tags.split("+").filter(Boolean));
      } else if (name.startsWith("c:(")) {
        for (const { lemma, tags } of this.#compiler.classes[name]?.lemmas ?? []) checkLemma(this.#forms, lemma, tags);
      }
    }
  }
}

function partOf(pattern: CompiledPattern, use: PatternUse): PatternPart {
  if (use.type === "match") return { pattern, use: use.phrase };
  if (use.type === "cue") return { pattern, use: contexts.indexOf(use.context), group: groupOf("cue", "") };
  const { type, phrase } = use;
  return { pattern, use: 0, group: groupOf(type, phrase ?? (use as { rule: string }).rule) };
}

/** @throws {UserError} where the tables have no form of the lemma with the tags. */
export function checkLemma(forms: Forms, lemma: string, tags: readonly string[]): void {
  if (!forms.hasLemma(lemma)) {
    const [reading] = forms.analyse(lemma);
    const remedy = reading
      ? `Write <${reading.lemma}>`
      : "Write its forms as (a|b|c), or, in Tactful's own rules, add it to rules/lexicon/forms/*.lemmas.txt";
    throw new UserError(`no word forms for <${lemma}>`, remedy);
  }
  if (tags.length > 0 && forms.inflect(lemma, tags).length === 0) {
    throw new UserError(
      `<${lemma}> has no form with the tags ${tags.join("+")}`,
      "See the list of tags in docs/patterns.md",
    );
  }
}

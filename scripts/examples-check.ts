import { LanguageEngine } from "../core/language-engine.ts";
import type { Forms } from "../core/match/forms.ts";
import { Notes } from "../core/memory.ts";
import type { CompiledPack } from "../core/pack.ts";
import type { WrittenPattern } from "../core/pack-compile.ts";
import type { PackSource } from "../core/pack-source.ts";
import { findPhrases, type RuleFinding } from "../core/phrases.ts";
import { plan } from "../core/plan.ts";
import type { Rule } from "../core/rule.ts";
import { defaultSettings } from "../core/settings.ts";
import { isSignalFamily, signalRules } from "../core/signals.ts";
import { maskTemplates } from "../core/text/mask.ts";
import { identityMap } from "../core/text/text-map.ts";
import { Tokenizer } from "../core/text/tokens.ts";
import { Vocabulary } from "../core/text/vocabulary.ts";

/** Runs the examples of packs: every `bad` is found by its phrase, every `good` is not, every pattern finds a `bad`. */
export class ExampleChecker {
  readonly #vocabulary = new Vocabulary();
  readonly #tokenizer = new Tokenizer(this.#vocabulary);
  readonly #engine: LanguageEngine;
  readonly #rules: Readonly<Record<string, Rule>>;

  readonly #pack: CompiledPack;
  readonly #sources: readonly WrittenPattern[];

  /** @param sources The patterns of the pack as they were written, beside `pack.patterns`. */
  constructor(
    forms: Forms,
    pack: CompiledPack,
    sources: readonly WrittenPattern[],
    rules: Readonly<Record<string, Rule>>,
  ) {
    this.#engine = new LanguageEngine(this.#vocabulary, forms, [pack]);
    this.#pack = pack;
    this.#sources = sources;
    this.#rules = rules;
  }

  /** What fails, a line each: `path:line: what`. */
  check(rule: string, source: PackSource): string[] {
    const pack = this.#pack;
    const numbers = pack.phrases.flatMap((phrase, number) => (phrase.rule === rule ? [number] : []));
    return source.phrases.flatMap((phrase, i) => {
      const number = numbers[i] as number;
      const failures: string[] = [];
      const found = new Set<number>();
      for (const bad of phrase.bad) {
        const own = this.find(rule, bad.text).filter((finding) => finding.phrase === pack.phrases[number]);
        if (own.length === 0) failures.push(`${source.path}:${bad.line}: not found by its phrase: ${bad.text}`);
        for (const { pattern } of own) found.add(pattern as number);
      }
      for (const good of phrase.good) {
        const own = this.find(rule, good.text).filter((finding) => finding.phrase === pack.phrases[number]);
        for (const { finding } of own) {
          failures.push(
            `${source.path}:${good.line}: found "${good.text.slice(finding.start, finding.end)}" in a good example: ${good.text}`,
          );
        }
      }
      return [
        ...failures,
        ...this.#unusedPatterns(
          phrase.match.map(({ text, line }) => ({ text, line })),
          number,
          found,
          source.path,
        ),
      ];
    });
  }

  /** Everything that a rule's phrases find in a text. */
  find(rule: string | undefined, text: string): RuleFinding[] {
    const masked = maskTemplates(text).text;
    const block = { role: "paragraph", text: masked, map: identityMap(0, text.length), quote: false } as const;
    const tokens = this.#tokenizer.tokenize(masked);
    const hits = this.#engine.find(block, tokens, { review: "", isSigned: true });
    const kinds = rule ? (this.#rules[rule]?.kinds ?? []) : (["reply"] as const);
    const { rules } = isSignalFamily(rule)
      ? { rules: signalRules(rule) }
      : plan(this.#rules, this.#engine, defaultSettings, kinds[0] ?? "reply");
    return [...findPhrases([{ tokens, hits, firstSentence: 0, notes: new Notes() }], 0, rules)];
  }

  /** The patterns of a phrase that no bad example is found by; a pattern that was written out into several counts once. */
  #unusedPatterns(
    patterns: { text: string; line: number }[],
    phrase: number,
    found: ReadonlySet<number>,
    path: string,
  ): string[] {
    return patterns
      .filter(
        ({ text }) =>
          !this.#sources.some(
            ({ use, ...written }, number) =>
              use.type === "match" && use.phrase === phrase && written.text === text && found.has(number),
          ),
      )
      .map(({ text, line }) => `${path}:${line}: no bad example is found by the pattern: ${text}`);
  }
}

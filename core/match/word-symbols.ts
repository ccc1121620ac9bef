import type { Vocabulary } from "../text/vocabulary.ts";
import { type Analysis, type Forms, hasTags } from "./forms.ts";
import type { OpenRule } from "./lexicon.ts";
import { type PackedPatterns, readAscending, readLines } from "./packed.ts";
import type { WordFacts, WordSource } from "./word-facts.ts";

/** A word with more symbols than this is asked by a bit set, not by a scan. */
const MOST_SCANNED = 8;

/** A number in digits, perhaps with the ending of an ordinal. */
const NUMBER = /^\d[\d.,:/-]*(?:-?(?:го|й|я|е|х|ти|му|м|ю|ми|та|ої|ту|st|nd|rd|th))?$/u;

/** Knows, for one language, which symbols of its patterns each word has; worked out once for each word. */
export class LanguageWords implements WordSource {
  readonly #vocabulary: Vocabulary;
  readonly #forms: Forms;
  readonly #packed: PackedPatterns;
  readonly #byWord: ReadonlyMap<string, string>;
  readonly #byLemma: ReadonlyMap<string, string>;
  readonly #stops: ReadonlySet<string>[];
  #known: (WordFacts | undefined)[] = [];
  #generation = 0;

  constructor(vocabulary: Vocabulary, forms: Forms, packed: PackedPatterns) {
    this.#vocabulary = vocabulary;
    this.#forms = forms;
    this.#packed = packed;
    this.#byWord = readLines(packed.words);
    this.#byLemma = readLines(packed.lemmas);
    this.#stops = packed.open.map(({ rule }) => new Set(rule.stop));
  }

  factsOf(word: number): WordFacts {
    if (this.#generation !== this.#vocabulary.generation) this.#forget();
    const known = this.#known[word];
    if (known) return known;
    const symbols = this.#describe(this.#vocabulary.word(word));
    const facts: WordFacts = {
      symbols,
      bits: null,
      isFiller: symbols.includes(this.#packed.named.filler ?? -1),
      use: null,
    };
    if (symbols.length > MOST_SCANNED) {
      facts.bits = new Uint32Array((this.#packed.symbolCount + 31) >> 5);
      for (const symbol of symbols) facts.bits[symbol >> 5]! |= 1 << (symbol & 31);
    }
    this.#known[word] = facts;
    return facts;
  }

  /** Whether the form tables know the word. */
  isKnown(word: number): boolean {
    return this.#forms.analyse(this.#vocabulary.word(word)).length > 0;
  }

  /** All readings of a folded word; of its last part where a compound is unknown («онлайн-консультант»). */
  analyse(word: string): Analysis[] {
    const found = this.#forms.analyse(word);
    if (found.length > 0) return found;
    const hyphen = word.lastIndexOf("-");
    if (hyphen < 0) return found;
    const particle = /-(то|ка|таки|же|но)$/u.test(word);
    return this.#forms.analyse(particle ? word.slice(0, hyphen) : word.slice(hyphen + 1));
  }

  #forget(): void {
    this.#generation = this.#vocabulary.generation;
    this.#known = [];
  }

  #describe(word: string): Int32Array {
    const symbols = new Set<number>(readAscending(this.#byWord.get(word)));
    const analyses = this.analyse(word);
    for (const { lemma, tags } of analyses) {
      for (const use of this.#byLemma.get(lemma)?.split(" ") ?? []) {
        const colon = use.indexOf(":");
        const wanted = use.slice(colon + 1);
        if (wanted === "" || hasTags(tags, wanted.split("+"))) symbols.add(Number(use.slice(0, colon)));
      }
    }
    this.#packed.open.forEach(({ symbol, rule }, i) => {
      if (!this.#stops[i]?.has(word) && belongs(rule, word, analyses)) symbols.add(symbol);
    });
    return Int32Array.from(symbols);
  }
}

function belongs(rule: OpenRule, word: string, analyses: readonly Analysis[]): boolean {
  if (rule.tags.length > 0 && analyses.some(({ tags }) => hasTags(tags, rule.tags))) return true;
  if (analyses.length === 0 && word.length >= rule.min && rule.suffixes.some((suffix) => word.endsWith(suffix)))
    return true;
  if (rule.prefixes?.some((prefix) => word.startsWith(prefix))) return true;
  if (rule.shapes.length === 0) return false;
  return rule.shapes.includes(word.replace(/\d/g, "0")) || (rule.shapes.includes("number") && NUMBER.test(word));
}

import { SortedTable } from "../bytes/sorted-table.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import { type Analysis, type Forms, hasTags } from "./forms.ts";
import type { OpenRule } from "./lexicon.ts";
import type { PackedPatterns } from "./packed.ts";
import { SharedFacts } from "./shared-facts.ts";
import type { WordFacts, WordSource } from "./word-facts.ts";

const NONE: readonly number[] = [];

/** A class that no list holds. */
interface OpenClass {
  symbol: number;
  rule: OpenRule;
  /** Words that only look like it. */
  stop: ReadonlySet<string>;
}

/** A number in digits, perhaps with the ending of an ordinal. */
const NUMBER = /^\d[\d.,:/-]*(?:-?(?:го|й|я|е|х|ти|му|м|ю|ми|та|ої|ту|st|nd|rd|th))?$/u;

/** Knows, for one language, which symbols of its patterns each word has; worked out once for each word. */
export class LanguageWords implements WordSource {
  readonly #vocabulary: Vocabulary;
  readonly #forms: Forms;
  readonly #packed: PackedPatterns;
  readonly #byWord: SortedTable;
  readonly #byLemma: SortedTable;
  readonly #tags: readonly (readonly string[])[];
  readonly #open: readonly OpenClass[];
  /** Those that a word without digits may belong to, whether the form tables know it or not. */
  readonly #ofWords: { known: readonly OpenClass[]; unknown: readonly OpenClass[] };
  #known: (WordFacts | undefined)[] = [];
  #shared: SharedFacts;
  #generation = 0;

  constructor(vocabulary: Vocabulary, forms: Forms, packed: PackedPatterns) {
    this.#vocabulary = vocabulary;
    this.#forms = forms;
    this.#packed = packed;
    this.#byWord = new SortedTable(packed.tables.words);
    this.#byLemma = new SortedTable(packed.tables.lemmas);
    this.#tags = packed.tags.map((tags) => tags.split("+").filter(Boolean));
    this.#shared = new SharedFacts(packed.named.filler);
    this.#open = packed.open.map(({ symbol, rule }) => ({ symbol, rule, stop: new Set(rule.stop) }));
    const begins = ({ rule }: OpenClass) => rule.prefixes !== undefined;
    this.#ofWords = {
      known: this.#open.filter((one) => one.rule.tags.length > 0 || begins(one)),
      unknown: this.#open.filter((one) => one.rule.suffixes.length > 0 || begins(one)),
    };
  }

  factsOf(word: number): WordFacts {
    if (this.#generation !== this.#vocabulary.generation) this.#forget();
    const known = this.#known[word];
    if (known) return known;
    const written = this.#vocabulary.word(word);
    const analyses = this.#forms.analyse(written);
    const symbols = this.#describe(written, analyses.length > 0 ? analyses : this.#analysePart(written));
    const facts = this.#shared.of(symbols, analyses.length > 0);
    this.#known[word] = facts;
    return facts;
  }

  /** The readings of the last part of an unknown compound («онлайн-консультант»). */
  #analysePart(word: string): Analysis[] {
    const hyphen = word.lastIndexOf("-");
    if (hyphen < 0) return [];
    const particle = /-(то|ка|таки|же|но)$/u.test(word);
    return this.#forms.analyse(particle ? word.slice(0, hyphen) : word.slice(hyphen + 1));
  }

  /** The open classes that a word may belong to: shapes are made of digits. */
  #openTo(word: string, analyses: readonly Analysis[]): readonly OpenClass[] {
    if (/\d/.test(word)) return this.#open;
    return analyses.length > 0 ? this.#ofWords.known : this.#ofWords.unknown;
  }

  #forget(): void {
    this.#generation = this.#vocabulary.generation;
    this.#known = [];
    this.#shared = new SharedFacts(this.#packed.named.filler);
  }

  #describe(word: string, analyses: readonly Analysis[]): readonly number[] {
    const symbols = new Set<number>(this.#byWord.find(word)?.ascending());
    for (const lemma of new Set(analyses.map((analysis) => analysis.lemma))) {
      const uses = this.#byLemma.find(lemma);
      while (uses && !uses.isAtEnd) {
        const symbol = uses.number();
        const wanted = this.#tags[uses.number()] as readonly string[];
        if (analyses.some((one) => one.lemma === lemma && hasTags(one.tags, wanted))) symbols.add(symbol);
      }
    }
    for (const { symbol, rule, stop } of this.#openTo(word, analyses)) {
      if (belongs(rule, word, analyses) && !stop.has(word)) symbols.add(symbol);
    }
    return symbols.size === 0 ? NONE : [...symbols];
  }
}

/** Whether a word with such readings belongs to an open class. */
export function belongs(rule: OpenRule, word: string, analyses: readonly Analysis[]): boolean {
  if (rule.tags.length > 0 && analyses.some(({ tags }) => hasTags(tags, rule.tags))) return true;
  if (analyses.length === 0 && word.length >= rule.min && rule.suffixes.some((suffix) => word.endsWith(suffix)))
    return true;
  if (rule.prefixes?.some((prefix) => word.startsWith(prefix))) return true;
  // The word "number" is none.
  if (rule.shapes.length === 0 || !/\d/.test(word)) return false;
  return rule.shapes.includes(word.replace(/\d/g, "0")) || (rule.shapes.includes("number") && NUMBER.test(word));
}

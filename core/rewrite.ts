import { UserError } from "./errors.ts";
import { type Forms, hasTags } from "./match/forms.ts";
import { foldWord } from "./text/chars.ts";

/** Full names by a short or pet name, all folded: `аллочка` → `алла`. */
export type FullNames = Readonly<Record<string, string[]>>;

/** A place in a suggestion for a word of what is replaced: `{inf}`, `{verb+2p:pl}`, `{name:full}`. */
const SLOT = /(?<!\{)\{([a-z0-9+]+)(?::([a-z0-9+]+))?\}(?!\})/g;
const WORD = /[\p{L}\p{M}'’-]+/gu;

/** Tags that exclude each other: a wanted one takes the place of the others of its row. */
const rows: readonly (readonly string[])[] = [
  ["sg", "pl"],
  ["nom", "gen", "dat", "acc", "ins", "loc", "voc"],
  ["masc", "fem", "neut"],
  ["1p", "2p", "3p"],
  ["inf", "past", "pres", "fut", "imp", "participle", "gerund"],
];
const otherTags = ["noun", "adj", "verb", "adv", "pron", "num", "short", "comp", "passive", "name", "dimin"];
const tags: ReadonlySet<string> = new Set([...rows.flat(), ...otherTags]);
/** Not a form, but the full name of a short or pet one, in the same case. */
const FULL = "full";

/** So many words are remembered. */
const MOST_KNOWN = 20_000;
/** More readings of an ambiguous name help nobody choose. */
const MOST_READINGS = 2;

/** @throws {UserError} for a slot with an unknown tag. */
export function checkSuggestion(suggestion: string): void {
  for (const [slot, wanted = "", target = ""] of suggestion.matchAll(SLOT)) {
    const unknown = [...wanted.split("+"), ...target.split("+")].filter((tag) => tag && tag !== FULL && !tags.has(tag));
    if (unknown.length > 0)
      throw new UserError(`"${slot}" has an unknown tag: ${unknown.join(", ")}`, "See docs/patterns.md");
  }
}

/** Puts words of what is replaced into suggestions, in the form that is needed there. */
export class Rewriter {
  readonly #forms: Forms;
  readonly #names: ReadonlyMap<string, readonly string[]>;
  /** What `namesOf` said: every word that may be a name is asked for again and again. */
  readonly #known = new Map<string, readonly string[]>();

  constructor(forms: Forms, names: FullNames) {
    this.#forms = forms;
    this.#names = new Map(Object.entries(names));
  }

  /** The full names that a folded word may be a form of, or short for. */
  namesOf(word: string): readonly string[] {
    const known = this.#known.get(word);
    if (known) return known;
    const names = this.#findNames(word);
    if (this.#known.size >= MOST_KNOWN) this.#known.clear();
    this.#known.set(word, names);
    return names;
  }

  #findNames(word: string): string[] {
    const lemmas = this.#forms.analyse(word).flatMap(({ lemma, tags }) => (tags.has("name") ? [lemma] : []));
    const names = [...new Set(lemmas.length > 0 || this.#names.has(word) ? [word, ...lemmas] : [])];
    return [...new Set(names.flatMap((name) => [name, ...(this.#names.get(name) ?? [])]))];
  }

  /** Whether a folded word is another form of a given name, and not the name itself. */
  isInflectedName(word: string): boolean {
    const names = this.#forms.analyse(word).filter(({ tags }) => tags.has("name"));
    return names.length > 0 && names.every(({ lemma }) => lemma !== word);
  }

  /** A folded given name as one calls the person by it; undefined where the language has no form of its own for that. */
  vocative(name: string): string | undefined {
    const [called] = this.#forms.inflect(name, ["name", "voc", "sg"]);
    return called === undefined ? undefined : capitalised(called);
  }

  /** The suggestion for some words; none where a form is not known, several where a name is short for several. */
  fill(suggestion: string, words: string): string[] {
    let filled = [suggestion];
    for (const [slot, wanted = "", target = ""] of suggestion.matchAll(SLOT)) {
      const forms = this.#formsFor(words, wanted.split("+"), target);
      filled = filled.flatMap((text) => forms.map((form) => text.replace(slot, form)));
    }
    return filled;
  }

  /** The first of the words that has a reading with all of `wanted` and can take the target form, in that form. */
  #formsFor(words: string, wanted: readonly string[], target: string): string[] {
    for (const [word] of words.matchAll(WORD)) {
      const readings = this.#forms.analyse(foldWord(word)).filter((reading) => hasTags(reading.tags, wanted));
      if (readings.length === 0) continue;
      if (target === "") return [readings[0]?.tags.has("name") ? word : word.toLowerCase()];
      const forms = readings.flatMap(({ lemma, tags: has }) => this.#inflect(lemma, [...has], target));
      if (forms.length > 0) return [...new Set(forms)].slice(0, target === FULL ? MOST_READINGS : 1);
    }
    return [];
  }

  #inflect(lemma: string, has: readonly string[], target: string): string[] {
    if (target === FULL) {
      const names = this.#names.get(lemma) ?? [];
      // A name keeps its case; its gender is its own.
      const kept = has.filter((tag) => rows[0]?.includes(tag) || rows[1]?.includes(tag));
      return names.flatMap((name) => this.#forms.inflect(name, ["name", ...kept]).slice(0, 1)).map(capitalised);
    }
    const wanted = replaced(has, target.split("+"));
    const forms = this.#forms.inflect(lemma, wanted);
    // «Приходимо» (let us) is an imperative too, and nobody's request.
    const inclusive = wanted.includes("imp") ? this.#forms.inflect(lemma, [...wanted, "1p"]) : [];
    return forms.filter((form) => !inclusive.includes(form));
  }
}

/** The tags with those of the target in the place of what they exclude. */
function replaced(has: readonly string[], target: readonly string[]): string[] {
  const excluded = rows.filter((row) => target.some((tag) => row.includes(tag))).flat();
  // A plural has no gender, an infinitive neither person nor number.
  if (target.includes("pl")) excluded.push(...(rows[2] ?? []));
  if (target.includes("inf")) excluded.push(...rows.flat());
  return [...has.filter((tag) => !excluded.includes(tag)), ...target];
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

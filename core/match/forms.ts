import type { ByteReader } from "../bytes/byte-reader.ts";
import { ByteWriter } from "../bytes/byte-writer.ts";
import { IndexedTable, writeList } from "../bytes/indexed-table.ts";
import { jsonBytes, jsonOf, readSections, writeSections } from "../bytes/sections.ts";
import { SortedTable, writeTable } from "../bytes/sorted-table.ts";

/** One reading of a word form. */
export interface Analysis {
  lemma: string;
  tags: ReadonlySet<string>;
}

/** The word forms of one language: which lemmas a folded word may be a form of. */
export interface Forms {
  /** All readings of a folded word; empty where the tables do not know it. */
  analyse(word: string): Analysis[];
  hasLemma(lemma: string): boolean;
  /** All forms of a lemma that have the tags. */
  inflect(lemma: string, tags: readonly string[]): string[];
}

/** Reads a table of `rules/lexicon/forms`. */
export function readForms(table: string): Forms {
  return openForms(packForms(table));
}

/** What a packed table begins with. */
interface Head {
  /** Tag sets, `+`-joined; paradigms name them by number. */
  tags: string[];
  /** Suffixes, likewise. */
  suffixes: string[];
}

/**
 * Packs a table of `rules/lexicon/forms`: `T` tag sets, `P` paradigms as suffixes with tag sets, the lemma's own first,
 * `L` stems by paradigm. Nothing is expanded: a word is looked up by its possible stems.
 */
export function packForms(table: string): Uint8Array {
  const tags: string[] = [];
  const suffixes = new Map<string, number>();
  const paradigms: Uint8Array[] = [];
  const stems = new Map<string, number[]>();
  for (const line of table.split("\n")) {
    if (line.startsWith("T\t")) tags.push(line.slice(2));
    else if (line.startsWith("P\t")) paradigms.push(packParadigm(line.slice(2), suffixes));
    else if (line.startsWith("L\t")) {
      const tab = line.indexOf("\t", 2);
      const paradigm = Number(line.slice(2, tab));
      for (const written of line.slice(tab + 1).split(" ")) {
        const stem = unwritten(written);
        stems.set(stem, [...(stems.get(stem) ?? []), paradigm]);
      }
    }
  }
  const numbers = [...stems].map(([stem, all]) => [stem, new ByteWriter().list(all).finish()] as const);
  const head: Head = { tags, suffixes: [...suffixes.keys()] };
  return writeSections({ head: jsonBytes(head), paradigms: writeList(paradigms), stems: writeTable(numbers) });
}

/** `-:3,4 а:5` → each suffix with the numbers of its tag sets. */
function packParadigm(line: string, suffixes: Map<string, number>): Uint8Array {
  const writer = new ByteWriter();
  for (const item of line.split(" ")) {
    const colon = item.lastIndexOf(":");
    const suffix = unwritten(item.slice(0, colon));
    if (!suffixes.has(suffix)) suffixes.set(suffix, suffixes.size);
    const sets = item.slice(colon + 1).split(",");
    writer.number(suffixes.get(suffix) as number).list(sets.map(Number));
  }
  return writer.finish();
}

function unwritten(text: string): string {
  return text === "-" ? "" : text;
}

/** The forms of a table that was packed; it is read where a word needs it. */
export function openForms(packed: Uint8Array): Forms {
  const sections = readSections(packed) as { head: Uint8Array; paradigms: Uint8Array; stems: Uint8Array };
  const { tags, suffixes } = jsonOf<Head>(sections.head);
  return new PackedForms(tags, suffixes, new IndexedTable(sections.paradigms), new SortedTable(sections.stems));
}

/** A stem that a word may have, with what is left of the word as the number of a suffix. */
interface Cut {
  stem: string;
  suffix: number;
  paradigm: ByteReader;
}

class PackedForms implements Forms {
  readonly #tags: readonly string[];
  /** Those of `#tags` that were asked for. */
  readonly #tagSets: ReadonlySet<string>[] = [];
  readonly #suffixes: readonly string[];
  readonly #numbers: ReadonlyMap<string, number>;
  readonly #paradigms: IndexedTable;
  readonly #stems: SortedTable;
  readonly #longest: number;

  constructor(tags: readonly string[], suffixes: readonly string[], paradigms: IndexedTable, stems: SortedTable) {
    this.#tags = tags;
    this.#suffixes = suffixes;
    this.#paradigms = paradigms;
    this.#stems = stems;
    const numbers = new Map<string, number>();
    let longest = 0;
    for (let i = 0; i < suffixes.length; i++) {
      const suffix = suffixes[i] as string;
      numbers.set(suffix, i);
      if (suffix.length > longest) longest = suffix.length;
    }
    this.#numbers = numbers;
    this.#longest = longest;
  }

  analyse(word: string): Analysis[] {
    const found: Analysis[] = [];
    for (const { stem, suffix, paradigm } of this.#cuts(word)) {
      let lemma: string | undefined;
      while (!paradigm.isAtEnd) {
        const form = paradigm.number();
        lemma ??= stem + this.#suffixes[form];
        if (form !== suffix) paradigm.skipList();
        else for (const number of paradigm.list()) found.push({ lemma, tags: this.#tagsAt(number) });
      }
    }
    return found;
  }

  hasLemma(lemma: string): boolean {
    return this.#cuts(lemma).some(({ suffix, paradigm }) => paradigm.number() === suffix);
  }

  inflect(lemma: string, tags: readonly string[]): string[] {
    const forms = new Set<string>();
    for (const { stem, suffix, paradigm } of this.#cuts(lemma)) {
      const start = paradigm.at;
      if (paradigm.number() !== suffix) continue;
      paradigm.at = start;
      while (!paradigm.isAtEnd) {
        const form = paradigm.number();
        const isWanted = paradigm.list().some((number) => hasTags(this.#tagsAt(number), tags));
        if (isWanted) forms.add(stem + this.#suffixes[form]);
      }
    }
    return [...forms];
  }

  /** The longest stem first. */
  #cuts(word: string): Cut[] {
    const cuts: Cut[] = [];
    const shortest = Math.max(0, word.length - this.#longest);
    for (let cut = word.length; cut >= shortest; cut--) {
      const suffix = this.#numbers.get(word.slice(cut));
      if (suffix === undefined) continue;
      const stem = word.slice(0, cut);
      for (const number of this.#stems.find(stem)?.list() ?? [])
        cuts.push({ stem, suffix, paradigm: this.#paradigms.at(number) });
    }
    return cuts;
  }

  #tagsAt(number: number): ReadonlySet<string> {
    this.#tagSets[number] ??= new Set((this.#tags[number] as string).split("+"));
    return this.#tagSets[number];
  }
}

/** Whether a reading has all of the tags. */
export function hasTags(has: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.every((tag) => has.has(tag));
}

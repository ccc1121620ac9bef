import { ByteWriter } from "../bytes/byte-writer.ts";
import { readSections, textBytes, textOf, writeSections } from "../bytes/sections.ts";
import { SortedTable, writeTable } from "../bytes/sorted-table.ts";

/** One reading of a word form. */
export interface Analysis {
  lemma: string;
  tags: ReadonlySet<string>;
}

interface Paradigm {
  /** The lemma's own suffix. */
  lemmaSuffix: string;
  /** Suffix → numbers of tag sets. */
  suffixes: Map<string, number[]>;
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

/**
 * Packs a table of `rules/lexicon/forms`: `T` tag sets, `P` paradigms as suffixes with tag sets, `L` stems by paradigm.
 * Nothing is expanded: a word is looked up by its possible stems.
 */
export function packForms(table: string): Uint8Array {
  const kept: string[] = [];
  const stems = new Map<string, number[]>();
  for (const line of table.split("\n")) {
    if (line.startsWith("T\t") || line.startsWith("P\t")) kept.push(line);
    else if (line.startsWith("L\t")) {
      const tab = line.indexOf("\t", 2);
      const paradigm = Number(line.slice(2, tab));
      for (const stem of line.slice(tab + 1).split(" ")) {
        const key = stem === "-" ? "" : stem;
        stems.set(key, [...(stems.get(key) ?? []), paradigm]);
      }
    }
  }
  const numbers = [...stems].map(([stem, all]) => [stem, new ByteWriter().list(all).finish()] as const);
  return writeSections({ paradigms: textBytes(kept.join("\n")), stems: writeTable(numbers) });
}

/** The forms of a table that was packed; it is read where a word needs it. */
export function openForms(packed: Uint8Array): Forms {
  const { paradigms: text, stems } = readSections(packed) as { paradigms: Uint8Array; stems: Uint8Array };
  const tagSets: ReadonlySet<string>[] = [];
  const paradigms: (string | Paradigm)[] = [];
  for (const line of textOf(text).split("\n")) {
    if (line.startsWith("T\t")) tagSets.push(new Set(line.slice(2).split("+")));
    else if (line !== "") paradigms.push(line.slice(2));
  }
  return makeForms(tagSets, (number) => paradigmAt(paradigms, number), new SortedTable(stems));
}

/** A paradigm is read when a word first needs it: most texts need few. */
function paradigmAt(paradigms: (string | Paradigm)[], number: number): Paradigm {
  const known = paradigms[number] as string | Paradigm;
  if (typeof known !== "string") return known;
  const paradigm = readParadigm(known);
  paradigms[number] = paradigm;
  return paradigm;
}

function readParadigm(line: string): Paradigm {
  const suffixes = new Map<string, number[]>();
  let lemmaSuffix: string | undefined;
  for (const item of line.split(" ")) {
    const colon = item.lastIndexOf(":");
    const written = item.slice(0, colon);
    const suffix = written === "-" ? "" : written;
    lemmaSuffix ??= suffix;
    suffixes.set(suffix, [
      ...(suffixes.get(suffix) ?? []),
      ...item
        .slice(colon + 1)
        .split(",")
        .map(Number),
    ]);
  }
  return { lemmaSuffix: lemmaSuffix ?? "", suffixes };
}

function makeForms(
  tagSets: ReadonlySet<string>[],
  paradigmOf: (number: number) => Paradigm,
  stems: SortedTable,
): Forms {
  function* entries(word: string): Generator<{ lemma: string; stem: string; paradigm: Paradigm; suffix: string }> {
    for (let cut = word.length; cut >= 0; cut--) {
      const stem = word.slice(0, cut);
      for (const number of stems.find(stem)?.list() ?? []) {
        const paradigm = paradigmOf(number);
        yield { lemma: stem + paradigm.lemmaSuffix, stem, paradigm, suffix: word.slice(cut) };
      }
    }
  }
  return {
    analyse(word) {
      const found: Analysis[] = [];
      for (const { lemma, paradigm, suffix } of entries(word)) {
        for (const number of paradigm.suffixes.get(suffix) ?? []) {
          found.push({ lemma, tags: tagSets[number] as ReadonlySet<string> });
        }
      }
      return found;
    },
    hasLemma(lemma) {
      for (const entry of entries(lemma))
        if (entry.lemma === lemma && entry.paradigm.lemmaSuffix === entry.suffix) return true;
      return false;
    },
    inflect(lemma, tags) {
      const forms = new Set<string>();
      for (const entry of entries(lemma)) {
        if (entry.lemma !== lemma) continue;
        for (const [suffix, numbers] of entry.paradigm.suffixes) {
          if (numbers.some((number) => hasTags(tagSets[number] as ReadonlySet<string>, tags)))
            forms.add(entry.stem + suffix);
        }
      }
      return [...forms];
    },
  };
}

/** Whether a reading has all of the tags. */
export function hasTags(has: ReadonlySet<string>, wanted: readonly string[]): boolean {
  return wanted.every((tag) => has.has(tag));
}

import type { FlatClass, OpenRule } from "./lexicon.ts";
import type { CompiledPattern, Program } from "./program.ts";

/**
 * Compiled patterns with what they ask of words, as text that is read only where a word needs it: a pack has thousands
 * of patterns, and a reply touches dozens.
 */
export interface PackedPatterns {
  symbolCount: number;
  patternCount: number;
  /** The most numbers that a program has. */
  longest: number;
  /** Symbols of classes that the engine and the rules' checks ask about. */
  named: Record<string, number>;
  open: { symbol: number; rule: OpenRule }[];
  /** Lines `word symbol symbol …`; the numbers ascend, and each but the first is the difference to the one before it. */
  words: string;
  /** Lines `lemma symbol:tag+tag symbol: …`. */
  lemmas: string;
  /** Lines `symbol pattern pattern …`, likewise: which patterns are tried at a word. */
  anchors: string;
  /** Lines likewise: for which patterns a word says that their anchor is worth looking for. */
  triggers: string;
  /** Symbols that some pattern needs which is tried at every word. */
  needed: number[];
  /** A line for each pattern: `anchors|needs|left|right|before|after`. */
  patterns: string;
}

/** A pattern as the matcher runs it. */
export interface RunnablePattern {
  anchors: number[];
  needs: number[][];
  left: Program;
  right: Program;
  before: number;
  after: number;
}

/**
 * Packs patterns.
 * @param symbols Their names, see `program.ts`.
 * @param classes The classes that the names name.
 * @param isAsked Whether a pattern is looked for only where it is asked for, not at every word.
 */
export function packPatterns(
  symbols: readonly string[],
  classes: Readonly<Record<string, FlatClass>>,
  patterns: readonly CompiledPattern[],
  isAsked: (number: number) => boolean = () => false,
): PackedPatterns {
  const words = new Lines<number>();
  const lemmas = new Lines<string>();
  const anchors = new Lines<number>();
  const triggers = new Lines<number>();
  const packed: PackedPatterns = {
    symbolCount: symbols.length,
    patternCount: patterns.length,
    longest: patterns.reduce((most, { left, right }) => Math.max(most, left.length, right.length), 0),
    named: {},
    open: [],
    words: "",
    lemmas: "",
    anchors: "",
    triggers: "",
    needed: [...new Set(patterns.flatMap(({ needs }, number) => (isAsked(number) ? [] : needs.flat())))],
    patterns: patterns
      .map((pattern) => {
        const { anchors: at, needs, left: l, right: r, before, after } = pattern;
        return `${at}|${needs.join(";")}|${l}|${r}|${before}|${after}`;
      })
      .join("\n"),
  };
  symbols.forEach((name, symbol) => {
    const [type, head, tags] = splitName(name);
    if (type === "w") words.add(head, symbol);
    else if (type === "l") lemmas.add(head, `${symbol}:${tags}`);
    else {
      const flat = classes[name] as FlatClass;
      if (tags === "" && !/^[({]/.test(head)) packed.named[head] = symbol;
      for (const word of flat.words) words.add(word, symbol);
      for (const entry of flat.lemmas) lemmas.add(entry.lemma, `${symbol}:${entry.tags.join("+")}`);
      for (const rule of flat.open) packed.open.push({ symbol, rule });
    }
  });
  patterns.forEach((pattern, number) => {
    if (isAsked(number)) return;
    const [lines, symbolsOf] = pattern.isTriggered ? [triggers, pattern.needs[0]] : [anchors, pattern.anchors];
    for (const symbol of symbolsOf ?? []) lines.add(String(symbol), number);
  });
  return {
    ...packed,
    words: words.join(differences),
    lemmas: lemmas.join(),
    anchors: anchors.join(differences),
    triggers: triggers.join(differences),
  };
}

/** Key → the rest of its line. */
export function readLines(text: string): Map<string, string> {
  const lines = new Map<string, string>();
  for (const line of text.split("\n")) {
    const space = line.indexOf(" ");
    if (space > 0) lines.set(line.slice(0, space), line.slice(space + 1));
  }
  return lines;
}

/** Numbers that are written with one separator between them. */
function readNumbers(text: string | undefined, separator: string): number[] {
  return text ? text.split(separator).map(Number) : [];
}

/** Ascending numbers that are written by their differences: these repeat, so that files of them are far smaller. */
export function readAscending(text: string | undefined): number[] {
  let number = 0;
  return readNumbers(text, " ").map((difference) => {
    number += difference;
    return number;
  });
}

/** One line of `PackedPatterns.patterns`. */
export function readPattern(line: string): RunnablePattern {
  const [anchors = "", needs = "", left = "", right = "", before = "", after = ""] = line.split("|");
  return {
    anchors: readNumbers(anchors, ","),
    needs: needs === "" ? [] : needs.split(";").map((set) => readNumbers(set, ",")),
    left: readNumbers(left, ","),
    right: readNumbers(right, ","),
    before: Number(before),
    after: Number(after),
  };
}

/** Of what was added in ascending order, as symbols and patterns are. */
function differences(numbers: readonly number[]): number[] {
  return numbers.map((number, i) => number - (numbers[i - 1] ?? 0));
}

class Lines<T extends string | number> {
  readonly #lines = new Map<string, Set<T>>();

  add(key: string, value: T): void {
    const known = this.#lines.get(key);
    if (known) known.add(value);
    else this.#lines.set(key, new Set([value]));
  }

  join(change: (values: readonly T[]) => readonly T[] = (values) => values): string {
    return [...this.#lines].map(([key, values]) => `${key} ${change([...values]).join(" ")}`).join("\n");
  }
}

/** `l:lemma:tag+tag` → its type, head and tags. A word may itself hold a colon («00:00»), so tags are cut last. */
function splitName(name: string): [string, string, string] {
  const type = name.charAt(0);
  const rest = name.slice(2);
  if (type === "w") return [type, rest, ""];
  const colon = rest.lastIndexOf(":");
  return [type, rest.slice(0, colon), rest.slice(colon + 1)];
}

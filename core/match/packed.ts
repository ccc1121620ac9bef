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
  /** Lines `word symbol symbol …`. */
  words: string;
  /** Lines `lemma symbol:tag+tag symbol: …`. */
  lemmas: string;
  /** Lines `symbol pattern pattern …`: which patterns are tried at a word. */
  anchors: string;
  /** Lines likewise: for which patterns a word says that their anchor is worth looking for. */
  triggers: string;
  /** Symbols that some pattern needs which is tried at every word. */
  needed: number[];
  /** A line for each pattern: `anchors|needs|left|right|reach`. */
  patterns: string;
}

/** A pattern as the matcher runs it. */
export interface RunnablePattern {
  anchors: number[];
  needs: number[][];
  left: Program;
  right: Program;
  reach: number;
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
  const words = new Lines();
  const lemmas = new Lines();
  const anchors = new Lines();
  const triggers = new Lines();
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
      .map(({ anchors: at, needs, left, right, reach }) => `${at}|${needs.join(";")}|${left}|${right}|${reach}`)
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
  return { ...packed, words: words.join(), lemmas: lemmas.join(), anchors: anchors.join(), triggers: triggers.join() };
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
export function readNumbers(text: string | undefined, separator: string): number[] {
  return text ? text.split(separator).map(Number) : [];
}

/** One line of `PackedPatterns.patterns`. */
export function readPattern(line: string): RunnablePattern {
  const [anchors = "", needs = "", left = "", right = "", reach = ""] = line.split("|");
  return {
    anchors: readNumbers(anchors, ","),
    needs: needs === "" ? [] : needs.split(";").map((set) => readNumbers(set, ",")),
    left: readNumbers(left, ","),
    right: readNumbers(right, ","),
    reach: Number(reach),
  };
}

class Lines {
  readonly #lines = new Map<string, Set<string | number>>();

  add(key: string, value: string | number): void {
    const known = this.#lines.get(key);
    if (known) known.add(value);
    else this.#lines.set(key, new Set([value]));
  }

  join(): string {
    return [...this.#lines].map(([key, values]) => `${key} ${[...values].join(" ")}`).join("\n");
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

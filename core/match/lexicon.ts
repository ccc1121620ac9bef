import { UserError } from "../errors.ts";
import { type PatternNode, parsePattern } from "./pattern.ts";

/** A word class as it is written: a list of patterns, or an open class. */
export type ClassSource = string[] | OpenClassSource;

export interface OpenClassSource {
  members?: string[];
  /** Forms with all of these tags belong, `+`-joined. */
  tags?: string;
  /** Words that the form tables do not know belong if they end so. */
  suffixes?: string[];
  /** Words that begin so belong, known or not. */
  prefixes?: string[];
  /** The least length of a word that belongs by its suffix. */
  min?: number;
  /** Words that never belong. */
  stop?: string[];
  /** Number tokens by shape, `0` for any digit: `00.00.0000`. */
  shapes?: string[];
}

/** What belongs to a class by its form. */
export interface OpenRule {
  tags: string[];
  suffixes: string[];
  prefixes?: string[];
  min: number;
  stop: string[];
  shapes: string[];
}

/** A class with its single words told apart; data, so that it can be stored. */
export interface FlatClass {
  words: string[];
  lemmas: { lemma: string; tags: string[] }[];
  open: OpenRule[];
}

/** A class as the compiler wants it: single words, and phrases of several. */
export interface ResolvedClass {
  flat: FlatClass;
  phrases: PatternNode[];
}

/** The word classes of one language. */
export type Lexicon = Readonly<Record<string, ClassSource>>;

const LEAST_SUFFIX_WORD = 5;

/**
 * Resolves a class with the classes that it names.
 * @throws {UserError} for an unknown class, a cycle, or a member that does not parse.
 */
export function resolveClass(lexicon: Lexicon, name: string, path: readonly string[] = []): ResolvedClass {
  const source = Object.hasOwn(lexicon, name) ? lexicon[name] : undefined;
  if (!source)
    throw new UserError(
      `unknown word class "@${name}"`,
      "Use one of the classes in Tactful's rules/lexicon, or write the words as (a|b)",
    );
  if (path.includes(name)) throw new UserError(`word class "@${name}" contains itself`, "Break the circle");
  const open = Array.isArray(source) ? { members: source } : source;
  const result: ResolvedClass = { flat: { words: [], lemmas: [], open: [] }, phrases: [] };
  for (const member of open.members ?? []) addMember(lexicon, result, parsePattern(member), [...path, name]);
  if (open.tags || open.suffixes || open.shapes || open.prefixes) {
    result.flat.open.push({
      tags: open.tags?.split("+") ?? [],
      suffixes: open.suffixes ?? [],
      ...(open.prefixes ? { prefixes: open.prefixes } : {}),
      min: open.min ?? LEAST_SUFFIX_WORD,
      stop: open.stop ?? [],
      shapes: open.shapes ?? [],
    });
  }
  return result;
}

function addMember(lexicon: Lexicon, into: ResolvedClass, node: PatternNode, path: readonly string[]): void {
  switch (node.type) {
    case "word":
      into.flat.words.push(node.word);
      return;
    case "lemma":
      into.flat.lemmas.push({ lemma: node.lemma, tags: node.tags });
      return;
    case "choice":
      for (const option of node.options) addMember(lexicon, into, option, path);
      return;
    case "class": {
      if (isBuiltIn(node.name)) {
        into.phrases.push(node);
        return;
      }
      const other = tagged(resolveClass(lexicon, node.name, path), node.tags);
      into.flat.words.push(...other.flat.words);
      into.flat.lemmas.push(...other.flat.lemmas);
      into.flat.open.push(...other.flat.open);
      into.phrases.push(...other.phrases);
      return;
    }
    default:
      into.phrases.push(node);
  }
}

/** The members of a class that have the tags: `@neglect:past+pl`. */
export function tagged(resolved: ResolvedClass, tags: readonly string[]): ResolvedClass {
  if (tags.length === 0) return resolved;
  return {
    flat: {
      words: [],
      // A word of the class belongs if it is itself a form with the tags; the word is its own lemma then or not at all.
      lemmas: [...resolved.flat.lemmas, ...resolved.flat.words.map((word) => ({ lemma: word, tags: [] }))].map(
        ({ lemma, tags: own }) => ({ lemma, tags: [...own, ...tags] }),
      ),
      open: resolved.flat.open
        .filter((rule) => rule.tags.length > 0)
        .map((rule) => ({ ...rule, tags: [...rule.tags, ...tags], suffixes: [] })),
    },
    phrases: resolved.phrases.map((phrase) => tagFirstLemma(phrase, tags)),
  };
}

function tagFirstLemma(node: PatternNode, tags: readonly string[]): PatternNode {
  if (node.type !== "sequence") return node;
  const first = node.parts.findIndex((part) => part.type === "lemma");
  return {
    ...node,
    parts: node.parts.map((part, i) =>
      i === first && part.type === "lemma" ? { ...part, tags: [...part.tags, ...tags] } : part,
    ),
  };
}

/** Classes that the engine knows without a lexicon. */
export function isBuiltIn(name: string): boolean {
  return name === "number" || name === "placeholder" || name === "word";
}

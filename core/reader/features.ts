import type { Kind } from "../document.ts";
import type { ReadBlock } from "../reading.ts";
import type { FeatureIndex } from "../structure/linear-model.ts";
import type { Sentence } from "../structure/sentences.ts";
import { TokenKind } from "../text/tokens.ts";
import type { Vocabulary } from "../text/vocabulary.ts";

/** What a sentence shows to the second reader: the numbers of its features, and the token that each comes from. */
export interface SeenSentence {
  rows: number[];
  /** By row: its first token; -1 where it is of the sentence as a whole. */
  tokens: number[];
  /** How much each feature counts: the more words there are, the less each says. */
  value: number;
}

/** Words are compared by so many first letters where their endings do not matter. */
const STEM = 6;
const SHORT_STEM = 4;
/** Endings tell who is spoken to, and how. */
const ENDING = 3;
const SPREAD = 3;

/** What a sentence shows beside its words that may be of interest. */
const shapesSeen: ReadonlySet<string> = new Set([
  "question",
  "exclamation",
  "number",
  "link",
  "money",
  "time",
  "name",
  "alone",
]);
/** No longer sentence is read to its end: what comes later changes nothing, and costs. */
export const LONGEST = 120;

/** Words, their stems, stems in pairs, signals and shapes of a sentence. */
export function seenIn(
  { tokens, language }: ReadBlock,
  sentence: Sentence,
  kind: Kind,
  index: FeatureIndex,
  vocabulary: Vocabulary,
): SeenSentence {
  const words = Math.min(sentence.to - sentence.from, LONGEST);
  const seen: SeenSentence = { rows: [], tokens: [], value: Math.sqrt(SPREAD / (words + 1)) };
  const known = new Set<number>();
  const add = (feature: string, token: number) => {
    const row = index.rowOf(feature);
    if (row < 0 || known.has(row)) return;
    known.add(row);
    seen.rows.push(row);
    seen.tokens.push(token);
  };
  let last = "^";
  let lastButOne = "";
  let lastAt = -1;
  let lastButOneAt = -1;
  for (let i = sentence.from; i < sentence.from + words; i++) {
    const isWord = tokens.kind[i] === TokenKind.word;
    const word = isWord ? vocabulary.word(tokens.word[i] as number) : `#${tokens.kind[i]}`;
    const stem = word.slice(0, STEM);
    add(`w:${language}:${word}`, i);
    add(`s:${language}:${stem}`, i);
    add(`s:${language}:${word.slice(0, SHORT_STEM)}-`, i);
    if (word.length > STEM) add(`e:${language}:${word.slice(-ENDING)}`, i);
    add(`b:${language}:${last} ${stem}`, lastAt < 0 ? i : lastAt);
    if (lastButOne) add(`g:${language}:${lastButOne} ${stem}`, lastButOneAt < 0 ? i : lastButOneAt);
    lastButOne = last;
    lastButOneAt = lastAt;
    last = stem;
    lastAt = i;
  }
  for (const signal of sentence.signals) add(`signal:${signal}`, -1);
  for (const shape of sentence.shapes) if (shapesSeen.has(shape)) add(`shape:${shape}`, -1);
  add(`kind:${kind}`, -1);
  return seen;
}

/** It has learned from replies and messages; longer texts have other ways. */
const MOST_SENTENCES = 40;
const FEWEST_WORDS = 4;

/** Whether the second reader can tell anything of a text. */
export function isReadable(sentences: readonly Sentence[], kind: Kind): boolean {
  return kind !== "email" && sentences.length <= MOST_SENTENCES;
}

/** Whether it is a sentence, and no label, line of a form or fragment. */
export function isWhole({ from, to, shapes }: Sentence): boolean {
  return to - from >= FEWEST_WORDS && !shapes.includes("open") && !shapes.some((shape) => shape.startsWith("role-"));
}

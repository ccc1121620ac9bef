import type { ReadBlock, ReadDocument } from "../reading.ts";
import { findSignals } from "../signals.ts";
import { functionWords } from "../text/function-words.ts";
import type { Language } from "../text/language.ts";
import { TokenKind } from "../text/tokens.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import { stemOf } from "./sentences.ts";

/** What one of a review and its answer speaks of. */
export interface PairSide {
  language: Language | null | undefined;
  /** The subjects that it names, most often named first. */
  topics: readonly string[];
  /** The beginnings of its longer words. */
  stems: ReadonlySet<string>;
  /** Its numbers, as they are written. */
  numbers: ReadonlySet<string>;
  /** How many words it has. */
  length: number;
}

/** Shorter words say little of what a text is about. */
const SHORTEST = 3;
const LONG = 5;

/** What a review speaks of; undefined where there is none. */
export function reviewSide({ review }: ReadDocument, vocabulary: Vocabulary): PairSide | undefined {
  return review && sideOf([review], review.language, vocabulary);
}

/** What a text speaks of. */
export function answerSide({ blocks, language }: ReadDocument, vocabulary: Vocabulary): PairSide {
  return sideOf(blocks, language, vocabulary);
}

function sideOf(blocks: readonly ReadBlock[], language: PairSide["language"], vocabulary: Vocabulary): PairSide {
  const topics = new Map<string, number>();
  const stems = new Set<string>();
  const numbers = new Set<string>();
  let length = 0;
  blocks.forEach(({ tokens }, number) => {
    length += tokens.count;
    for (const { name } of findSignals(blocks, number, "signals/topics")) topics.set(name, (topics.get(name) ?? 0) + 1);
    for (let i = 0; i < tokens.count; i++) {
      const word = vocabulary.word(tokens.word[i] as number);
      if (tokens.kind[i] === TokenKind.number) numbers.add(word);
      else if (tokens.kind[i] === TokenKind.word && word.length >= SHORTEST) stems.add(stemOf(word));
    }
  });
  const named = [...topics].sort(([, a], [, b]) => b - a).map(([name]) => name);
  return { language, topics: named, stems, numbers, length };
}

/** The subjects that both speak of. */
export function sharedTopics(review: PairSide, answer: PairSide): string[] {
  return review.topics.filter((topic) => answer.topics.includes(topic));
}

/** The beginnings of words that both use, but for the commonest ones. */
export function sharedStems(review: PairSide, answer: PairSide): string[] {
  const common = functionWords(answer.language ?? "en");
  return [...review.stems].filter((stem) => answer.stems.has(stem) && !common.has(stem));
}

/** What shows whether an answer answers a review. */
export function pairFeatures(review: PairSide, answer: PairSide): string[] {
  const topics = sharedTopics(review, answer);
  const stems = sharedStems(review, answer);
  const features = [
    `stems:${Math.min(4, stems.length)}`,
    `long-stems:${Math.min(3, stems.filter((stem) => stem.length >= LONG).length)}`,
    `topics:${Math.min(3, topics.length)}`,
    `length:${Math.floor(Math.log2(8 + answer.length))}`,
    `review-topics:${Math.min(4, review.topics.length)}`,
    `answer-topics:${Math.min(6, answer.topics.length)}`,
    ...stems.map((stem) => `x:${answer.language}:${stem}`),
    ...topics.map((topic) => `both:${topic}`),
    ...review.topics.flatMap((asked) => answer.topics.map((told) => `${asked}>${told}`)),
  ];
  if ([...review.numbers].some((number) => answer.numbers.has(number))) features.push("number");
  if (review.topics.length > 0 && topics.length === 0) features.push("none");
  return features;
}

import { functionWords, type KnownLanguage, knownLanguages } from "./function-words.ts";
import { TokenKind, type Tokens } from "./tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The languages that have rules. */
export type Language = "ru" | "en" | "uk";

export const languages: readonly Language[] = ["ru", "en", "uk"];

/** Below this many letters a text is too short to tell; it inherits the language of what stands around it. */
const FEWEST_LETTERS = 40;
/** A text in which fewer words than this share are function words of its language is in none that we know. */
const LEAST_SHARE = 0.08;

/** Letters that only some of the languages have, as votes. */
const letterVotes: [RegExp, readonly KnownLanguage[]][] = [
  [/[іїєґ]/u, ["uk", "be"]],
  [/[їєґ]/u, ["uk"]],
  [/[ыэё]/u, ["ru", "be"]],
  [/ъ/u, ["ru", "bg"]],
  [/ў/u, ["be"]],
  [/[ђјљњћџ]/u, ["sr"]],
  [/[әғқңөұүһ]/u, ["kk"]],
  [/[ąćęłńśźż]/u, ["pl"]],
  [/[äöß]/u, ["de"]],
  [/[àâçèéêîôûœ]/u, ["fr"]],
  [/[ñ¿¡]/u, ["es"]],
  [/[ãõ]/u, ["pt"]],
];

const order = new Map(knownLanguages.map((language, i) => [language, i]));
const cyrillic: readonly KnownLanguage[] = ["ru", "uk", "be", "bg", "sr", "kk"];

/** A text tells its language in so many words; the rest is not asked. */
const MOST_WORDS = 400;

/** So many times the score of a language that we know tells that a text is in another one. */
const CLEARLY = 1.5;

/** A word's votes: pairs of a known language's number and how much the word speaks for it. */
type Votes = readonly number[];

/** Tells the language of tokens; keeps each word's votes. */
export class LanguageIdentifier {
  readonly #vocabulary: Vocabulary;
  readonly #lists = knownLanguages.map(functionWords);
  #votes: (Votes | undefined)[] = [];
  #generation = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /**
   * The language of a block: one with rules, `null` for another language, `undefined` where there is too little text.
   */
  identify(tokens: Tokens): Language | null | undefined {
    if (this.#generation !== this.#vocabulary.generation) {
      this.#generation = this.#vocabulary.generation;
      this.#votes = [];
    }
    const scores = new Float64Array(knownLanguages.length);
    let letters = 0;
    let words = 0;
    for (let i = 0; i < tokens.count && words < MOST_WORDS; i++) {
      if (tokens.kind[i] !== TokenKind.word) continue;
      words++;
      letters += (tokens.end[i] as number) - (tokens.start[i] as number);
      const votes = this.#votes[tokens.word[i] as number] ?? this.#votesOf(tokens.word[i] as number);
      for (let k = 0; k < votes.length; k += 2) scores[votes[k] as number]! += votes[k + 1] as number;
    }
    return decide(scores, letters, words);
  }

  #votesOf(word: number): Votes {
    const known = this.#votes[word];
    if (known) return known;
    const text = this.#vocabulary.word(word);
    const counts = this.#lists.map((list): number => (list.has(text) ? 2 : 0));
    const add = (language: KnownLanguage, votes: number) => {
      const number = order.get(language) as number;
      counts[number] = (counts[number] as number) + votes;
    };
    for (const [letter, speakers] of letterVotes)
      if (letter.test(text)) for (const language of speakers) add(language, 1);
    if (/[а-яіїєґ]/u.test(text)) for (const language of ["ru", "uk"] as const) add(language, rootVote(text, language));
    const votes = counts.flatMap((count, number) => (count > 0 ? [number, count] : []));
    this.#votes[word] = votes;
    return votes;
  }
}

/** Endings that are common in one of the two languages and impossible in the other. */
function rootVote(word: string, language: "ru" | "uk"): number {
  if (language === "ru") return /(ться|тся|ого|ему|ие|ия|ый|ой)$/u.test(word) ? 1 : 0;
  return /(ться|ється|ють|ння|ття|ому|ій|ими|ого)$/u.test(word) && !/[ыэё]/u.test(word) ? 1 : 0;
}

function decide(scores: Float64Array, letters: number, words: number): Language | null | undefined {
  let best = 0;
  for (let k = 1; k < scores.length; k++) if ((scores[k] as number) > (scores[best] as number)) best = k;
  const language = knownLanguages[best] as KnownLanguage;
  const score = scores[best] as number;
  if (letters < FEWEST_LETTERS) {
    // A short text is believed only when nothing else is possible: «Дякуємо!», "Thank you!".
    const second = Math.max(...Array.from(scores).filter((_, k) => k !== best));
    return score >= 2 && score > second && isLinted(language) ? language : undefined;
  }
  if (score === 0) return null;
  if (score / 2 < words * LEAST_SHARE && !cyrillic.includes(language)) return null;
  if (isLinted(language)) return language;
  // Slavic languages share most short words: a few more of another one's are chance.
  const ours = cyrillic.filter(isLinted).sort((a, b) => scoreOf(b) - scoreOf(a))[0];
  return ours && cyrillic.includes(language) && score < CLEARLY * scoreOf(ours) ? ours : null;

  function scoreOf(known: KnownLanguage): number {
    return scores[order.get(known) as number] as number;
  }
}

function isLinted(language: KnownLanguage): language is Language {
  return (languages as readonly string[]).includes(language);
}

/**
 * Sentences for measuring, in any number and the same on every machine: our own labelled documents' sentences, with other
 * words of the same ending, other names and other numbers in them. They mean little, but are cut, inflected and matched
 * like those that people write: see bench/variety.ts.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../scripts/rule-files.ts";

export const languages = ["ru", "en"] as const;
export type BenchLanguage = (typeof languages)[number];

/** So many sentences hurt, about as many as in real texts. */
const BAD_SHARE = 0.045;
/**
 * What a language takes to be as varied as real texts are. `skew`: how much more often some sentences are drawn than others
 * (1: all alike). `changed`: the share of the rarer words that are changed; `coined`: the share of these that are joined to
 * another, so that there are words which no list has. (Misspelt ones would be hard on peers that look for better spellings.)
 */
const variety: Record<BenchLanguage, { skew: number; changed: number; coined: number }> = {
  ru: { skew: 2.1, changed: 0.4, coined: 0.03 },
  en: { skew: 1.8, changed: 0.75, coined: 0.2 },
};
/** Words of fewer letters, or of more places in our documents, are what sentences are built of, and stay. */
const SHORTEST = 5;
const MOST_PLACES = 16;
const ENDING = 3;

const WORD = /\p{L}[\p{L}’'ʼ-]*|\d+/gu;
export const SENTENCE = /[^\n]+?(?:[.!?…]+(?=\s|$)|$)/gm;

interface Labelled {
  lang: string;
  text: string;
  labels?: { quote: string }[];
}

interface Pool {
  good: string[];
  bad: string[];
  /** Words by what may stand in one another's place. */
  classes: Map<string, string[]>;
  places: Map<string, number>;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const pools = new Map<BenchLanguage, Pool>();

/** The next sentence of a text. */
export function sentence(language: BenchLanguage, random: () => number): string {
  const pool = poolOf(language);
  const { skew, changed, coined } = variety[language];
  const list = random() < BAD_SHARE ? pool.bad : pool.good;
  return list[Math.floor(random() ** skew * list.length)]!.replace(WORD, (word, at: number) => {
    if (/\d/.test(word))
      return random() < 0.5
        ? word
        : word.replace(/\d/g, (digit) => (digit === "0" ? "0" : `${1 + Math.floor(random() * 9)}`));
    const key = classOf(pool, word, at);
    if (key === undefined || random() > changed) return word;
    const others = pool.classes.get(key) ?? [word];
    let other = others[Math.floor(random() * others.length)]!;
    if (random() < coined) other = `${word.toLowerCase()}-${other.toLowerCase()}`;
    return at === 0 ? capitalised(other) : other;
  });
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

/** Words of one class take one another's place: alike in their ending, and in whether they are names. */
function classOf({ places }: Pool, word: string, at: number): string | undefined {
  if (word.length < SHORTEST || (places.get(word.toLowerCase()) ?? 0) > MOST_PLACES) return undefined;
  const isName = at > 0 && word !== word.toLowerCase();
  // Of a word that begins a sentence nobody knows whether it is a name.
  return `${isName ? "name" : "word"} ${word.slice(-ENDING).toLowerCase()}`;
}

function poolOf(language: BenchLanguage): Pool {
  const known = pools.get(language);
  if (known) return known;
  const pool: Pool = { good: [], bad: [], classes: new Map(), places: new Map() };
  for (const { lang, text, labels = [] } of documents()) {
    if (lang !== language) continue;
    for (const [found] of text.matchAll(SENTENCE)) {
      const words = found.trim();
      if (words === "" || /[{}[\]|<>]/.test(words)) continue;
      const hurts = labels.some(({ quote }) => quote.includes(words) || words.includes(quote));
      (hurts ? pool.bad : pool.good).push(words);
      for (const [word] of words.matchAll(WORD))
        pool.places.set(word.toLowerCase(), (pool.places.get(word.toLowerCase()) ?? 0) + 1);
    }
  }
  const seen = new Set<string>();
  for (const words of [...pool.good, ...pool.bad, ...lemmas(language)]) {
    for (const { 0: word, index } of words.matchAll(WORD)) {
      const key = index === 0 ? undefined : classOf(pool, word, index);
      if (key === undefined || /\d/.test(word) || seen.has(word)) continue;
      seen.add(word);
      const others = pool.classes.get(key);
      if (others) others.push(word);
      else pool.classes.set(key, [word]);
    }
  }
  pools.set(language, pool);
  return pool;
}

/** What the tables of word forms begin with, each behind a space, since it begins no sentence. */
function lemmas(language: BenchLanguage): string[] {
  return readFileSync(join(root, `rules/lexicon/forms/${language}.lemmas.txt`), "utf8")
    .split("\n")
    .filter((line) => /^\p{Ll}/u.test(line))
    .map((line) => ` ${line.split(" ", 1)[0]}`);
}

function documents(): Labelled[] {
  return ["rules/outline/corpus", "test/corpus"].flatMap((folder) =>
    readdirSync(join(root, folder))
      .filter((name) => name.endsWith(".jsonl"))
      .sort()
      .flatMap((name) =>
        readFileSync(join(root, folder, name), "utf8")
          .split("\n")
          .filter((line) => line !== "")
          .map((line) => JSON.parse(line) as Labelled),
      ),
  );
}

/** Words that stand in our documents once or twice, in the order of their letters. */
export function rareWords(language: BenchLanguage): string[] {
  return [...poolOf(language).places]
    .filter(([word, places]) => places <= 2 && word.length >= SHORTEST && /^\p{L}+$/u.test(word))
    .map(([word]) => word)
    .sort();
}

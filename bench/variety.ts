/**
 * `npx tsx bench/variety.ts [FILE.jsonl …]`: how varied the sentences are that speed is measured on, beside real texts, each
 * the `text` of a line. A cache of words or sentences would gain by texts that are less varied than real ones.
 */
import { readFileSync } from "node:fs";
import { argv } from "node:process";
import { languages, randomNumbers, SENTENCE, sentence } from "./sentences.ts";

const WORDS = 20_000;
const SENTENCES = 2000;

process.stdout.write(
  `| texts | different words in ${WORDS} | sentences of ${SENTENCES} that were there before |\n| --- | --: | --: |\n`,
);
for (const language of languages) {
  const random = randomNumbers(1);
  tell(
    `made, ${language}`,
    Array.from({ length: 10 * SENTENCES }, () => sentence(language, random)),
  );
}
for (const path of argv.slice(2)) tell(path, shuffled(textsOf(path)).flatMap(sentencesOf));

function textsOf(path: string): string[] {
  const lines = readFileSync(path, "utf8").split("\n");
  return lines.filter((line) => line !== "").map((line) => (JSON.parse(line) as { text: string }).text);
}

function sentencesOf(text: string): string[] {
  return [...text.matchAll(SENTENCE)].map(([words]) => words.trim()).filter((words) => words !== "");
}

function shuffled<Value>(values: readonly Value[]): Value[] {
  const random = randomNumbers(2);
  return values
    .map((value) => ({ value, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ value }) => value);
}

function tell(name: string, sentences: readonly string[]): void {
  const words = sentences
    .flatMap((words) => words.toLowerCase().match(/\p{L}+(?:[’'ʼ-]\p{L}+)*/gu) ?? [])
    .slice(0, WORDS);
  const some = sentences.slice(0, SENTENCES);
  const different = words.length < WORDS ? "too few words" : percent(new Set(words).size / WORDS);
  const again = some.length < SENTENCES ? "too few sentences" : percent(1 - new Set(some).size / SENTENCES);
  process.stdout.write(`| ${name} | ${different} | ${again} |\n`);
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}

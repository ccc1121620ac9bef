import { type LengthRange, lengthOf } from "../../core/structure/document-features.ts";
import type { OutlineWords } from "../../core/structure/words.ts";
import type { Strings } from "../strings/strings.ts";

/** As many letters as the models keep of a word. */
const STEM = 5;
/** Shorter words are particles and prepositions: true, and no help to anybody. */
const SHORTEST = 4;

/** The signs of a kind in words, best first; those that say nothing to a person are left out. */
export function signsInWords(
  signs: readonly string[],
  strings: Strings,
  words: OutlineWords | undefined,
): readonly string[] {
  return [...new Set(signs.map((sign) => inWords(sign, strings, words)).filter((sign) => sign !== undefined))];
}

function inWords(sign: string, strings: Strings, words: OutlineWords | undefined): string | undefined {
  const { signs } = strings.structure;
  const [, group = sign, detail = ""] = /^([^:]+):(.*)$/su.exec(sign) ?? [];
  switch (group) {
    case "rating":
      return signs.rating;
    case "review":
      return reviewSign(detail, strings, words);
    case "words":
      return lengthSign(lengthOf(Number(detail)), strings);
    case "role":
      return entryOf(signs.roles, detail);
    case "s":
      return entryOf(signs.signals, detail);
    case "shape":
      return shapeSign(detail, strings);
    case "t":
      return signs.rule(detail);
    case "w":
      return wordSign(detail, strings);
    case "r":
      return optionally(wordSign(detail, strings), signs.inReview);
    default:
      return undefined;
  }
}

function reviewSign(
  detail: string,
  { structure: { signs } }: Strings,
  words: OutlineWords | undefined,
): string | undefined {
  if (detail === "") return signs.review;
  if (detail === "?" || detail === "ends?") return signs.asks;
  return optionally(entryOf(words?.topics ?? {}, detail), signs.topic);
}

function lengthSign({ from, to }: LengthRange, { structure: { signs } }: Strings): string | undefined {
  return Number.isNaN(from) ? undefined : signs.length(from, to);
}

function shapeSign(detail: string, { structure: { signs } }: Strings): string | undefined {
  const [shape = "", place = ""] = detail.split("@");
  const name = entryOf(signs.shapes, shape);
  return place === "first" || place === "last" ? optionally(name, signs.places[place]) : name;
}

/** `ru:заказ` → «заказ…»; a word after a negation comes with it. */
function wordSign(detail: string, strings: Strings): string | undefined {
  const [language = "", ...rest] = detail.split(":");
  const [, not, stem = ""] = /^(not )?(.*)$/su.exec(rest.join(":")) ?? [];
  if (stem.length < SHORTEST) return undefined;
  const word = stem.length < STEM ? stem : `${stem}…`;
  return strings.quoted(not ? `${language === "en" ? "not" : "не"} ${word}` : word);
}

function optionally(text: string | undefined, put: (text: string) => string): string | undefined {
  return text === undefined ? undefined : put(text);
}

function entryOf(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}

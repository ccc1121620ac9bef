import { createRequire } from "node:module";
import ua from "bad-words-next/lib/ua";
import { cuss } from "cuss";
import russian from "russian-bad-words";
import { UserError } from "../core/errors.ts";

const require = createRequire(import.meta.url);

/** Lists of vulgar words that others keep; a class of the lexicon names them. Their licences go into the notices. */
const lists: Readonly<Record<string, () => string[]>> = {
  "bad-words-next/ua": () => ua.words,
  cuss: () => Object.keys(cuss),
  "naughty-words/en": () => require("naughty-words").en,
  // Both have other words too: transliterations, and the names of the parts of speech.
  "naughty-words/ru": () => require("naughty-words").ru.filter(isCyrillic),
  "russian-bad-words": () => russian.flatWords.filter(isCyrillic),
};

/** The packages whose words are part of what is generated. */
export const listPackages: readonly string[] = [...new Set(Object.keys(lists).map((name) => name.split("/")[0] ?? ""))];

/**
 * The words of a list, in small letters, without phrases; a list's wildcards stay: `сволот*`.
 * @throws {UserError} for a list that is not known.
 */
export function wordsOfList(name: string, place: { path: string; line: number }): string[] {
  const load = Object.hasOwn(lists, name) ? lists[name] : undefined;
  if (!load) throw new UserError(`unknown word list "${name}"`, `Use one of: ${Object.keys(lists).join(", ")}`, place);
  return [...new Set(load().map((word) => word.toLowerCase()))].filter((word) => /^\*?[\p{L}'’-]+\*?$/u.test(word));
}

function isCyrillic(word: string): boolean {
  return /\p{Script=Cyrillic}/u.test(word);
}

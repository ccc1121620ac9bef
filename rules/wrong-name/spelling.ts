import { distance } from "fastest-levenshtein";

/** Cyrillic letters as they are written in Latin ones most often. */
const LATIN: Readonly<Record<string, string>> = {
  а: "a",
  б: "b",
  в: "v",
  г: "g",
  ґ: "g",
  д: "d",
  е: "e",
  ё: "e",
  є: "ie",
  ж: "zh",
  з: "z",
  и: "i",
  і: "i",
  ї: "i",
  й: "i",
  к: "k",
  л: "l",
  м: "m",
  н: "n",
  о: "o",
  п: "p",
  р: "r",
  с: "s",
  т: "t",
  у: "u",
  ф: "f",
  х: "kh",
  ц: "ts",
  ч: "ch",
  ш: "sh",
  щ: "shch",
  ъ: "",
  ы: "i",
  ь: "",
  э: "e",
  ю: "iu",
  я: "ia",
  "'": "",
  "’": "",
};

/** Spellings that are one sound: what stands in the first column is heard as the second. */
const SOUNDS: readonly [RegExp, string][] = [
  [/c(?![ehikyz])/g, "k"],
  [/shch|sch/g, "s"],
  [/sh/g, "s"],
  [/tch|ch/g, "c"],
  [/zh/g, "z"],
  [/kh|gh/g, "h"],
  [/ts|tz/g, "c"],
  [/ph/g, "f"],
  [/th/g, "t"],
  [/x/g, "ks"],
  [/ck|q/g, "k"],
  [/w/g, "v"],
  [/[yj]/g, "i"],
  [/i([aeou])/g, "$1"],
  [/(.)\1+/g, "$1"],
  [/h/g, ""],
];

/** Two names no further apart than this, in letters, may be one: a mistake, or a spelling that is not in any list. */
const NEAR = 1;
/** Shorter names are alike too easily. */
const SHORTEST = 3;

/**
 * Whether two folded names may be one name in two spellings or two alphabets: Олена, Olena; Наталья, Nataliia.
 * @param areKnown Whether both are names that are listed: then a letter makes another name, as in Tom and Tim.
 */
export function isSpelledAlike(a: string, b: string, areKnown: boolean): boolean {
  const [one, other] = [soundOf(a), soundOf(b)];
  // Ukrainian «г» is an h: Ольга, Olha; Ігор, Ihor.
  if (one === other || soundOf(a.replaceAll("г", "х")) === soundOf(b.replaceAll("г", "х"))) return true;
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  if (short.length < SHORTEST) return false;
  if (long.startsWith(short) || (isForeign(a, b) && long.includes(short))) return true;
  return !areKnown && distance(one, other) <= NEAR;
}

/** Nicknames wander between alphabets: Kate is in Екатерина. */
function isForeign(a: string, b: string): boolean {
  return /[a-z]/.test(a) !== /[a-z]/.test(b);
}

function soundOf(name: string): string {
  const latin = Array.from(
    name.normalize("NFKD").replace(/[\u0300-\u036f]/g, ""),
    (letter) => LATIN[letter] ?? letter,
  ).join("");
  return SOUNDS.reduce((word, [spelling, sound]) => word.replace(spelling, sound), latin).replace(/[aeiou]+$/, "");
}

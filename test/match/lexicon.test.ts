import { describe, expect, test } from "vitest";
import { UserError } from "../../core/errors.ts";
import { isBuiltIn, type Lexicon, resolveClass, tagged } from "../../core/match/lexicon.ts";
import { patternFinder } from "../helpers/find.ts";

const lexicon: Lexicon = {
  bad: ["плохой", "<худой>", "(злой|<дурной:pl>)", "не очень"],
  worse: ["@bad:pl", "ужас", "@number раз"],
  ask: { members: ["<просить>"], tags: "imp+pl", suffixes: ["йте"], prefixes: ["запрос"], stop: ["скайте"], min: 6 },
  asks: ["@ask:past"],
  round: ["@about"],
  about: ["@round"],
  empty: {},
};

describe("a class with what it names", () => {
  test("words, lemmas and phrases are told apart", () => {
    expect(resolveClass(lexicon, "bad")).toMatchObject({
      flat: {
        words: ["плохой", "злой"],
        lemmas: [
          { lemma: "худой", tags: [] },
          { lemma: "дурной", tags: ["pl"] },
        ],
        open: [],
      },
      phrases: [{ type: "sequence" }],
    });
  });

  test("of a class within it, only what has the tags", () => {
    const { flat, phrases } = resolveClass(lexicon, "worse");
    expect(flat.words).toEqual(["ужас"]);
    expect(flat.lemmas).toEqual([
      { lemma: "худой", tags: ["pl"] },
      { lemma: "дурной", tags: ["pl", "pl"] },
      { lemma: "плохой", tags: ["pl"] },
      { lemma: "злой", tags: ["pl"] },
    ]);
    expect(phrases).toHaveLength(2);
  });

  test("an open class says how its words look, and a class of none has none", () => {
    expect(resolveClass(lexicon, "ask").flat.open).toEqual([
      { tags: ["imp", "pl"], suffixes: ["йте"], prefixes: ["запрос"], min: 6, stop: ["скайте"], shapes: [] },
    ]);
    expect(resolveClass({ a: { suffixes: ["x"] } }, "a").flat.open).toEqual([
      { tags: [], suffixes: ["x"], min: 5, stop: [], shapes: [] },
    ]);
    expect(resolveClass(lexicon, "empty")).toEqual({ flat: { words: [], lemmas: [], open: [] }, phrases: [] });
    expect(resolveClass({ a: { shapes: ["0"] } }, "a").flat.open).toHaveLength(1);
    expect(resolveClass({ a: { prefixes: ["x"] } }, "a").flat.open).toHaveLength(1);
  });

  test("with tags, an open class goes by them and no more by endings", () => {
    expect(resolveClass(lexicon, "asks").flat.open).toEqual([
      { tags: ["imp", "pl", "past"], suffixes: [], prefixes: ["запрос"], min: 6, stop: ["скайте"], shapes: [] },
    ]);
    // One that has no tags of its own cannot say which of its words have others.
    const open = resolveClass({ a: { suffixes: ["x"] } }, "a");
    expect(tagged(open, ["pl"]).flat.open).toEqual([]);
    expect(tagged(open, [])).toBe(open);
  });

  test("with tags, the first lemma of a phrase takes them", () => {
    const find = patternFinder("ru", "вы @effort:past+pl", { effort: ["<взять> <труд>", "<удосужиться>"] });
    expect(find("вы взяли труд. вы возьмёте труд. вы удосужились. вы взяли труды.")).toEqual([
      "вы взяли труд",
      "вы удосужились",
      "вы взяли труды",
    ]);
  });
});

test.each([
  ["nothing", /unknown word class "@nothing"/],
  ["toString", /unknown word class "@toString"/],
  ["round", /contains itself.*circle/],
])("@%s is refused", (name, message) => {
  try {
    resolveClass(lexicon, name);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    expect(String(error)).toMatch(message);
  }
});

test("classes that need no lexicon", () => {
  expect(["number", "placeholder", "word", "day", ""].map(isBuiltIn)).toEqual([true, true, true, false, false]);
});

test.each([
  [
    "@ask",
    "Попросите. Просит. Запросим. Запрос. Рыскайте. Скайте. Бойте. Пейте.",
    ["Попросите", "Просит", "Запросим", "Запрос", "Рыскайте", "Пейте"],
  ],
  ["за @number", "за 5 и за 5.50, но не за пять", ["за 5", "за 5.50"]],
])("%s in %j", (pattern, text, found) => {
  expect(patternFinder("ru", pattern, lexicon)(text)).toEqual(found);
});

import { describe, expect, test } from "vitest";
import { hasTags, readForms } from "../../core/match/forms.ts";

/** Two nouns, two verbs whose forms meet, one without a stem, and one whose paradigm has a form twice. */
const TABLE = [
  "# a table",
  "T\tnom+sg",
  "T\tgen+sg",
  "T\tnom+pl",
  "T\tinf",
  "T\tpast+pl",
  "P\tа:0 ы:1,2 -:3",
  "P\t-:0 а:1 а:3",
  "P\tть:3 ли:4",
  "P\tидти:3 шли:4",
  "L\t0\tрек книг",
  "L\t1\tстол рек",
  "L\t2\tста",
  "L\t3\t-",
  "",
].join("\n");
const forms = readForms(TABLE);
const readings = (word: string) => forms.analyse(word).map(({ lemma, tags }) => `${lemma} ${[...tags].join("+")}`);

describe("readings of a word", () => {
  test.each([
    ["река", ["река nom+sg", "рек gen+sg", "рек inf"]],
    ["реки", []],
    ["книгы", ["книга gen+sg", "книга nom+pl"]],
    ["книг", ["книга inf"]],
    ["стали", ["стать past+pl"]],
    ["шли", ["идти past+pl"]],
    ["стол", ["стол nom+sg"]],
    ["а", []],
    ["", []],
    ["# a table", []],
  ])("%s", (word, expected) => {
    expect(readings(word).toSorted()).toEqual(expected.toSorted());
  });
});

test("a lemma is a word in its first form", () => {
  expect(["река", "рек", "книга", "стать", "идти"].map((word) => forms.hasLemma(word))).toEqual([
    true,
    true,
    true,
    true,
    true,
  ]);
  expect(["книг", "книгы", "шли", "нет", ""].map((word) => forms.hasLemma(word))).toEqual([
    false,
    false,
    false,
    false,
    false,
  ]);
});

test("all forms of a lemma that have the tags", () => {
  expect(forms.inflect("книга", ["sg"]).toSorted()).toEqual(["книга", "книгы"]);
  expect(forms.inflect("книга", ["pl", "nom"])).toEqual(["книгы"]);
  expect(forms.inflect("книга", []).toSorted()).toEqual(["книг", "книга", "книгы"]);
  expect(forms.inflect("рек", ["gen"])).toEqual(["река"]);
  expect(forms.inflect("идти", ["past"])).toEqual(["шли"]);
  expect(forms.inflect("книга", ["voc"])).toEqual([]);
  // A form of a word is not its lemma.
  expect(forms.inflect("книгы", [])).toEqual([]);
});

test("a reading has tags where it has all of them", () => {
  const tags = new Set(["past", "pl"]);
  expect([[], ["past"], ["pl", "past"], ["past", "sg"], ["sg"]].map((wanted) => hasTags(tags, wanted))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

import { expect, test } from "vitest";
import { type PatternNode, parsePattern } from "../../core/match/pattern.ts";

const word = (text: string): PatternNode => ({ type: "word", word: text });
const sequence = (...parts: PatternNode[]): PatternNode => ({ type: "sequence", parts });

test.each<[string, PatternNode]>([
  ["Ёлка", word("елка")],
  ["  а   б  ", sequence(word("а"), word("б"))],
  ["а|б в", { type: "choice", options: [word("а"), sequence(word("б"), word("в"))] }],
  ["(а|б)", { type: "choice", options: [word("а"), word("б")] }],
  ["(а)", word("а")],
  ["( а )? б", sequence({ type: "optional", part: word("а") }, word("б"))],
  ["<Удосужиться>", { type: "lemma", lemma: "удосужиться", tags: [] }],
  ["<взять:past+pl>", { type: "lemma", lemma: "взять", tags: ["past", "pl"] }],
  ["а @day-of-week:pl", sequence(word("а"), { type: "class", name: "day-of-week", tags: ["pl"], at: 2 })],
  ["@a", { type: "class", name: "a", tags: [], at: 0 }],
  [
    "^ а … б ... в , г $",
    sequence(
      { type: "start" },
      word("а"),
      { type: "gap" },
      word("б"),
      { type: "gap" },
      word("в"),
      { type: "comma" },
      word("г"),
      { type: "end" },
    ),
  ],
  ["а ?", sequence(word("а"), { type: "question" })],
  ["а,б", sequence(word("а"), { type: "comma" }, word("б"))],
  ["а$", sequence(word("а"), word("$"))],
  ["(а $)", sequence(word("а"), { type: "end" })],
  ["а $|б", { type: "choice", options: [sequence(word("а"), { type: "end" }), word("б")] }],
  // A sign is a word of its own, a contraction is its words, and what the tokeniser keeps whole is kept.
  ["$5 100% №7", sequence(word("$"), word("5"), word("100"), word("%"), word("№"), word("7"))],
  ["don't cannot", sequence(word("do"), word("not"), word("can"), word("not"))],
  [
    "всё-таки 12.05.2026 15:30 5/7 и/или",
    sequence(word("все-таки"), word("12.05.2026"), word("15:30"), word("5/7"), word("и/или")),
  ],
  ["сло\u0301во до\u00ADговор", sequence(word("слово"), word("договор"))],
])("%j is read as it is meant", (source, node) => {
  expect(parsePattern(source)).toEqual(node);
});

test("brackets may be as deep as twenty, each time anew", () => {
  const deep = `${"(".repeat(20)}а${")".repeat(20)}`;
  expect(parsePattern(`${deep} ${deep}`)).toEqual(sequence(word("а"), word("а")));
  expect(() => parsePattern(`(${deep})`)).toThrow(/nested too deeply/);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { parsePattern } from "../../core/match/pattern.ts";
import { endsFrom } from "../fuzz/reference-matcher.ts";
import { patternFinder } from "../helpers/find.ts";
import { growthOf, LINEAR } from "../helpers/growth.ts";

const lexicon = {
  filler: ["же", "просто", "вообще", "конечно", "really"],
  neglect: ["<удосужиться>", "<потрудиться>", "<взять> труд"],
  polite: { tags: "imp+pl", suffixes: ["йте", "ите"], stop: ["раздумьите"] },
  day: { shapes: ["00.00", "00.00.0000"] },
};

test.each([
  ["вы не правы", "Вы, конечно, не правы.", ["Вы, конечно, не правы"]],
  ["вы не правы", "Вы просто вообще не правы.", ["Вы просто вообще не правы"]],
  ["вы не правы", "Просто вы не правы", ["вы не правы"]],
  ["вы же не правы", "Вы же не правы", ["Вы же не правы"]],
  ["вы не правы", "Как и вы, не правы они", []],
  ["вы не правы", "Вы. Не правы", []],
  ["вы не @neglect:past+pl", "вы не удосужились", ["вы не удосужились"]],
  ["вы не @neglect:past+pl", "вы не удосужитесь", []],
  ["вы не @neglect:past+pl", "вы не взяли труд и не возьмёте труд", ["вы не взяли труд"]],
  ["вы не @polite", "вы не пишите", ["вы не пишите"]],
  ["вы не @polite", "вы не фурычьите", ["вы не фурычьите"]],
  ["вы не @polite", "вы не раздумьите", []],
  ["до @day", "до 12.05 и до 12.05.2026 и до 1205", ["до 12.05", "до 12.05.2026"]],
  ["100 %", "на 100% и на 100 %", ["100%", "100 %"]],
  [
    "(это неправда|неправда это|вранье)",
    "Неправда это, вранье, это неправда",
    ["Неправда это", "вранье", "это неправда"],
  ],
  ["(это … неправда|вранье чистое)", "это все сплошная неправда", ["это все сплошная неправда"]],
  ["(до сих пор|по сей день) … @neglect:past", "до сих пор никто не удосужился", ["до сих пор никто не удосужился"]],
  ["(и вот (опять)? все|же) @neglect:past", "и вот опять все удосужились", ["и вот опять все удосужились"]],
  ["жаль … , … @neglect:past", "жаль нам всем, что вы не удосужились", ["жаль нам всем, что вы не удосужились"]],
  ["а (б (в)?)? г", "а г, а б г, а б в г, а в г", ["а г", "а б г", "а б в г"]],
  ["вы … правы", "вы тут совсем не правы", ["вы тут совсем не правы"]],
  ["вы … правы", "вы тут все совсем не правы", []],
  ["вы … правы", "вы тут, не правы", []],
  ["вы ?", "а это вы?", ["вы"]],
  ["вы … ?", "а вы были там?", ["вы были там"]],
  ["вы ?", "а это вы.", []],
  ["^ вы", "Вы там, вы тут", ["Вы"]],
  ["тут $", "Вы тут, вы тут", ["тут"]],
  ["@word неправда", "Вот неправда", ["Вот неправда"]],
  ["с вами", "С в\u0301ами", ["С в\u0301ами"]],
  // Where a pattern begins and ends, and what may stand within.
  ["^ вы (же)? тут", "Вы тут. А вы тут. Вы же тут.", ["Вы тут", "Вы же тут"]],
  ["(вы|мы) … (тут|там) $", "Вы сейчас тут, мы ещё там. Мы там и тут.", ["мы ещё там", "Мы там и тут"]],
  ["не @word никогда", "не был никогда, не никогда, не был, никогда", ["не был никогда"]],
  ["дорогой @placeholder", "Дорогой \uF5D0\uF5D0! Дорогой друг!", ["Дорогой \uF5D0\uF5D0"]],
  [
    "всего @number рублей",
    "всего 5 рублей, всего пять рублей, всего 1.500 рублей",
    ["всего 5 рублей", "всего 1.500 рублей"],
  ],
  ["вы , не правы", "вы, не правы; вы не правы", ["вы, не правы", "вы не правы"]],
  ["вы не правы", "вы — не правы, вы «не правы», вы (не правы)", ["вы — не правы", "вы «не правы"]],
  ["а … б … в", "а 1 2 3 б 1 2 3 в. а 1 2 3 4 б в. а б в", ["а 1 2 3 б 1 2 3 в", "а б в"]],
  ["а (б|в|г|д|е ж) з", "а е ж з, а д з, а е з, а ж з, а з", ["а е ж з", "а д з"]],
  [
    "а (<правый>|@day|неправда|вы) б",
    "а правой б, а 12.05 б, а неправда б, а вы б, а мы б",
    ["а правой б", "а 12.05 б", "а неправда б", "а вы б"],
  ],
  ["а (б)? (в)? (г)? (д)? е", "а е, а б е, а в д е, а б в г д е, а г б е", ["а е", "а б е", "а в д е", "а б в г д е"]],
  ["(вы там|мы тут)", "вы тут и мы там; вы там, а мы тут", ["вы там", "мы тут"]],
  // Found by the rarer word, however far from it.
  [
    "вы … … … удосужились",
    "вы 1 2 3 4 5 6 7 8 9 удосужились и вы 1 удосужились",
    ["вы 1 2 3 4 5 6 7 8 9 удосужились", "вы 1 удосужились"],
  ],
  [
    "удосужились … … … вы",
    "удосужились 1 2 3 4 5 6 7 8 9 вы. вы удосужились вы",
    ["удосужились 1 2 3 4 5 6 7 8 9 вы", "удосужились вы"],
  ],
  [
    "и в не на удосужились",
    "и же в просто не вообще на конечно удосужились",
    ["и же в просто не вообще на конечно удосужились"],
  ],
  [
    "удосужились и в не на",
    "удосужились же и просто в вообще не конечно на",
    ["удосужились же и просто в вообще не конечно на"],
  ],
])("%s in %j", (pattern, text, expected) => {
  expect(patternFinder("ru", pattern, lexicon)(text)).toEqual(expected);
});

test("a sentence that asks is one with a question mark, wherever the pattern is in it", () => {
  expect(patternFinder("ru", "вы … правы ?")("вы правы? Вы были правы! Вы не правы?!")).toEqual([
    "вы правы",
    "Вы не правы",
  ]);
});

test("the longest match counts", () => {
  expect(patternFinder("ru", "не (правы (совсем)?|правы совсем никогда)")("не правы совсем никогда")).toEqual([
    "не правы совсем никогда",
  ]);
});

test("the work grows with the text, not faster", async () => {
  const find = patternFinder("ru", "(а)? (а)? (а … а|а а)? … а … (а (а)?)? б", { filler: ["а"] });
  expect(await growthOf((count) => find("а ".repeat(count)), 2000)).toBeLessThan(LINEAR);
});

test("finds what the language says, with words between that do not count", () => {
  const word = fc.constantFrom("и", "удосужились", "в");
  const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
    part: fc.oneof(
      { depthSize: "small" },
      { weight: 5, arbitrary: word },
      { weight: 1, arbitrary: fc.constant("…") },
      { weight: 2, arbitrary: tie("pattern").map((inner) => `(${inner})`) },
      { weight: 2, arbitrary: tie("pattern").map((inner) => `(${inner})?`) },
    ),
    pattern: fc
      .array(fc.array(tie("part"), { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 2 })
      .map((options) => options.map((parts) => parts.join(" ")).join("|")),
  }));
  const texts = fc.array(fc.tuple(word, fc.constantFrom("", "", "", " же", " же же")), { maxLength: 9 });
  fc.assert(
    fc.property(pattern, texts, (source, pairs) => {
      let find: (text: string) => string[];
      try {
        find = patternFinder("ru", source, lexicon);
      } catch {
        return;
      }
      const words = pairs.map(([first]) => first);
      const node = parsePattern(source);
      const isThere = words.some((_, from) => [...endsFrom(node, words, from)].some((end) => end > from));
      expect(find(pairs.flat().join(" ")).length > 0, `${source} in ${pairs.flat().join("")}`).toBe(isThere);
    }),
    { seed: 11, numRuns: 60 },
  );
});

test("agrees with a plain search on patterns of words", () => {
  const word = fc.constantFrom("а", "б", "в", "г");
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 3 }), fc.array(word, { maxLength: 30 }), (pattern, words) => {
      const expected = words.filter((_, i) => pattern.every((each, k) => words[i + k] === each)).length;
      expect(patternFinder("en", pattern.join(" "))(words.join(" "))).toHaveLength(expected);
    }),
    { seed: 3, numRuns: 150 },
  );
});

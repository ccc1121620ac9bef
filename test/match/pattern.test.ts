import { expect, test } from "vitest";
import { UserError } from "../../core/errors.ts";
import { parsePattern } from "../../core/match/pattern.ts";
import { patternFinder } from "../helpers/find.ts";

function mistake(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return `${error.place.column ?? ""}: ${error}`;
    throw error;
  }
  return "no mistake";
}

test.each([
  ["", /^1: .*empty/],
  ["не (мочь", /^4: .*not closed.*Add "\)"/],
  ["не мочь)", /^8: .*unexpected "\)".*Remove it/],
  ["не (|мочь)", /^5: .*empty.*Write at least one word/],
  ["не <мочь", /^4: .*"<" does not begin a lemma.*Write <lemma>/],
  ["не @ мочь", /^4: .*"@" does not begin a class.*Write @class/],
  ["не [мочь]", /^4: .*unexpected "\[".*A pattern is words/],
  [`${"(".repeat(25)}а${")".repeat(25)}`, /nested too deeply.*Write several patterns/],
])("the pattern %j is refused with its column", (pattern, expected) => {
  expect(mistake(() => parsePattern(pattern))).toMatch(expected);
});

test.each([
  ["(не)?", /^12: .*no word that must be there.*Write at least one word outside/],
  ["… …", /no word that must be there/],
  ["(…|да) …", /no word that must be there/],
  [`${"((не)?|(да)?|ну уж) ".repeat(18)}(вы тут|мы там)`, /too many alternatives|no word|too large/],
  ["не @нет", /class/],
  ["не @nothing", /unknown word class "@nothing".*Use one of the classes/],
  ["не <абырвалг>", /no word forms for <абырвалг>/],
  ["не <могу>", /Write <мочь>/],
  ["<мочь:voc>", /no form with the tags voc/],
  ["не ^ мочь", /may only begin.*Move it/],
  ["не $ мочь", /may only end/],
  ["не ? мочь", /may only end/],
])("the pattern %j does not compile", (pattern, expected) => {
  expect(mistake(() => patternFinder("ru", pattern))).toMatch(expected);
});

import { expect, test } from "vitest";
import { stringsOf } from "../../cli/strings/choose.ts";

test.each([
  ["uk", 1, "Ще 1 зауваження тут не показано"],
  ["uk", 3, "Ще 3 зауваження тут не показано"],
  ["uk", 40, "Ще 40 зауважень тут не показано"],
  ["ru", 1, "Ещё 1 замечание здесь не показано"],
  ["ru", 22, "Ещё 22 замечания здесь не показано"],
  ["ru", 40, "Ещё 40 замечаний здесь не показано"],
] as const)("what is left out is counted in the words of the language: %s %i", (language, n, words) => {
  expect(stringsOf(language).moreProblems(n)).toBe(words);
});

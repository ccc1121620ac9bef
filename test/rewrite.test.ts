import { describe, expect, it } from "vitest";
import { UserError } from "../core/errors.ts";
import { checkSuggestion, Rewriter } from "../core/rewrite.ts";
import { languages } from "../core/text/language.ts";
import { content } from "../generated/content.ts";

const rewriters = Object.fromEntries(
  await Promise.all(
    languages.map(async (language) => {
      const { forms, pack } = await content.loadLanguage(language);
      return [language, new Rewriter(forms, pack.names ?? {})];
    }),
  ),
);

describe("a suggestion with slots", () => {
  it.each([
    ["ru", "{name:full}", "Аллочка", ["Алла"]],
    ["ru", "{name:full}", "Аллочке", ["Алле"]],
    ["ru", "{name:full}", "Катюшей", ["Екатериной"]],
    ["ru", "{name:full}", "Сашенька", ["Александр", "Александра"]],
    ["ru", "вы {verb+2p:pl}", "ты позвонишь", ["вы позвоните"]],
    ["ru", "вы {verb+past:pl}", "ты пришла", ["вы пришли"]],
    ["ru", "{verb+imp:pl}", "приходи", ["приходите"]],
    ["ru", "в следующий раз вы можете {inf}", "Вы должны были позвонить", ["в следующий раз вы можете позвонить"]],
    ["uk", "{name+voc:full}", "Катрусю", ["Катерино"]],
    ["uk", "{verb+imp:pl}", "заходь", ["заходьте"]],
    ["uk", "ви {verb+2p:pl}", "ти отримаєш", ["ви отримаєте"]],
    ["en", "next time you can {verb+past:inf}", "you should have called", ["next time you can call"]],
  ])("%s: %s for “%s”", (language, suggestion, words, expected) => {
    expect(rewriters[language]?.fill(suggestion, words)).toEqual(expected);
  });

  it("is dropped where no word fits", () => {
    expect(rewriters.ru?.fill("{name:full}", "звоните")).toEqual([]);
  });

  it("leaves merge tags alone", () => {
    expect(rewriters.ru?.fill("Здравствуйте, {{name}}", "привет")).toEqual(["Здравствуйте, {{name}}"]);
  });

  it("refuses unknown tags", () => {
    expect(() => checkSuggestion("{verb:infinitive}")).toThrow(UserError);
  });
});

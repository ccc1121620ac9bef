import { describe, expect, test } from "vitest";
import { defaultSettings, type Settings } from "../../core/settings.ts";
import type { Language } from "../../core/text/language.ts";
import { identityMap } from "../../core/text/text-map.ts";
import { createTactful } from "../../rules/linter.ts";

const linter = await createTactful();

async function problems(language: Language, text: string, settings: Partial<Settings> = {}) {
  const block = { role: "paragraph" as const, text, map: identityMap(0, text.length), quote: false };
  const document = { text, blocks: [block], comments: [], notices: [], meta: { kind: "reply" as const, language } };
  const result = await linter.lint(document, { ...defaultSettings, ...settings });
  expect(result.notices).toEqual([]);
  return result.problems.filter(({ rule }) => rule === "shouting");
}

async function find(language: Language, text: string, settings: Partial<Settings> = {}): Promise<string[]> {
  return (await problems(language, text, settings)).map(({ actual }) => actual);
}

describe("capitals", () => {
  test.each([
    ["ru", "Это НАПИСАНО у входа.", ["НАПИСАНО"]],
    ["ru", "МЫ НЕ КЛАЛИ этого в суп.", ["МЫ НЕ КЛАЛИ"]],
    ["uk", "Це НАПИСАНО на вході.", ["НАПИСАНО"]],
    ["en", "It is WRITTEN on the door.", ["WRITTEN"]],
    ["en", "PLEASE READ the door.", ["PLEASE READ"]],
  ] as const)("%s: %s", async (language, text, found) => {
    expect(await find(language, text)).toEqual(found);
  });

  test.each([
    ["ru", "Пришлём СМС, чек в PDF, всё по ГОСТ."],
    ["ru", "ООО «Ромашка» работает с НДС и ОСАГО."],
    ["ru", "Промокод ЗИМА действует до мая."],
    ["ru", "Здравствуйте, [ИМЯ КЛИЕНТА]!"],
    ["uk", "Надішлемо СМС і рахунок у PDF, ціна з ПДВ."],
    ["en", "We text an SMS, a PDF and the FAQ; the VIP room has USB."],
    ["en", "Use the code SPRING until May, or text STOP to 12345."],
    ["en", "Hi %FIRST_NAME%, it is a quiet room."],
    ["en", "I am here, and A. B. Holt is too."],
  ] as const)("%s leaves: %s", async (language, text) => {
    expect(await find(language, text)).toEqual([]);
  });

  test("leaves the business's own name", async () => {
    const business = { ...defaultSettings.business, names: ["Зима"] };
    expect(await find("ru", "В кафе ЗИМА уютно.")).toEqual(["ЗИМА"]);
    expect(await find("ru", "В кафе ЗИМА уютно.", { business })).toEqual([]);
  });
});

describe("marks", () => {
  test.each([
    ["Спасибо!!!", "!!!", "!"],
    ["Как так?!", "?!", "?"],
  ])("%s", async (text, row, suggestion) => {
    const [problem] = await problems("ru", text);
    expect(problem).toMatchObject({ actual: row, suggestions: [suggestion] });
    expect(problem?.message).not.toContain("{actual}");
  });

  test("one is fine", async () => {
    expect(await find("ru", "Спасибо! Ждём вас. Как вам суп?")).toEqual([]);
  });
});

describe("emoji", () => {
  test("a row is found", async () => {
    expect(await find("ru", "Ждём вас 🔥🔥🔥")).toEqual(["🔥🔥🔥"]);
    expect(await find("ru", "Ждём вас 🔥 💪🏽 👩‍👩‍👧 сегодня")).toHaveLength(1);
  });

  test("one family or two flames are no row", async () => {
    expect(await find("ru", "Ждём вас 👩‍👩‍👧 сегодня")).toEqual([]);
    expect(await find("ru", "Ждём вас 🔥🔥")).toEqual([]);
  });

  test("the option says how many are too many", async () => {
    const rules = { shouting: { severity: "info" as const, options: { emoji: 2 } } };
    expect(await find("ru", "Ждём вас 🔥🔥", { rules })).toEqual(["🔥🔥"]);
  });
});

import { expect, test } from "vitest";
import { plain } from "../core/formats/plain.ts";
import { overrideMeta } from "../core/override-meta.ts";
import { defaultSettings } from "../core/settings.ts";
import { addressed } from "../core/structure/addressee.ts";
import type { Language } from "../core/text/language.ts";
import { createTactful } from "../rules/linter.ts";

const linter = await createTactful();
const texts: Record<Language, string> = {
  ru: "Уважаемый клиент, ваш отзыв получен.",
  uk: "Шановний клієнте, ваш відгук отримано.",
  en: "Dear customer, your review has been received.",
};

async function lintAnswer(language: Language, author: string) {
  const [read] = [...plain.read(texts[language], {})];
  if (!read || !("text" in read)) throw new Error("unreadable");
  const meta = { kind: "reply" as const, language, author, review: "Всё плохо." };
  return linter.lint(overrideMeta(read, meta), { ...defaultSettings, locale: language });
}

test.each<[Language, string, string | undefined]>([
  ["ru", "Анна К.", "Анна"],
  ["ru", "АННА ПЕТРОВА", "Анна"],
  ["ru", "Пётр", "Пётр"],
  ["ru", "Петрова Ольга Сергеевна", "Ольга"],
  // The genitive of a name is somebody's surname here.
  ["ru", "Инга Олега", "Инга"],
  ["ru", "Саша и Маша", undefined],
  ["ru", "анна_77", undefined],
  ["ru", "Салон «Анна»", undefined],
  ["ru", "Котик", undefined],
  ["ru", "", undefined],
  ["uk", "Олена", "Олено"],
  ["uk", "Андрій Коваль", "Андрію"],
  ["uk", "МАРІЯ", "Маріє"],
  ["uk", "Ткач", undefined],
  ["en", "Anna K.", "Anna"],
  ["en", "NightOwl77", undefined],
])("%s: the author %j is called %j", async (language, author, called) => {
  expect((await lintAnswer(language, author)).addressee).toBe(called);
});

test("a suggestion names the author where it is known, and leaves a gap where it is not", async () => {
  const suggestionsFor = async (language: Language, author: string) =>
    (await lintAnswer(language, author)).problems.flatMap(({ suggestions }) => suggestions);
  expect(await suggestionsFor("ru", "Анна К.")).toContain("Анна");
  expect(await suggestionsFor("uk", "Олена")).toContain("Олено");
  expect(await suggestionsFor("ru", "Котик")).toContain("[имя]");
});

test.each([
  ["Добрый день, [имя]!", "Добрый день, Анна!"],
  ["Вітаємо, [Ім'я]!", "Вітаємо, Анна!"],
  ["Good afternoon, [name as under the review].", "Good afternoon, Анна."],
  ["[имя], вы", "Анна, вы"],
  // These are people of the business.
  ["Напишіть нам, [ім'я] відповість до [час].", "Напишіть нам, [ім'я] відповість до [час]."],
  ["Please call [name] on [number].", "Please call [name] on [number]."],
])("the gap of %j", (sentence, filled) => {
  expect(addressed(sentence, "Анна")).toBe(filled);
});

import { describe, expect, test } from "vitest";
import { csv } from "../../core/formats/csv.ts";
import { defaultSettings } from "../../core/settings.ts";
import { createTactful } from "../../rules/linter.ts";
import { isSpelledAlike } from "../../rules/wrong-name/spelling.ts";
import { documentsOf } from "../formats/show.ts";
import { findRule } from "../helpers/lint.ts";

const find = (text: string, author: string | undefined, review?: string) =>
  findRule("wrong-name", text, { kind: "reply", ...(author && { author }), ...(review && { review }) });

const thanks = { ru: "Спасибо за отзыв.", uk: "Дякуємо за відгук.", en: "Thank you for the review." };

describe("somebody else is greeted", () => {
  test.each([
    [`Здравствуйте, Мария! ${thanks.ru}`, "Нина", "Мария"],
    [`Здравствуйте, МАРИЯ! ${thanks.ru}`, "НИНА К.", "МАРИЯ"],
    [`Здравствуйте, Мария, ${thanks.ru.toLowerCase()} Приходите ещё.`, "Нина", "Мария"],
    [`Здравствуйте, Маша! ${thanks.ru}`, "Саша", "Маша"],
    [`Здравствуйте, Дина! ${thanks.ru}`, "Нина", "Дина"],
    [`Здравствуйте, Марина! ${thanks.ru}`, "Арина", "Марина"],
    [`Добрий день, Оксано! ${thanks.uk}`, "Олена", "Оксано"],
    [`Добрий день, пані Ірино! ${thanks.uk}`, "Оксана Ткач", "Ірино"],
    [`Вітаю, Петре! ${thanks.uk}`, "Pavlo", "Петре"],
    [`Hello, Maria. ${thanks.en}`, "Nina K.", "Maria"],
    ["Dear Tim, the bike is ready.", "Tom", "Tim"],
    [`Hello Kate! ${thanks.en}`, "Bill", "Kate"],
  ])("%s — %s", async (text, author, name) => {
    expect(await find(text, author)).toEqual([name]);
  });
});

describe("the same person is greeted", () => {
  test.each([
    // Short and full names, cases and vocatives.
    [`Здравствуйте, Александра! ${thanks.ru}`, "Саша"],
    [`Здравствуйте, Саша! ${thanks.ru}`, "Александра"],
    [`Здравствуйте, Дмитрий! ${thanks.ru}`, "Дима"],
    [`Уважаемая Алла! ${thanks.ru}`, "Алле"],
    [`Здравствуйте, Артём! ${thanks.ru}`, "Артем"],
    [`Добрий день, Олено! ${thanks.uk}`, "Олена"],
    [`Добрий день, Катю! ${thanks.uk}`, "Катерина"],
    [`Добрий день, Сергію! ${thanks.uk}`, "Сергей"],
    [`Добрий день, пані Ірино! ${thanks.uk}`, "Ірина Ткач"],
    ["Hello, Liz! Thank you for coming.", "Elizabeth"],
    ["Hello, Elizabeth! Thank you for coming.", "Liz"],
    ["Hello, Bob! Thank you for coming.", "Robert Smith"],
    ["Hi Rebekah, thank you for coming.", "Rebecca"],
    // Two alphabets.
    [`Добрий день, Олено! ${thanks.uk}`, "Olena"],
    [`Добрий день, Юліє! ${thanks.uk}`, "Yuliia"],
    [`Hello Yuliia! ${thanks.en}`, "Юлія"],
    [`Добрий день, Ольго! ${thanks.uk}`, "Olha"],
    [`Добрий день, Ігоре! ${thanks.uk}`, "Ihor"],
    [`Здравствуйте, Наталья! ${thanks.ru}`, "Nataliia"],
    [`Здравствуйте, Евгений! ${thanks.ru}`, "Evgeny P."],
    // More than a name.
    [`Здравствуйте, Алла Петровна! ${thanks.ru}`, "Алла"],
    [`Здравствуйте, Нина Петровна, ${thanks.ru.toLowerCase()} Ждём вас.`, "Нина"],
    [`Здравствуйте, Анна и Пётр! ${thanks.ru}`, "Пётр"],
    [`Hello Ann and Bob! ${thanks.en}`, "Bob"],
    [`Dear Mr Smith, ${thanks.en}`, "John"],
  ])("%s — %s", async (text, author) => {
    expect(await find(text, author)).toEqual([]);
  });
});

describe("nobody can tell", () => {
  test.each([
    [`Hello Maria! ${thanks.en}`, "NightOwl77"],
    [`Hello Maria! ${thanks.en}`, "anna_k"],
    [`Hello Maria! ${thanks.en}`, "Larkspur Bakery Ltd"],
    [`Здравствуйте, Мария! ${thanks.ru}`, "ООО «Ромашка»"],
    [`Hello Maria! ${thanks.en}`, "A Google User"],
    [`Hello Maria! ${thanks.en}`, "Guest"],
    [`Добрий день, Маріє! ${thanks.uk}`, "Покупець"],
    [`Dear guest! ${thanks.en}`, "Nina"],
    [`Дорогой гость! ${thanks.ru}`, "Нина"],
    [`Здравствуйте! ${thanks.ru}`, "Нина"],
    [`Здравствуйте, {{ name }}! ${thanks.ru}`, "Нина"],
    [`Dear [NAME], ${thanks.en}`, "Fiona M"],
    [`Hello Maria! ${thanks.en}`, undefined],
  ])("%s — %s", async (text, author) => {
    expect(await find(text, author)).toEqual([]);
  });
});

test.each([
  [`Здравствуйте, Мария! ${thanks.ru}`, "Холодный суп. Нина К.", ["Мария"]],
  [`Здравствуйте, Нина! ${thanks.ru}`, "Холодный суп. Нина К.", []],
  [`Здравствуйте, Мария! ${thanks.ru}`, "Холодный суп. Ужасно.", []],
  [`Добрий день, Маріє! ${thanks.uk}`, "Холодний суп.\nОлена", ["Маріє"]],
  [`Добрий день, Олено! ${thanks.uk}`, "Холодний суп.\nОлена", []],
  [`Hi Maria, ${thanks.en}`, "Cold soup. Nina", ["Maria"]],
  [`Hi Nina, ${thanks.en}`, "Cold soup. Nina", []],
  [`Hi Maria, ${thanks.en}`, "Cold soup. Avoid", []],
])("a name at the review's end: %s — %s", async (text, review, names) => {
  expect(await find(text, undefined, review)).toEqual(names);
});

test("the author's column of a table", async () => {
  const linter = await createTactful();
  const table = 'Отзыв;Автор;Ответ\nСуп холодный;Нина;"Здравствуйте, Мария! Спасибо за отзыв."\n';
  const [row] = documentsOf(csv.read(table, {}));
  expect(row?.meta.author).toBe("Нина");
  const { problems } = await linter.lint(row as never, { ...defaultSettings, kind: "reply" });
  const [problem] = problems.filter(({ rule }) => rule === "wrong-name");
  expect(problem).toMatchObject({ actual: "Мария" });
  expect(problem?.message).toContain("Нина");
});

test("a message or an email greets whom it likes", async () => {
  const meta = { kind: "message", author: "Нина" } as const;
  expect(await findRule("wrong-name", `Здравствуйте, Мария! ${thanks.ru}`, meta)).toEqual([]);
});

test("a letter more or less is a mistake only in a name that nobody knows", () => {
  expect(isSpelledAlike("tom", "tim", true)).toBe(false);
  expect(isSpelledAlike("zelinda", "zelinde", false)).toBe(true);
  expect(isSpelledAlike("сніжана", "снежана", false)).toBe(true);
});

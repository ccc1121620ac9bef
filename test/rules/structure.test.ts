import { describe, expect, test } from "vitest";
import type { DocumentMeta } from "../../core/document.ts";
import type { Settings } from "../../core/settings.ts";
import { findRule, lintText } from "../helpers/lint.ts";

const find = (rule: string, text: string, meta: DocumentMeta = {}, settings: Partial<Settings> = {}) =>
  findRule(`structure/${rule}`, text, { kind: "email", ...meta }, settings);
const withOptions = (rule: string, options: Record<string, number>): Partial<Settings> => ({
  rules: { [`structure/${rule}`]: { severity: "info", options } },
});

describe("missing", () => {
  test.each([
    [
      "Hello, Ann! We are sorry about the cold soup.",
      { kind: "reply", rating: 1 },
      "We are sorry about the cold soup.",
    ],
    [
      "Здравствуйте, Анна! Нам жаль, что суп был холодным.",
      { kind: "reply", rating: 1 },
      "Нам жаль, что суп был холодным.",
    ],
    [
      "Добрий день, Анно! Нам прикро, що суп був холодним.",
      { kind: "reply", rating: 1 },
      "Нам прикро, що суп був холодним.",
    ],
  ] as const)("%s", async (text, meta, words) => {
    expect(await find("missing", text, meta)).toEqual([words]);
  });

  test.each([
    "Hello, Ines. We are sorry about the cold soup. Your bill for it was refunded this morning; if it is not on your card by Friday, ring Paulo on the number of your booking.",
    "Здравствуйте, Инна! Нам жаль, что суп был холодным. Мы вернули вам деньги сегодня утром. Если они не придут до пятницы, позвоните Павлу по номеру из брони.",
    "Добрий день, Інно! Нам прикро, що суп був холодним. Ми повернули вам гроші сьогодні вранці. Якщо вони не надійдуть до п'ятниці, зателефонуйте Павлові за номером із бронювання.",
  ])("nothing in: %s", async (text) => {
    expect(await find("missing", text, { kind: "reply", rating: 1 })).toEqual([]);
  });

  test("a letter without an offer is measured by no template", async () => {
    expect(
      await find("missing", "Hello, Ida! We are a small shop on the corner and we love what we do every day."),
    ).toEqual([]);
  });

  test("names what is missing and the template, in the language of the messages", async () => {
    const meta = { kind: "reply", rating: 1 } as const;
    const text = "Hello, Ann! We are sorry about the cold soup.";
    const messageIn = async (locale: Settings["locale"]) =>
      (await lintText(text, meta, { locale })).problems.find(({ rule }) => rule === "structure/missing")?.message;
    expect(await messageIn("auto")).toMatch(/^After .* \(reply to a complaint\): solution, next step\./);
    expect(await messageIn("ru")).toMatch(/решение, следующий шаг.*ответ на жалобу/);
    expect(await messageIn("uk")).toMatch(/скарг/);
  });

  test("a letter without thanks is no thank-you letter", async () => {
    const offer = "Hello, Ida! Walking boots are 30% off until Sunday, in every size we have.\n\n";
    const text = `${offer}Enter the code BOOTS at checkout.\n\n[Choose your boots](https://example.com)`;
    expect((await lintText(text, { kind: "email" })).outline.template).not.toBe("thanks");
    expect((await lintText(text, { kind: "email", template: "thanks" })).outline.template).toBe("thanks");
  });
});

describe("order", () => {
  test.each([
    [
      "We refunded your dinner this morning. We are very sorry that you waited, Ana.",
      ["We are very sorry that you waited, Ana."],
    ],
    ["We are very sorry that you waited, Ana. We refunded your dinner this morning.", []],
  ])("%s", async (text, words) => {
    expect(await find("order", `Two cooks were ill that day. ${text}`, { kind: "reply", rating: 1 })).toEqual(words);
  });

  test("by a template of one's own there is no place for what it does not have", async () => {
    const text = "We refunded your dinner this morning. We are very sorry that you waited, Ana.";
    const settings = { template: "short", templates: { short: ["solution", "sign-off?"] } };
    expect(await find("order", text, { kind: "reply", rating: 1 }, settings)).toEqual([]);
  });
});

/** Introductions of over forty words, and their last sentences. */
const intros: [string, string][] = [
  [
    "Hello, Ida!\n\nThe whole team still remembers the first rainy week of the shop. Hugo slept on the counter, the dog slept at the door, and the kettle never stopped. People walked in with wet umbrellas and told us about the hills. We listened, and we laughed a lot.\n\nWalking boots are 30% off until Sunday.\n\n[Choose your boots](https://example.com)",
    "We listened, and we laughed a lot.",
  ],
  [
    "Добрий день, Ідо!\n\nУся команда досі пам'ятає перший дощовий тиждень крамниці. Гліб спав на прилавку, собака спав біля дверей, а чайник ніколи не холов. Люди заходили з мокрими парасольками й розповідали нам про гори. Ми слухали, багато сміялися й самі мріяли піти туди разом із ними навесні.\n\nДо неділі черевики дешевші на 30 %.\n\n[Обрати черевики](https://example.com)",
    "Ми слухали, багато сміялися й самі мріяли піти туди разом із ними навесні.",
  ],
  [
    "Здравствуйте, Ида!\n\nВся команда до сих пор помнит первую дождливую неделю лавки. Глеб спал на прилавке, собака спала у двери, а чайник никогда не остывал. Люди входили с мокрыми зонтами и рассказывали нам о горах. Мы слушали, много смеялись и сами мечтали пойти туда вместе с ними весной.\n\nДо воскресенья ботинки дешевле на 30 %.\n\n[Выбрать ботинки](https://example.com)",
    "Мы слушали, много смеялись и сами мечтали пойти туда вместе с ними весной.",
  ],
];

describe("long-intro", () => {
  test.each(intros)("%s", async (text, last) => {
    expect(await find("long-intro", text)).toEqual([last]);
    expect(await find("long-intro", text, {}, withOptions("long-intro", { words: 80 }))).toEqual([]);
    expect(await find("long-intro", text, { kind: "message" })).toEqual([]);
  });

  test.each([
    "Hello, Ida! The wind is back. Walking boots are 30% off until Sunday.",
    "Здравствуйте, Ида! Вот и осень. До воскресенья ботинки дешевле на 30 %.",
    "Добрий день, Ідо! Ось і осінь. До неділі черевики дешевші на 30 %.",
  ])("nothing in: %s", async (text) => {
    expect(await find("long-intro", text)).toEqual([]);
  });
});

const offers = {
  en: [
    "Hello, Ida!\n\nWalking boots are 30% off until Sunday.",
    "Choose your boots",
    "Book a fitting",
    "Join the club",
    "Unsubscribe",
  ],
  ru: [
    "Здравствуйте, Ида!\n\nДо воскресенья ботинки дешевле на 30 %.",
    "Выбрать ботинки",
    "Записаться на примерку",
    "Подписаться на канал",
    "Отписаться",
  ],
  uk: [
    "Добрий день, Ідо!\n\nДо неділі черевики дешевші на 30 %.",
    "Обрати черевики",
    "Записатися на примірку",
    "Підписатися на канал",
    "Відписатися",
  ],
} as const;
const buttons = (...names: string[]) => names.map((name, i) => `\n\n[${name}](https://example.com/${i})`).join("");

describe.each(Object.entries(offers))("many-ctas in %s", (_, [offer, first, second, third, out]) => {
  test("shows the first that is too many", async () => {
    expect(await find("many-ctas", offer + buttons(first, second, third))).toEqual([third]);
    expect(await find("many-ctas", offer + buttons(first, second))).toEqual([]);
    expect(await find("many-ctas", offer + buttons(first, second), {}, withOptions("many-ctas", { count: 1 }))).toEqual(
      [second],
    );
  });

  test("the same button again is the same action, and the way out is none", async () => {
    expect(await find("many-ctas", offer + buttons(first, second, first, `${second}!`, first.toUpperCase()))).toEqual(
      [],
    );
    expect(await find("many-ctas", offer + buttons(first, second, out))).toEqual([]);
  });
});

describe("no-relevance", () => {
  test.each([
    [
      "Walking boots are 30% off until Sunday.",
      "You bought the Comet in March last year.",
      "They go with {{ last_order }}.",
    ],
    [
      "До воскресенья ботинки дешевле на 30 %.",
      "В марте вы купили у нас «Комету».",
      "К ним подойдёт {{ last_order }}.",
    ],
    ["До неділі черевики дешевші на 30 %.", "У березні ви купили в нас «Комету».", "До них пасує {{ last_order }}."],
  ])("%s with and without “%s”", async (offer, tie, tag) => {
    const link = "\n\n[Boots](https://example.com)";
    expect(
      await find("no-relevance", `Hello, {{ name }}!\n\n${offer}${link}`, { language: languageOf(offer) }),
    ).toEqual([offer]);
    expect(await find("no-relevance", `${tie} ${offer}${link}`)).toEqual([]);
    expect(await find("no-relevance", `${offer} ${tag}${link}`)).toEqual([]);
    expect(await find("no-relevance", offer, { kind: "reply" })).toEqual([]);
  });
});

function languageOf(text: string): "ru" | "uk" | "en" {
  return /і/.test(text) ? "uk" : /[а-я]/.test(text) ? "ru" : "en";
}

describe("too-long", () => {
  test.each([
    "We painted the shelf by the door in green last spring.",
    "Мы покрасили полку у двери в зелёный цвет прошлой весной.",
    "Ми пофарбували полицю біля дверей у зелений колір минулої весни.",
  ])("%s again and again", async (sentence) => {
    const kind = "message";
    const words = sentence.split(" ").length;
    const within = `${sentence} `.repeat(Math.floor(120 / words)).trim();
    expect(await find("too-long", within, { kind })).toEqual([]);
    for (const more of ["message", "reply"] as const)
      expect(await find("too-long", `${within} ${sentence}`, { kind: more })).toEqual([sentence]);
    expect(await find("too-long", within, { kind }, withOptions("too-long", { words: 30 }))).toEqual([sentence]);
    expect(await find("too-long", `${within} ${within}`, { kind: "email" })).toEqual([]);
    expect(await find("too-long", `> ${within} ${within}\n\n${sentence}`, { kind: "reply" })).toEqual([]);
    expect(await find("too-long", `- ${sentence}\n`.repeat(30), { kind })).toEqual([]);
  });
});

test("a rule that is off is silent, and a comment silences one for a document", async () => {
  const text = "Hello, Ann! We are sorry about the cold soup.";
  const meta = { kind: "reply", rating: 1 } as const;
  expect(
    await find("missing", text, meta, { rules: { "structure/missing": { severity: "off", options: {} } } }),
  ).toEqual([]);
  for (const directive of ["disable-next-line", "disable-file", "disable"]) {
    const silenced = `<!-- tactful-${directive} structure/missing -- a stub -->\n${text}`;
    const { problems, suppressed, notices } = await lintText(silenced, meta);
    expect([problems, notices]).toEqual([[], []]);
    expect(suppressed).toMatchObject([{ rule: "structure/missing", reason: "a stub" }]);
  }
});

import { describe, expect, test } from "vitest";
import type { DocumentMeta, Kind, SourceDocument } from "../../core/document.ts";
import { DocumentSet } from "../../core/document-set.ts";
import { markdown } from "../../core/formats/markdown.ts";
import { plain } from "../../core/formats/plain.ts";
import { defaultSettings, type Settings } from "../../core/settings.ts";
import type { Language } from "../../core/text/language.ts";
import { NearDuplicates, sketchOf } from "../../rules/canned-reply/near-duplicates.ts";
import { createTactful } from "../../rules/linter.ts";

const linter = await createTactful();

function read(text: string, kind: Kind, meta: DocumentMeta = {}): SourceDocument {
  const [document] = plain.read(text, {});
  const { meta: own, ...rest } = document as SourceDocument;
  return { ...rest, meta: { ...own, kind, ...meta } };
}

/** What one rule finds in a text: the words. */
async function find(
  rule: string,
  language: Language,
  kind: Kind,
  text: string,
  settings: Partial<Settings> = {},
): Promise<string[]> {
  const result = await linter.lint(read(text, kind, { language }), { ...defaultSettings, ...settings });
  expect(result.notices.filter(({ message }) => message.includes("failed"))).toEqual([]);
  return result.problems.filter((problem) => problem.rule === rule).map(({ actual }) => actual);
}

describe("over-apology", () => {
  test.each([
    ["ru", "Извините за шум. Простите за ожидание. Нам очень жаль, что суп остыл.", 1],
    ["ru", "Извините, извините! Деньги вернули вчера.", 1],
    ["ru", "Извините за шум. Нам жаль, что вы не выспались: окна заменили вчера.", 0],
    ["uk", "Вибачте за шум. Пробачте за чекання. Нам дуже прикро, що суп вистиг.", 1],
    ["en", "Sorry about the noise. We apologise for the wait. Our apologies for the soup too.", 1],
    ["en", "So sorry, sorry, sorry! The refund went out today.", 1],
    ["en", "We are sorry about the noise, and the refund went out today.", 0],
  ] as const)("%s: %s", async (language, text, count) => {
    expect(await find("over-apology", language, "reply", text)).toHaveLength(count);
  });
});

describe("address-mix", () => {
  test.each([
    ["ru", "Здравствуйте! Ваш заказ собран, вам позвонит курьер. Не забудь паспорт, он тебе пригодится.", ["тебе"]],
    ["ru", "Привет! Твой заказ собран, тебе позвонит курьер, ты только ответь. Ждём вас.", ["вас"]],
    ["ru", "Мы ждём Вас в среду. Напишите, если вам неудобно.", ["вам"]],
    ["ru", "Ваш заказ собран. Мы ждём вас в среду.", []],
    ["ru", "От дорогой вещи ждёшь точности. Мы вернём вам деньги до пятницы.", []],
    ["uk", "Ваше замовлення зібране, ми чекаємо на вас. Тобі подзвонить кур'єр.", ["Тобі"]],
    ["uk", "Ваше замовлення зібране, ми чекаємо на вас.", []],
    ["en", "Hi {{ first_name }}, your table is booked.", ["{{ first_name }}"]],
    ["en", 'Hi {{ first_name | default: "there" }}, your table is booked.', []],
    ["uk", "Вітаємо, {{name|друже}}! Ваш абонемент готовий.", []],
    ["ru", "Добрый день, *|FNAME|*! Ваш абонемент готов.", ["*|FNAME|*"]],
    ["ru", "Добрый день, *|FNAME:друзья|*! Ваш абонемент готов.", []],
  ] as const)("%s: %s", async (language, text, words) => {
    expect(await find("address-mix", language, "email", text)).toEqual(words);
  });
});

describe("familiarity and the form of address", () => {
  const thou = "Привет! Твой заказ собран, тебе позвонит курьер.";

  test("a brand may say «ты»", async () => {
    expect(await find("familiarity", "ru", "email", thou)).not.toEqual([]);
    expect(await find("familiarity", "ru", "email", thou, { address: "ty" })).toEqual([]);
  });
});

describe("unfilled-placeholder", () => {
  test.each([
    ["ru", "Здравствуйте, [Имя клиента]! Ждём вас.", "[Имя клиента]"],
    ["ru", "Здравствуйте, {ИМЯ}! Ждём вас.", "{ИМЯ}"],
    ["ru", "Ждём вас до ДД.ММ в салоне.", "ДД.ММ"],
    ["ru", "Ваш номер ______, приходите к девяти.", "______"],
    ["ru", "Здравствуйте, {{name! Ждём вас.", "{{name! Ждём вас."],
    ["uk", "Вітаємо, ##ІМ'Я##! Чекаємо на вас.", "##ІМ'Я##"],
    ["en", "Dear [FIRST NAME], see you soon.", "[FIRST NAME]"],
    ["en", "Dear Ann, your order XXXX is ready.", "XXXX"],
    ["en", "Lorem ipsum dolor sit amet.", "Lorem ipsum dolor sit amet"],
  ] as const)("%s: %s", async (language, text, words) => {
    expect(await find("unfilled-placeholder", language, "message", text)).toEqual([words]);
  });

  test.each([
    ["ru", "Здравствуйте, {{name}}! Размеры XL и XXL вернутся в среду."],
    ["ru", "Дату впишите в формате ДД.ММ.ГГГГ."],
    ["ru", "Платёж с карты 4276 XXXX XXXX 1234 прошёл."],
    ["en", "Order here [1] or [call us](https://example.com/call)."],
    ["en", "Your code is {code}, and it works today."],
    ["en", "____________________"],
  ] as const)("nothing in %s: %s", async (language, text) => {
    expect(await find("unfilled-placeholder", language, "message", text)).toEqual([]);
  });

  test("a public reply has no merge tags of one brace", async () => {
    expect(await find("unfilled-placeholder", "en", "reply", "Hi {reviewer_name}, thank you.")).toEqual([
      "{reviewer_name}",
    ]);
  });
});

describe("missing-opt-out", () => {
  const letter = "Здравствуйте!\n\nСкидка 20 % до воскресенья.\n\nМагазин «Лён»\n\n* Кроме пальто.";

  test("shows the end of the letter, above the small print", async () => {
    expect(await find("missing-opt-out", "ru", "email", letter)).toEqual(["Магазин «Лён»"]);
  });

  test.each([
    "Отписаться: {{unsub}}",
    "Если письма больше не нужны, нажмите [сюда](https://example.com/unsubscribe).",
    "Не хотите получать наши письма? Ответьте на это.",
  ])("nothing with: %s", async (line) => {
    expect(await find("missing-opt-out", "ru", "email", `${letter}\n\n${line}`)).toEqual([]);
  });
});

describe("small-print", () => {
  test.each([
    ["Билеты по 990 ₽*.\n\n* Только в один конец, багаж от 2 500 ₽.", ["* Только в один конец, багаж от 2 500 ₽."]],
    ["Ставка 21 %¹ на вклад.\n¹ Первые 30 дней, далее 9 %.", ["¹ Первые 30 дней, далее 9 %."]],
    ["В наборе:\n* чашка;\n* блюдце;\n* ложка.", []],
    ["Ставка 21 %* на вклад.\n* Лицензия № 1234 от 12.05.2010.", []],
  ])("%s", async (text, notes) => {
    expect(await find("small-print", "ru", "email", text)).toEqual(notes);
  });

  test("knows a note that Markdown takes for a list", async () => {
    const [document] = markdown.read("Билеты по 990 ₽\\*.\n\n* Только в один конец.\n", {});
    const read = { ...(document as SourceDocument), meta: { kind: "email" as const, language: "ru" as const } };
    const { problems } = await linter.lint(read, defaultSettings);
    expect(problems.filter(({ rule }) => rule === "small-print").map(({ actual }) => actual)).toEqual([
      "Только в один конец.",
    ]);
  });
});

describe("platform-limits", () => {
  const long = "Мы поправили раздел доставки и вернули деньги за заказ. ".repeat(8).trim();

  test("counts in the unit of the place", async () => {
    expect(await find("platform-limits", "ru", "reply", long, { platform: "google-play" })).toHaveLength(1);
    expect(await find("platform-limits", "ru", "reply", long, { platform: "google-business" })).toEqual([]);
    const bytes = "Мы поправили раздел доставки и вернули деньги. ".repeat(50).trim();
    expect(bytes.length).toBeLessThan(4096);
    expect(await find("platform-limits", "ru", "reply", bytes, { platform: "google-business" })).toHaveLength(1);
  });

  test("knows who takes no links and no contacts", async () => {
    const text = "Напишите нам: help@example.com, +7 912 345-67-89, www.example.com/help";
    expect(await find("platform-limits", "ru", "reply", text, { platform: "yandex-market" })).toEqual([
      "help@example.com",
      "+7 912 345-67-89",
      "www.example.com/help",
    ]);
    expect(await find("platform-limits", "ru", "reply", text, { platform: "google-play" })).toEqual([]);
    expect(await find("platform-limits", "ru", "reply", text)).toEqual([]);
  });

  test("measures a subject", async () => {
    const subject = "Скидка на зимние шины и бесплатная переобувка до конца этого месяца";
    const body = "\n\nЗдравствуйте!\n\nСкидка 20 % до воскресенья.";
    expect(await find("platform-limits", "ru", "email", `Тема: ${subject}${body}`)).toEqual([subject]);
    expect(await find("platform-limits", "ru", "email", `Тема: Скидка на зимние шины${body}`)).toEqual([]);
  });
});

describe("canned-reply", () => {
  const canned = (name: string, last = "Ждём вас снова.") =>
    `Здравствуйте, ${name}! Спасибо, что нашли время рассказать о покупке в нашем магазине. Мы передали ваш отзыв команде. ${last}`;

  /** The documents of a run in which the rule finds something, by their numbers. */
  async function cannedIn(texts: readonly string[]): Promise<number[]> {
    const set = new DocumentSet();
    const documents = texts.map((text) => read(text, "reply", { language: "ru" }));
    for (const document of documents) linter.survey(document, defaultSettings, set);
    const results = await Promise.all(documents.map((document) => linter.lint(document, defaultSettings, set)));
    return results.flatMap(({ problems }, i) => (problems.some(({ rule }) => rule === "canned-reply") ? [i] : []));
  }

  test("finds all of them, whatever the name and the sign-off", async () => {
    const other =
      "Здравствуйте, Инна! Чайник заменили в среду, а курьер привезёт новую крышку вместе с чеком до пятницы.";
    expect(await cannedIn([canned("Анна"), other, canned("Пётр", "Команда «Лён».")])).toEqual([0, 2]);
  });

  test("says nothing of greetings and thanks alone, and of a document without a set", async () => {
    expect(await cannedIn(["Здравствуйте! Спасибо за отзыв.", "Здравствуйте! Спасибо за отзыв."])).toEqual([]);
    const { problems } = await linter.lint(read(canned("Анна"), "reply", { language: "ru" }), defaultSettings);
    expect(problems.filter(({ rule }) => rule === "canned-reply")).toEqual([]);
  });

  test("takes ten thousand replies, half of them the same, without looking at all pairs", () => {
    const index = new NearDuplicates();
    const texts = Array.from({ length: 10_000 }, (_, i) =>
      Array.from({ length: 30 }, (_word, k) => (i % 2 ? 1_000_003 * k : (i * 31 + k * k * 7) % 5000)),
    ).map(sketchOf);
    for (const sketch of texts) index.add(sketch);
    expect(index.count(texts[1]!)).toBe(5000);
    expect(index.count(texts[0]!)).toBeLessThan(10);
  });
});

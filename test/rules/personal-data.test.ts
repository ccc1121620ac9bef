import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { plain } from "../../core/formats/plain.ts";
import { defaultSettings, type Settings } from "../../core/settings.ts";
import type { Language } from "../../core/text/language.ts";
import { identityMap } from "../../core/text/text-map.ts";
import { createTactful } from "../../rules/linter.ts";
import { check } from "../../rules/personal-data/check.ts";
import { isCardNumber, isIban } from "../../rules/personal-data/checksums.ts";
import { growthOf, LINEAR } from "../helpers/growth.ts";

const linter = await createTactful();

/** The words that the rule finds in a reply. */
async function find(
  language: Language,
  text: string,
  review?: string,
  business: Partial<Settings["business"]> = {},
): Promise<string[]> {
  const block = { role: "paragraph" as const, text, map: identityMap(0, text.length), quote: false };
  const document = {
    text,
    blocks: [block],
    comments: [],
    notices: [],
    meta: { kind: "reply" as const, language, ...(review ? { review } : {}) },
  };
  const settings = { ...defaultSettings, business: { ...defaultSettings.business, ...business } };
  const result = await linter.lint(document, settings);
  // A rule that throws becomes a notice.
  expect(result.notices.filter(({ message }) => message.includes("failed"))).toEqual([]);
  return result.problems.filter(({ rule }) => rule === "personal-data").map(({ actual }) => actual);
}

describe("phones", () => {
  test.each([
    ["ru", "Клиентка с номера +7 912 345-67-89 нам грубила.", "+7 912 345-67-89"],
    ["ru", "Человек с номера 8 (912) 345-67-89 ругался на всю линию.", "8 (912) 345-67-89"],
    ["ru", "Не смогли дозвониться до вас на 8 912 345-67-89 вчера.", "8 912 345-67-89"],
    ["uk", "Клієнтка з номера 067 123 45 67 нам грубила весь день.", "067 123 45 67"],
    ["uk", "Людина з +380 67 123 45 67 замовила й не забрала піцу.", "+380 67 123 45 67"],
    ["en", "The man from (213) 373-4253 shouted at our driver all day.", "(213) 373-4253"],
    ["en", "The man from 020 7946 0018 shouted at our driver all day.", "020 7946 0018"],
    ["en", "The man from +44 7400 123456 shouted at our driver all day.", "+44 7400 123456"],
  ] as const)("%s finds one in: %s", async (language, text, phone) => {
    expect((await find(language, text)).join(" ")).toContain(phone);
  });

  test.each([
    ["ru", "Позвоните, пожалуйста, старшему смены по номеру +7 912 345-67-89."],
    ["ru", "Телефон отдела качества: +7 912 345-67-89"],
    ["ru", "Бесплатная линия работает и ночью, а номер у неё 8 800 555-35-35."],
    ["ru", "Курьер вёз заказ № 9123456789 два часа."],
    ["uk", "Зателефонуйте, будь ласка, старшій зміни за номером 067 123 45 67."],
    ["en", "Please call our manager on (213) 373-4253."],
    ["en", "Anyone can ask at 1-800-473-2825 and be told the same thing."],
    ["en", "Jane Holt, manager\n(213) 373-4253"],
  ] as const)("%s leaves the business's own: %s", async (language, text) => {
    expect((await find(language, text)).filter((found) => !found.includes("заказ"))).toEqual([]);
  });

  test("an invitation with the customer after it is none", async () => {
    expect(await find("en", "We could only call you on (213) 373-4253 once that evening.")).not.toEqual([]);
    expect(await find("ru", "Ваш телефон +7 912 345-67-89 вчера весь день молчал у нас в трубке.")).not.toEqual([]);
  });

  test("a configured one is left, however it is written", async () => {
    const text = "Человек с номера 8 (912) 345-67-89 ругался на всю линию.";
    expect(await find("ru", text, undefined, { phones: ["+7 912 345 67 89"] })).toEqual([]);
  });

  test("a disclosed one is left", async () => {
    const text = "Человек с номера 8 (912) 345-67-89 ругался на всю линию.";
    expect(await find("ru", text, "Мой номер 89123456789, жду звонка")).toEqual([]);
  });
});

describe("e-mail", () => {
  const text = "The guest with anna.holt@example.com never answered what we sent her.";

  test("a person's address is found", async () => {
    expect(await find("en", text)).toEqual(["anna.holt@example.com"]);
  });

  test.each([
    ["invited", "Please send the photo to anna.holt@example.com and she will answer."],
    ["an office's", "The guest who never answered had the form from support@example.com in June."],
    ["no address", "See you @anna, we love that."],
  ])("%s is left", async (_, other) => {
    expect(await find("en", other)).toEqual([]);
  });

  test("configured and disclosed ones are left", async () => {
    expect(await find("en", text, undefined, { emails: ["Anna.Holt@example.com"] })).toEqual([]);
    expect(await find("en", text, undefined, { domains: ["example.com"] })).toEqual([]);
    expect(await find("en", text, "Write to ANNA.HOLT@example.com")).toEqual([]);
  });
});

describe("cards and accounts", () => {
  test("by their check digits", () => {
    expect(isCardNumber("4111111111111111")).toBe(true);
    expect(isCardNumber("4111111111111112")).toBe(false);
    expect(isCardNumber("1111111111111117")).toBe(false);
    expect(isIban("GB82WEST12345698765432")).toBe(true);
    expect(isIban("GB83WEST12345698765432")).toBe(false);
    expect(isIban("UA213223130000026007233566001")).toBe(true);
  });

  test("found in a text", async () => {
    expect(await find("ru", "Деньги ушли на 4111 1111 1111 1111 утром.")).toEqual(["4111 1111 1111 1111"]);
    expect(await find("en", "The refund went to GB82 WEST 1234 5698 7654 32 on Friday.")).toEqual([
      "GB82 WEST 1234 5698 7654 32",
    ]);
    expect(await find("en", "The refund went to GB83 WEST 1234 5698 7654 32 on Friday.")).toEqual([]);
    expect(await find("ru", "Серия 4111 1111 1111 1112 снята с полки.")).toEqual([]);
  });
});

describe("papers", () => {
  test.each([
    ["en", "Your policy GB-22871 lapsed in May.", "policy GB-22871"],
    ["ru", "Посылка RB118204 лежит на почте.", "Посылка RB118204"],
    ["uk", "За договором АБ-1184 усе сплачено.", "договором АБ-1184"],
    ["ru", "Ваш договор № 118/А расторгнут.", "договор № 118"],
  ] as const)("%s finds the code in: %s", async (language, text, words) => {
    expect(await find(language, text)).toEqual([words]);
  });

  test("a request for it is none", async () => {
    expect(await find("ru", "Пришлите номер заказа в личные сообщения.")).toEqual([]);
    expect(await find("en", "Send us your order number in a private message.")).toEqual([]);
  });
});

describe("what the review told", () => {
  test.each([
    ["ru", "При вашем диабете это опасно, простите нас.", "У меня диабет, а мне принесли сладкое"],
    ["ru", "По договору № 118 деньги вернём завтра.", "Договор 118, деньги не вернули!"],
    ["en", "We are sorry that your eczema got worse.", "I have eczema and told them so"],
  ] as const)("%s may be answered: %s", async (language, text, review) => {
    expect(await find(language, text)).not.toEqual([]);
    expect(await find(language, text, review)).toEqual([]);
  });

  test.each([
    ["ru", "По договору № 118 деньги вернём завтра.", "Договор 2118, деньги не вернули!"],
    ["ru", "Здравствуйте, Жданова Ольга Петровна!", "Ужас. О. Жданова"],
    ["ru", "При вашем диабете это опасно.", "Торт был несвежий, ваш повар опасен"],
  ] as const)("%s but no more than that: %s", async (language, text, review) => {
    expect(await find(language, text, review)).not.toEqual([]);
  });
});

test("looks at nothing where there are no digits and no @", () => {
  const text = "Спасибо за отзыв! ".repeat(1000);
  const fail = () => {
    throw new Error("asked");
  };
  const tokens = new Proxy({}, { get: fail });
  const context = {
    block: { text },
    get language() {
      return fail();
    },
    tokens,
    isInClass: fail,
  } as never;
  expect([...check(context)]).toEqual([]);
});

test.each([
  ["digits", "7"],
  ["groups of digits", "79 "],
  ["addresses", "a.b@c.de "],
  ["phones", "+7 912 345-67-89, "],
  ["at signs", "a@"],
])("runs of %s take no longer than others", async (_, unit) => {
  expect(await growthOf((length) => find("ru", unit.repeat(length / unit.length)), 10_000)).toBeLessThan(LINEAR);
});

test("the name that the review is signed with is no news", async () => {
  const text = "Здравствуйте, Кравцова Инна Юрьевна, деньги вернули вам в среду.";
  const [document] = plain.read(text, {});
  const lint = async (author?: string) => {
    const meta = { kind: "reply", language: "ru", ...(author ? { author } : {}) } as const;
    return (await (await createTactful()).lint({ ...(document as SourceDocument), meta }, defaultSettings)).problems;
  };
  expect((await lint()).map(({ rule }) => rule)).toContain("personal-data");
  expect((await lint("Кравцова Инна Юрьевна")).map(({ rule }) => rule)).not.toContain("personal-data");
});

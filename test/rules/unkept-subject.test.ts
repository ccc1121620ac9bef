import { describe, expect, test } from "vitest";
import { findRule } from "../helpers/lint.ts";

const find = (head: string, body: string) =>
  findRule("structure/unkept-subject", `${head}\n\n${body}`, { kind: "email" });

const shop = {
  en: "Hello! We have opened a new shop on Mill Lane, with a café and a reading room for children.",
  ru: "Здравствуйте! Мы открыли новую лавку на углу, с кафе и читальней для детей и взрослых.",
  uk: "Добрий день! Ми відкрили нову крамницю на розі, з кав'ярнею й читальнею для дітей і дорослих.",
};

test.each([
  ["Subject: -30% on everything", shop.en, "30"],
  ["Subject: £5 for a kettle", shop.en, "5"],
  ["Subject: Until 25 May only", shop.en, "25"],
  ["Subject: “Comet” is back", shop.en, "“Comet”"],
  ["Тема: Чайники по 1 500 ₽", shop.ru, "1 500"],
  ["Тема: Только до 25.05", shop.ru, "25.05"],
  ["Тема: «Комета» снова в продаже", shop.ru, "«Комета»"],
  ["Тема: Чайники по 1 500 ₴", shop.uk, "1 500"],
  ["Тема: «Комета» знову в продажу", shop.uk, "«Комета»"],
  ["Subject: News\nPreheader: Now 40% off", shop.en, "40"],
])("%s", async (head, body, words) => {
  expect(await find(head, body)).toEqual([words]);
});

describe("kept in other words", () => {
  const more = "a reading room for children and a terrace";
  test.each([
    ["Subject: 50% off kettles", `Hello! Every kettle is half price in our new shop, and there is ${more}.`],
    [
      "Тема: Чайники дешевле на 50 %",
      "Здравствуйте! Все чайники в нашей новой лавке на углу до субботы стоят вдвое дешевле.",
    ],
    [
      "Тема: Чайники дешевші на 50 %",
      "Добрий день! Усі чайники в нашій новій крамниці на розі до суботи коштують удвічі менше.",
    ],
    ["Subject: £1200 off kitchens", `Hello! We take £1,200 off kitchens in our new shop, and there is ${more}.`],
    ["Subject: £1,200 off kitchens", `Hello! We take £1200 off kitchens in our new shop, and there is ${more}.`],
    ["Subject: £12.00 kites", `Hello! We have kites from £12 in our new shop on Mill Lane, and ${more}.`],
    [
      "Тема: Чайники по 1 500 ₽",
      "Здравствуйте! Чайники по 1500 рублей ждут вас в нашей новой лавке на углу до субботы.",
    ],
    ["Тема: Чайники по 1500 ₴", "Добрий день! Чайники по 1\u00a0500 ₴ чекають на вас у нашій новій крамниці на розі."],
    ["Subject: Until 25.05", `Hello! We have cakes until 25 May in our new shop on Mill Lane, and ${more}.`],
    ["Тема: До 25 мая", "Здравствуйте! До 25.05 чайники ждут вас в нашей новой лавке на углу, а с ними чашки."],
    ["Subject: 5 walks for May", `Hello! Here are five walks in our new guide, and there is ${more}.`],
    [
      "Тема: «Комета» снова в продаже",
      "Здравствуйте! Мы открыли новую лавку на углу, и в ней вы найдёте «Комету» и чайники.",
    ],
    ["Subject: Get “free delivery”", shop.en],
    ["Subject: -30% on everything", "[See more](https://example.com)"],
    [
      "Subject: -30% on everything",
      `Hello! We take {{ percent }} off everything in our new shop, and there is ${more}.`,
    ],
    ["Subject: -30% on everything\nPreheader: The whole shop is 30% cheaper", `${shop.en} It is all 30% off.`],
  ])("%s — %s", async (head, body) => {
    expect(await find(head, body)).toEqual([]);
  });
});

test("a preheader is read with the letter, and keeps what the subject says", async () => {
  expect(await find("Subject: Until 25 May\nPreheader: Kettles until 25 May", shop.en)).toEqual([]);
});

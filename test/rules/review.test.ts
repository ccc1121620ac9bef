import { describe, expect, test } from "vitest";
import type { DocumentMeta } from "../../core/document.ts";
import { findRule, lintText } from "../helpers/lint.ts";

const find = (rule: string, text: string, meta: DocumentMeta = {}) => findRule(rule, text, { kind: "reply", ...meta });

describe("ignored-complaint", () => {
  const complaints = {
    ru: "Час стояли в очереди, суп холодный.",
    uk: "Годину стояли в черзі, суп холодний.",
    en: "An hour in the queue, and the soup was cold.",
  };

  test.each([
    ["Спасибо за отзыв! Ваше мнение очень важно для нас.", complaints.ru],
    ["Дякуємо за відгук! Ваша думка дуже важлива для нас.", complaints.uk],
    ["Thank you for your feedback, we are working to become better.", complaints.en],
    ["Thank you for choosing us!", "The courier left the vase in the rain."],
  ])("%s — %s", async (text, review) => {
    expect(await find("ignored-complaint", text, { review, rating: 1 })).toHaveLength(1);
  });

  test.each([
    ["Час в очереди это слишком долго. С субботы откроется вторая касса.", complaints.ru],
    ["Суп должен быть горячим, повар уже проверил плиту.", complaints.ru],
    ["Година в черзі це задовго. Із суботи відкриється друга каса.", complaints.uk],
    ["An hour for a loaf is too long, Ilse. From Saturday the second till opens at eight.", complaints.en],
    ["We are sorry. Your opinion matters to us.", "Awful!"],
    ["Спасибо за отзыв! Ваше мнение очень важно для нас.", "Ужас!"],
    ["Дякуємо за відгук! Ваша думка дуже важлива для нас.", "Жах!"],
  ])("nothing: %s — %s", async (text, review) => {
    expect(await find("ignored-complaint", text, { review, rating: 1 })).toEqual([]);
  });

  test("praise may be answered with thanks alone, and so may nobody's review", async () => {
    const text = "Thank you! Your opinion matters to us.";
    expect(await find("ignored-complaint", text, { review: "No queue, lovely soup!", rating: 5 })).toEqual([]);
    expect(await find("ignored-complaint", text, { rating: 1 })).toEqual([]);
  });

  test("names the subjects in the language of the messages", async () => {
    const settings = { locale: "uk" } as const;
    const meta = { kind: "reply", review: complaints.ru, rating: 1 } as const;
    const { problems } = await lintText("Спасибо за отзыв! Ваше мнение очень важно для нас.", meta, settings);
    expect(problems.find(({ rule }) => rule === "ignored-complaint")?.message).toContain("чекання");
  });
});

describe("mood-mismatch", () => {
  test.each([
    ["Очень рады, что вам понравилось!", 1],
    ["Дуже раді, що вам сподобалося!", 2],
    ["We are so glad you enjoyed your stay!", 1],
    ["Thank you for your kind words!", 2],
    ["Thank you for the wonderful review!", 1],
    ["Нам очень жаль, что так вышло.", 5],
    ["Нам дуже прикро, що так сталося.", 5],
    ["We are so sorry about your experience.", 5],
  ])("%s under %i", async (text, rating) => {
    expect(await find("mood-mismatch", text, { rating })).toHaveLength(1);
  });

  test.each([
    ["Очень рады, что вам понравилось!", 5],
    ["Очень рады, что вам понравилось!", 3],
    ["Очень рады, что вам понравилось!", undefined],
    ["Дуже раді, що вам сподобалося!", 5],
    ["We are so glad you enjoyed your stay!", 5],
    ["Будем рады видеть вас снова.", 1],
    ["Будемо раді бачити вас знову.", 1],
    ["We would be glad to see you again. Happy to help.", 1],
    ["Спасибо за отзыв.", 1],
    ["Дякуємо за відгук.", 1],
    ["Thank you for your review.", 1],
  ])("nothing: %s under %s", async (text, rating) => {
    expect(await find("mood-mismatch", text, rating === undefined ? {} : { rating })).toEqual([]);
  });

  test.each([
    ["Нам очень жаль, что суп был холодным.", "Отлично, но суп был холодным и ждали долго."],
    ["Нам дуже прикро, що суп вистиг.", "Чудово, але суп був холодний і довго чекали."],
    ["We are sorry about the cold soup.", "Great place, but the soup was cold and we waited for ages."],
  ])("a fault under five stars may be regretted: %s", async (text, review) => {
    expect(await find("mood-mismatch", text, { rating: 5, review })).toEqual([]);
  });
});

describe("arguing with the review's own words", () => {
  test.each([
    ["Официант в тот вечер ни на кого не кричал.", "Официант кричал на нас весь вечер."],
    ["В номере не было пыли.", "В номере пыль и грязь."],
    ["Офіціант того вечора ні на кого не кричав.", "Офіціант кричав на нас увесь вечір."],
    ["The waiter did not shout at anyone that evening.", "The waiter shouted at me."],
    ["The room was not dusty.", "The room was dusty."],
  ])("%s — %s", async (text, review) => {
    expect(await find("arguing", text, { review })).toHaveLength(1);
  });

  test.each([
    ["admits", "Да, полотенца не меняли, это наша ошибка.", "Полотенца грязные, висели три дня."],
    ["admits", "The waiter should not have shouted, and we are sorry.", "The waiter shouted at me."],
    ["speaks of the future", "Официант больше не будет кричать на гостей.", "Официант кричал на нас весь вечер."],
    ["speaks of the future", "The waiter will not shout again.", "The waiter shouted at me."],
    ["repeats", "Полотенца в номере не меняли три дня.", "Полотенца не меняли три дня."],
    ["repeats", "Рушники не міняли три дні.", "Рушники не міняли три дні."],
    ["repeats", "The towels were not changed for three days.", "The towels were not changed for three days."],
    ["speaks of something else", "The lift was not in use that week.", "The waiter shouted at me."],
  ])("nothing where it %s: %s — %s", async (_, text, review) => {
    expect(await find("arguing", text, { review })).toEqual([]);
  });
});

describe("personal-data", () => {
  test.each([
    ["Ваш заказ № 44817 мы нашли.", "Заказ 44817 потеряли.", "Заказ потеряли."],
    ["Ваше замовлення № 44817 ми знайшли.", "Замовлення 44817 загубили.", "Замовлення загубили."],
    ["We found your order #44817 at the depot.", "Order 44817 got lost.", "My order got lost."],
    ["Ваш телефон +7 912 345-67-89 вчера молчал.", "Никто не звонил на 8(912)345 67 89!", "Никто не звонил!"],
    ["Ваш телефон 067 123 45 67 учора мовчав.", "Ніхто не дзвонив на +380671234567!", "Ніхто не дзвонив!"],
    ["При вашем диабете это опасно.", "У меня диабет.", "Принесли сладкое."],
    ["За вашого діабету це небезпечно.", "У мене діабет.", "Принесли солодке."],
    ["We are sorry that your eczema got worse.", "My eczema got worse.", "The cream burned."],
  ])("%s is no news after “%s”, but after “%s”", async (text, told, silent) => {
    expect(await find("personal-data", text, { review: told })).toEqual([]);
    expect(await find("personal-data", text, { review: silent })).toHaveLength(1);
    expect(await find("personal-data", text)).toHaveLength(1);
  });

  test("another number than the review's is news", async () => {
    const review = "Никто не звонил на +79123456780!";
    expect(await find("personal-data", "Ваш телефон +7 912 345-67-89 вчера молчал.", { review })).toHaveLength(1);
  });
});

import { describe, expect, test } from "vitest";
import type { DocumentMeta } from "../../core/document.ts";
import { lintText } from "../helpers/lint.ts";
import { documents } from "./documents.ts";

const thanks = "Thank you so much, Omar! We are so glad that you liked the plum tart.";

describe("the kind of a document", () => {
  test("is what it says, before the settings, before its stars", async () => {
    const meta = { kind: "email", rating: 1 } as const;
    const { verdict } = await lintText(thanks, meta, { kind: "message" });
    expect(verdict).toEqual({ kind: "email", by: "document", likelihood: 1, signs: [] });
  });

  test("is what the settings say, before its stars", async () => {
    const { verdict, kind } = await lintText(thanks, { rating: 1 }, { kind: "message" });
    expect([verdict.by, verdict.kind, kind]).toEqual(["settings", "message", "message"]);
  });

  test("with stars is a reply", async () => {
    const { verdict } = await lintText("Ваш заказ уже у курьера.", { rating: 4 });
    expect(verdict).toEqual({ kind: "reply", by: "guess", likelihood: 1, signs: ["rating"] });
  });

  test.each(documents)("of $name is guessed, with signs, or left open", async ({ text, kind }) => {
    const { verdict } = await lintText(text);
    if (verdict.by === "guess") {
      expect(verdict.kind).toBe(kind);
      expect(verdict.likelihood).toBeGreaterThanOrEqual(0.7);
      expect(verdict.signs.length).toBeGreaterThan(0);
    } else expect(verdict).toMatchObject({ kind: "message", by: "unsure", signs: [] });
    if (kind === "email") expect(verdict.by).toBe("guess");
  });

  test.each(["", "Hi", "> Only a review.\n", "Wir bedauern sehr, dass Sie so lange warten mussten."])(
    "of “%s” is unsure",
    async (text) => {
      expect((await lintText(text)).verdict).toMatchObject({ kind: "message", by: "unsure", signs: [] });
    },
  );
});

const praise = {
  ru: "Отлично! Очень вкусно, всем советую",
  uk: "Чудово! Дуже смачно, всім раджу",
  en: "Lovely, delicious food and friendly staff",
};
const complaint = {
  ru: "Ужасное обслуживание, нахамили, деньги не вернули, никому не советую",
  uk: "Жахливо! Чекали годину, грубий персонал, більше ніколи.",
  en: "Terrible, dirty tables and rude staff",
};
const moodOf = async (meta: DocumentMeta, text = "Thank you!") =>
  (await lintText(text, { kind: "reply", ...meta })).outline.mood;

describe("the mood of what is answered", () => {
  test.each(Object.values(praise))("praise: %s", async (review) => {
    expect(await moodOf({ review })).toBe("praise");
    expect(await moodOf({ review, rating: 3 })).toBe("praise");
    expect(await moodOf({ review, rating: 5 })).toBe("praise");
  });

  test.each(Object.values(complaint))("a complaint: %s", async (review) => {
    expect(await moodOf({ review })).toBe("complaint");
    expect(await moodOf({ review, rating: 3 })).toBe("complaint");
    expect(await moodOf({ review, rating: 1 })).toBe("complaint");
  });

  test("is what the stars say where words say nothing", async () => {
    expect(await Promise.all([1, 2, 3, 4, 5].map((rating) => moodOf({ rating })))).toEqual([
      ...["complaint", "complaint", null, "praise", "praise"],
    ]);
    expect(await moodOf({ review: "Были в среду.", rating: 5 })).toBe("praise");
  });

  test("is unknown where words contradict the stars, and where neither is there", async () => {
    expect(await moodOf({ review: praise.ru, rating: 1 })).toBeNull();
    expect(await moodOf({})).toBeNull();
  });

  test.each([
    ["Нам очень жаль, что вы ждали. Деньги вернули вам сегодня.", complaint.en],
    ["We are very sorry that you waited. The refund went out today.", complaint.uk],
    ["Дуже раді, що вам сподобалося!", praise.en],
    ["We are so glad that you liked it!", praise.ru],
  ])("of a review in another language: %s — %s", async (text, review) => {
    const expected = (Object.values(praise) as string[]).includes(review) ? "praise" : "complaint";
    const { language, outline } = await lintText(text, { kind: "reply", review });
    expect(language).not.toBeNull();
    expect(outline).toMatchObject({ mood: expected, template: expected });
  });

  test("is told by the reply itself where nobody tells it", async () => {
    const [sorry, , , glad] = documents;
    expect(await moodOf({}, sorry?.text)).toBe("complaint");
    expect(await moodOf({}, glad?.text)).toBe("praise");
  });

  test("is nothing to an email", async () => {
    expect((await lintText(thanks, { kind: "email" })).outline.mood).toBeNull();
  });
});

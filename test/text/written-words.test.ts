import { expect, test } from "vitest";
import { isNickname } from "../../core/signature.ts";
import { isCompany } from "../../core/text/company.ts";
import { writtenWords } from "../../core/text/written-words.ts";

test("words are letters with what joins them, and stand where they were", () => {
  const text = " Анна-Мария О’Нил, 2-й «клиент» Мар\u0301ия — it's";
  const words = writtenWords(text);
  expect(words.map(({ written }) => written)).toEqual(["Анна-Мария", "О’Нил", "й", "клиент", "Мар\u0301ия", "it's"]);
  for (const { written, start, end } of words) expect(text.slice(start, end)).toBe(written);
});

test("joiners join only what stands on both sides of them", () => {
  expect(writtenWords("-анна- 'o'").map(({ written }) => written)).toEqual(["анна", "o"]);
});

test.each(["Larkspur Bakery Ltd", "ООО «Ромашка»", "Café Azur", "кав’ярня-магазин", "Студія «Ніка»", "shop24"])(
  "%s is a company",
  (signature) => expect(isCompany(signature)).toBe(true),
);

test.each(["Анна Петрова", "Groupama fan", "Тамара Школьная", "Incey", ""])("%s is none", (signature) =>
  expect(isCompany(signature)).toBe(false),
);

test.each(["NightOwl77", "anna_k", "аннА", "iPhone"])("%s is a nickname", (name) =>
  expect(isNickname(name)).toBe(true),
);

test.each(["Анна К.", "ANNA", "O'Neil", "Анна-Мария", ""])("%s is none", (name) =>
  expect(isNickname(name)).toBe(false),
);

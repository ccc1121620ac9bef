import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { inlineRow, workbook } from "../helpers/workbook.ts";
import { cardOf, editor, hasBrowser, openTable, paste, textOf, useSite, type Visit } from "./visit.ts";

const visit = useSite();
const rude = "Не можем с вами согласиться: вы сами виноваты в поломке.";
const mended = 'Олег, простите за чайник; "новый" уже едет.';
const table = ["id;Отзыв;Ответ;Оценка", `7;Сломался;${rude};1`, "8;Ждали час;Ничем не можем помочь.;2"].join("\r\n");

/** Opens the row that says something, and writes something else in its place. */
async function mend(page: Page, words: string, text: string): Promise<void> {
  await page
    .locator(".texts tbody tr", { hasText: words })
    .getByRole("button", { name: "Открыть и поправить" })
    .click();
  await editor(page).focus();
  await page.keyboard.press("Control+A");
  await paste(page, text);
}

async function download({ page }: Visit): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Скачать с замечаниями" }).click(),
  ]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

const rowOf = (page: Page, words: string) => page.locator(".texts tbody tr", { hasText: words });

describe.skipIf(!hasBrowser)("mending the texts of a table", () => {
  test("a mended text goes back into its row, is checked again, and is in the download; all else stays", async () => {
    const visited = await visit();
    const { page } = visited;
    await openTable(visited, "ответы.csv", Buffer.from(table));
    // The filter hides what is mended, but not the row that one comes back from.
    await page.locator(".bar", { hasText: "Спор с клиентом" }).click();
    await mend(page, "согласиться", mended);
    await page.getByRole("button", { name: "Вернуться к таблице" }).click();
    const row = rowOf(page, "простите за чайник");
    await row.getByText("Исправлено").waitFor();
    await row.getByText("ещё не проверено").waitFor({ state: "detached" });
    expect(await row.innerText()).not.toContain("Спор с клиентом");
    await page.getByText("исправлено 1").waitFor();
    const { text } = await download(visited);
    const [, first, second] = text.split("\r\n");
    expect(first).toMatch(/^7;Сломался;"Олег, простите за чайник; ""новый"" уже едет\.";1;/);
    expect(first).not.toContain("согласиться");
    expect(second).toMatch(/^8;Ждали час;Ничем не можем помочь\.;2;"/);
    expect(visited.errors).toEqual([]);
  });

  test("what is found in a mended text is told of in its row", async () => {
    const visited = await visit();
    const { page } = visited;
    await openTable(visited, "ответы.csv", Buffer.from("Ответ\nСпасибо за отзыв!\n"));
    await mend(page, "Спасибо", "Вы сами виноваты.");
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    // A download waits for what is not checked yet.
    expect((await download(visited)).text).toContain('"Вы сами виноваты.","Опасно"');
    await rowOf(page, "Вы сами").locator(".remark-error").waitFor();
    await page.locator(".bar", { hasText: "Упрёк клиенту" }).waitFor();
  });

  test("lines of JSON get the new text, and line ends as they had them", async () => {
    const visited = await visit();
    const { page } = visited;
    await openTable(
      visited,
      "replies.jsonl",
      Buffer.from(`{"id": 12345678901234567890, "reply": "${rude}\\r\\nИгорь"}\n`),
    );
    await mend(page, "согласиться", "Простите.\nИгорь");
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    await rowOf(page, "Простите").waitFor();
    const { text } = await download(visited);
    expect(text).toMatch(/^\{"id": 12345678901234567890, "reply": "Простите\.\\r\\nИгорь"/);
  });

  test("of a workbook a table is downloaded, with what was mended, and it is said before", async () => {
    const visited = await visit();
    const { page } = visited;
    const sheet = [inlineRow(1, ["Отзыв", "Ответ"]), inlineRow(2, ["Сломался", rude])].join("");
    await openTable(visited, "ответы.xlsx", Buffer.from(workbook([["Отзывы", sheet]]), "latin1"));
    await page.getByText("скачается таблица CSV").waitFor();
    await mend(page, "согласиться", mended);
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    await rowOf(page, "простите").waitFor();
    const { name, text } = await download(visited);
    expect(name).toBe("ответы-tactful.csv");
    expect(text).toContain('"Сломался","Олег, простите за чайник; ""новый"" уже едет."');
    expect(text).not.toContain("согласиться");
  });

  test("a row can have its own text back, and an example that took its place is none of its", async () => {
    const visited = await visit();
    const { page } = visited;
    await openTable(visited, "ответы.csv", Buffer.from(table));
    await mend(page, "согласиться", mended);
    await page.getByRole("button", { name: "Клиника" }).click();
    await cardOf(page, "arguing").first().waitFor();
    expect(await page.getByRole("button", { name: "Вернуться к таблице" }).count()).toBe(0);
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    await rowOf(page, "простите за чайник").getByRole("button", { name: "Вернуть, как было" }).click();
    await rowOf(page, "согласиться").locator(".remark-error").first().waitFor();
    expect(await page.getByText("Исправлено").count()).toBe(0);
    const { text } = await download(visited);
    expect(text).toContain(`7;Сломался;${rude};1;"`);
  });

  test("a row that got its own text back keeps it, though it is open in the editor", async () => {
    const visited = await visit();
    const { page } = visited;
    await openTable(visited, "ответы.csv", Buffer.from(table));
    await mend(page, "согласиться", mended);
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    await rowOf(page, "простите за чайник").getByRole("button", { name: "Вернуть, как было" }).click();
    await page.getByRole("tab", { name: "Ответ на отзыв" }).click();
    expect(await textOf(page)).toBe(rude);
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    await rowOf(page, "согласиться").waitFor();
    expect(await page.getByText("Исправлено").count()).toBe(0);
  });

  test("undoing the opening of a row brings back the text before, which is not the row's", async () => {
    const visited = await visit();
    const { page } = visited;
    await page.getByRole("button", { name: "Клиника" }).click();
    await cardOf(page, "arguing").first().waitFor();
    const before = await textOf(page);
    await openTable(visited, "ответы.csv", Buffer.from(table));
    await rowOf(page, "согласиться").getByRole("button", { name: "Открыть и поправить" }).click();
    await page.getByRole("button", { name: "Отменить" }).click();
    expect(await textOf(page)).toBe(before);
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    await rowOf(page, "согласиться").waitFor();
    expect(await page.getByText("Исправлено").count()).toBe(0);
  });

  test("on a phone a row far down opens at the top, with its tab in sight, and is in sight again afterwards", async () => {
    const visited = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    const { page } = visited;
    const many = Array.from({ length: 60 }, (_, i) => `${i};Вы сами виноваты, номер ${i}.`);
    await openTable(visited, "ответы.csv", Buffer.from(`id;Ответ\n${many.join("\n")}\n`));
    await rowOf(page, "номер 50.").getByRole("button", { name: "Открыть и поправить" }).tap();
    const back = page.getByRole("button", { name: "Вернуться к таблице" });
    await expect.poll(() => back.evaluate((node) => node.getBoundingClientRect().top)).toBeLessThan(844);
    const seen = (node: Element) => node.getBoundingClientRect().left >= 0 && node.getBoundingClientRect().right <= 390;
    expect(await page.getByRole("tab", { selected: true }).evaluate(seen)).toBe(true);
    await back.tap();
    expect(await page.getByRole("tab", { selected: true }).evaluate(seen)).toBe(true);
    const row = rowOf(page, "номер 50.");
    await expect.poll(() => row.evaluate((node) => node.getBoundingClientRect().top)).toBeLessThan(844);
    expect(await row.evaluate((node) => node.getBoundingClientRect().top)).toBeGreaterThan(0);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  });

  test("another file asks first while changes are not downloaded, and not after", async () => {
    const visited = await visit();
    const { page } = visited;
    const asked: string[] = [];
    page.on("dialog", (dialog) => {
      asked.push(dialog.message());
      dialog.dismiss();
    });
    await openTable(visited, "ответы.csv", Buffer.from(table));
    await mend(page, "согласиться", mended);
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    await page.getByRole("button", { name: "Другой файл" }).click();
    await rowOf(page, "простите за чайник").waitFor();
    expect(asked).toHaveLength(1);
    await download(visited);
    await page.getByRole("button", { name: "Другой файл" }).click();
    await page.getByRole("heading", { name: "Проверить сразу много ответов" }).waitFor();
    expect(asked).toHaveLength(1);
  });
});

describe.skipIf(!hasBrowser)("files that cannot be read", () => {
  test.each([
    ["ответы.csv", Buffer.from("%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< /Type /Catalog >>\nendobj\n"), "Это документ PDF"],
    ["ответы.xlsx", Buffer.from("PK\u0003\u0004 broken"), "не таблица Excel"],
    ["ответы.xls", Buffer.from("D0CF11E0A1B11AE1", "hex"), "старом формате .xls"],
    ["ответы.csv", Buffer.from("Город;Дата\nКиев;завтра\n"), 'есть "Город", "Дата"'],
    ["ответы.csv", Buffer.alloc(99), "Это не таблица и не текст"],
    ["ответы.csv", Buffer.from(""), "Таблица пуста"],
  ])("%s says why, in the language of the page", async (name, buffer, reason) => {
    const { page } = await visit();
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    await page.locator("input[type=file]").setInputFiles({ name, mimeType: "", buffer });
    const alert = page.getByRole("alert");
    await alert.getByText(reason).waitFor();
    expect(await alert.innerText()).not.toMatch(/[a-z]{5,}/);
  });

  test("rows that cannot be read say why, in the language of the page", async () => {
    const visited = await visit({ locale: "uk-UA" });
    const { page } = visited;
    await page.getByRole("tab", { name: "Таблиця відповідей" }).click();
    const buffer = Buffer.from(`{"reply": "Дякуємо!"}\n{broken\n{"reply": 7}\n`);
    await page.locator("input[type=file]").setInputFiles({ name: "a.jsonl", mimeType: "", buffer });
    await page.locator("summary", { hasText: "Не вдалося прочитати" }).click();
    await page.getByText("рядок 2 файлу: Рядок записано не у форматі JSON.").waitFor();
    await page.getByText("рядок 3 файлу: У полі «reply» не текст.").waitFor();
  });
});

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { inlineRow, workbook } from "../helpers/workbook.ts";
import { cardOf, hasBrowser, openTable, paste, textOf, useSite, type Visit } from "./visit.ts";

const visit = useSite();
const rude = "Не можем с вами согласиться: вы сами виноваты в поломке.";
const table = [
  "id;Отзыв;Оценка;Ответ",
  `7;Чайник сломался;1;"${rude}"`,
  '8;"Вкусно; спасибо";5;"Анна, спасибо за тёплые слова о нашей кухне!"',
  '9;Ждали час;2;"Ничем не можем помочь. =СУММ(A1) ""кавычки"""',
].join("\r\n");

const rows = ({ page }: Visit) => page.locator(".texts tbody tr");

describe.skipIf(!hasBrowser)("a table of replies", () => {
  test("is sorted worst first, filtered by what goes wrong, and by words", async () => {
    const visited = await visit();
    const { page } = visited;
    await openTable(visited, "ответы.csv", Buffer.from(table));
    expect(await rows(visited).count()).toBe(3);
    expect(await rows(visited).first().innerText()).toContain("согласиться");
    expect(await rows(visited).last().innerText()).toContain("без замечаний");

    await page.locator(".bar", { hasText: "Закрытая дверь" }).click();
    await expect.poll(() => rows(visited).count()).toBe(1);
    expect(await rows(visited).innerText()).toContain("Ничем не можем помочь");
    await page.locator(".bar", { hasText: "Закрытая дверь" }).click();
    await page.getByRole("searchbox").fill("ЧАЙНИК");
    await expect.poll(() => rows(visited).count()).toBe(1);
    await page.getByRole("searchbox").fill("");

    await page.getByRole("button", { name: "Оценка" }).click();
    await expect.poll(() => rows(visited).first().innerText()).toMatch(/^7\s+1/);
    await page.getByRole("button", { name: "Оценка" }).click();
    await expect.poll(() => rows(visited).first().innerText()).toMatch(/^8\s+5/);
    expect(visited.errors).toEqual([]);
  });

  test("can be downloaded with what was found, its own columns untouched and no formula made", async () => {
    const visited = await visit();
    const { page } = visited;
    await openTable(visited, "ответы.csv", Buffer.from(table));
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Скачать с замечаниями" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("ответы-tactful.csv");
    const text = readFileSync(await download.path(), "utf8");
    const lines = table.split("\r\n");
    expect(text.startsWith(`\uFEFF${lines[0]};"Важность";"Замечания"\r\n`)).toBe(true);
    for (const line of lines.slice(1)) expect(text).toContain(`\r\n${line};"`);
    expect(text).toMatch(/"Опасно";"«Не можем с вами согласиться»/);
  });

  test("a text of it is opened with its review and mended, and the table is still there", async () => {
    const visited = await visit();
    const { page } = visited;
    await openTable(visited, "ответы.csv", Buffer.from(table));
    await page.getByRole("button", { name: "Открыть и поправить" }).first().click();
    await cardOf(page, "arguing").waitFor();
    expect(await textOf(page)).toBe(rude);
    expect(await page.getByRole("textbox", { name: "Отзыв" }).inputValue()).toBe("Чайник сломался");
    expect(await page.getByRole("radio", { name: "1 звезда" }).isChecked()).toBe(true);
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    expect(await rows(visited).count()).toBe(3);
  });

  test("a text of it takes the place of another that can be had back, with the line ends of Windows in both", async () => {
    const visited = await visit();
    const { page } = visited;
    await paste(page, "Спасибо, Анна!");
    const reply = "Здравствуйте!\r\n\r\nЖаль.\r\n\r\nВы сами виноваты. Напишите нам завтра.";
    await openTable(visited, "ответы.csv", Buffer.from(`Ответ;Отзыв\r\n"${reply}";Сломалось\r\n`));
    await page.getByRole("button", { name: "Открыть и поправить" }).first().click();
    await cardOf(page, "blaming").waitFor();
    expect(await page.locator(".finding-error").first().innerText()).toBe("Вы сами виноваты");
    await cardOf(page, "blaming").locator(".rewrite").first().click();
    expect(await textOf(page)).toMatch(/^Здравствуйте!\n\nЖаль\.\n\n(?!Вы сами).+ Напишите нам завтра\.$/);
    await page.getByRole("button", { name: "Отменить" }).click();
    await page.getByRole("button", { name: "Отменить" }).click();
    expect(await textOf(page)).toBe("Спасибо, Анна!");
    expect(visited.errors).toEqual([]);
  });

  test("as Excel saves it in Russian, windows-1251, is read", async () => {
    const visited = await visit();
    const letters = [...table].map((char) => {
      const code = char.charCodeAt(0);
      if (code === 0x451) return 0xb8;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    });
    await openTable(visited, "ответы.csv", Buffer.from(letters));
    expect(await rows(visited).first().innerText()).toContain("согласиться");
  });

  test("a workbook of Excel is read, and downloaded as a table that Excel opens", async () => {
    const visited = await visit();
    const cells = [
      ["Отзыв", "Ответ"],
      ["Чайник сломался", rude],
    ];
    const sheet = cells.map((row, i) => inlineRow(i + 1, row)).join("");
    await openTable(visited, "ответы.xlsx", Buffer.from(workbook([["Отзывы", sheet]]), "latin1"));
    expect(await rows(visited).first().innerText()).toContain("согласиться");
    const [download] = await Promise.all([
      visited.page.waitForEvent("download"),
      visited.page.getByRole("button", { name: "Скачать с замечаниями" }).click(),
    ]);
    expect(download.suggestedFilename()).toBe("ответы-tactful.csv");
    expect(readFileSync(await download.path(), "utf8")).toContain(`"Чайник сломался","${rude}","Опасно"`);
    await visited.page.getByRole("button", { name: "Другой файл" }).click();
    await visited.page
      .locator("input[type=file]")
      .setInputFiles({ name: "a.csv", mimeType: "", buffer: Buffer.alloc(99) });
    await visited.page.getByRole("alert").getByText("Файл не удалось прочитать").waitFor();
  });

  test("rows that cannot be read are told, and the rest is there; a file that is none of ours says so", async () => {
    const visited = await visit();
    const { page } = visited;
    await openTable(
      visited,
      "replies.jsonl",
      Buffer.from(`{"reply": "${rude}"}\n{broken\n{"reply": "Спасибо, Анна!"}\n`),
    );
    await page.getByText("Не удалось прочитать: 1 строка").waitFor();
    expect(await rows(visited).count()).toBe(2);
    await page.getByRole("button", { name: "Другой файл" }).click();
    await openTable(visited, "empty.csv", Buffer.from("Ответ\n\n"));
    await page.getByText("В файле не нашлось ни одного текста").waitFor();
  });
});

import { describe, expect, test } from "vitest";
import { cardOf, editor, hasBrowser, paste, textOf, useSite } from "./visit.ts";

const visit = useSite();
const rude = "Не можем с вами согласиться: вы сами виноваты в поломке.";

describe.skipIf(!hasBrowser)("keeping what is written", () => {
  test("a link brings all that was written to another browser, and leaves it out of the address", async () => {
    const { page } = await visit();
    await page.getByRole("textbox", { name: "Отзыв" }).fill("Сломался чайник 😡");
    await page.getByRole("radio", { name: "2 звезды" }).check();
    await page.getByLabel("Площадка").selectOption("ozon");
    await paste(page, `${rude}\n\n👩‍👩‍👧 “ok”`);
    await page.getByRole("button", { name: "Поделиться" }).click();
    await page.getByText("Ссылка содержит сам текст и отзыв").waitFor();
    const link = page.getByRole("textbox", { name: "Поделиться текстом" });
    await expect.poll(() => link.inputValue()).toContain("#1.");
    const address = await link.inputValue();

    const other = await visit({ path: address.slice(address.indexOf("#")) });
    await cardOf(other.page, "arguing").waitFor();
    expect(await textOf(other.page)).toBe(`${rude}\n\n👩‍👩‍👧 “ok”`);
    expect(await other.page.getByRole("textbox", { name: "Отзыв" }).inputValue()).toBe("Сломался чайник 😡");
    expect(await other.page.getByRole("radio", { name: "2 звезды" }).isChecked()).toBe(true);
    expect(await other.page.getByLabel("Площадка").inputValue()).toBe("ozon");
    expect(other.page.url()).not.toContain("#");
    expect(other.errors).toEqual([]);
  });

  test("a broken link says so, and the page works", async () => {
    const { page } = await visit({ path: "#1.!!!not-a-draft" });
    await page.getByText("Эта ссылка повреждена").waitFor();
    await paste(page, rude);
    await cardOf(page, "arguing").waitFor();
  });

  test("nothing is kept until somebody wants it, and then it is, until they do not", async () => {
    const { page } = await visit();
    await paste(page, rude);
    await cardOf(page, "arguing").waitFor();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
    await page.reload();
    expect(await textOf(page)).not.toContain("виноваты");

    await paste(page, rude);
    await page.getByLabel("Хранить черновик").check();
    await page.keyboard.press("Shift+Tab");
    await expect.poll(() => page.evaluate(() => localStorage.getItem("tactful.draft"))).toContain("виноваты");
    await page.reload();
    await cardOf(page, "arguing").waitFor();
    await page.getByLabel("Хранить черновик").uncheck();
    expect(await page.evaluate(() => Object.keys(localStorage))).toEqual([]);
  });

  test("200 KB are pasted, checked and written on", async () => {
    const { page, errors } = await visit();
    const paragraph =
      "Здравствуйте! Спасибо за заказ, курьер приедет завтра с десяти до двух, чек придёт на почту.\n\n";
    const long = `${rude}\n\n${paragraph.repeat(Math.ceil(200_000 / paragraph.length))}`;
    await paste(page, long);
    await cardOf(page, "arguing").waitFor();
    await page.keyboard.type("Ещё слово.");
    await expect.poll(() => editor(page).innerText()).toContain("Ещё слово.");
    await page.keyboard.press("Control+Home");
    await page.locator(".finding-error").first().waitFor();
    // Not every card is drawn at once.
    expect(await page.locator(".card").count()).toBeLessThanOrEqual(30);
    expect(errors).toEqual([]);
  });

  test.each([
    ["emoji", `👩‍👩‍👧🏳️‍🌈 ${rude} 🤬`],
    ["right to left", `שלום \u202E${rude}\u202C مرحبا`],
    ["NULs and lone surrogates", `\u0000\uD800 ${rude} \u0000\uDC00\uFFFE`],
    ["template tags", `{{ имя }}!\n\n${rude}\n\n{% if`],
  ])("%s: what is marked are the words that were found", async (_, text) => {
    const { page, errors } = await visit();
    await paste(page, text);
    await cardOf(page, "arguing").waitFor();
    expect(await page.locator(".finding-error").first().innerText()).toBe("Не можем с вами согласиться");
    await cardOf(page, "arguing").locator(".rewrite").first().click();
    await expect.poll(() => textOf(page)).not.toContain("согласиться");
    expect(errors).toEqual([]);
  });

  test("a worker that dies without a word is started again, and nothing typed is lost", async () => {
    const { page } = await visit();
    await paste(page, rude);
    await cardOf(page, "arguing").waitFor();
    const [worker] = page.workers();
    await worker?.evaluate(() => self.close());
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Ничем не можем помочь.");
    await page.getByText("Проверка запнулась и началась заново").waitFor();
    await cardOf(page, "dismissal").waitFor();
    expect(await textOf(page)).toBe(`${rude} Ничем не можем помочь.`);
  });

  test("a worker that fails is started again, and asked again", async () => {
    const { page } = await visit();
    await paste(page, rude);
    await cardOf(page, "arguing").waitFor();
    await page.workers()[0]?.evaluate(() => {
      setTimeout(() => {
        throw new Error("a bug");
      });
    });
    await page.keyboard.type(" Ничем не можем помочь.");
    await cardOf(page, "dismissal").waitFor();
    expect(await textOf(page)).toContain("Ничем не можем помочь.");
  });
});

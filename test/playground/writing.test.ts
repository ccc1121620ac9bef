import { describe, expect, test } from "vitest";
import { cardOf, editor, hasBrowser, paste, textOf, useSite } from "./visit.ts";

const visit = useSite();
const rude = "Не можем с вами согласиться: вы сами виноваты в поломке.";

describe.skipIf(!hasBrowser)("writing a reply", () => {
  test("what is pasted is checked, rewritten, compared and copied, and can be undone", async () => {
    const { page, context, errors } = await visit();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await paste(page, rude);
    const card = cardOf(page, "arguing");
    await card.waitFor();
    expect(await page.locator(".finding-error").first().innerText()).toBe("Не можем с вами согласиться");

    await card.locator(".rewrite").first().click();
    const rewritten = await textOf(page);
    expect(rewritten).not.toContain("согласиться");
    await card.waitFor({ state: "detached" });

    await page.getByRole("button", { name: "Скопировать" }).click();
    await page.getByRole("button", { name: "Скопировано" }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(rewritten);

    await page.getByRole("button", { name: "Было и стало" }).click();
    await page.locator("dialog[open]").waitFor();
    expect(await page.locator(".compare del").allInnerTexts()).not.toEqual([]);
    expect((await page.locator(".compare-text").nth(0).innerText()).trim()).toBe(rude);
    expect((await page.locator(".compare-text").nth(1).innerText()).trim()).toBe(rewritten);
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({ state: "detached" });

    await page.getByRole("button", { name: "Отменить" }).click();
    expect(await textOf(page)).toBe(rude);
    await card.waitFor();
    expect(errors).toEqual([]);
  });

  test("marks stay on their words while text is typed before them", async () => {
    const { page } = await visit();
    await paste(page, rude);
    await cardOf(page, "arguing").waitFor();
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Анна, здравствуйте! ", { delay: 20 });
    expect(await page.locator(".finding-error").first().innerText()).toBe("Не можем с вами согласиться");
    await page.waitForTimeout(300);
    expect(await page.locator(".finding-error").first().innerText()).toBe("Не можем с вами согласиться");
  });

  test("what is left as it is stays silent in its place alone, and can be had again", async () => {
    const { page } = await visit();
    await paste(page, "Вы сами виноваты. Ещё раз: вы сами виноваты.");
    const cards = cardOf(page, "blaming");
    await cards.nth(1).waitFor();
    await cards.first().getByRole("button", { name: "Оставить как есть" }).click();
    await expect.poll(() => cards.count()).toBe(1);
    await page.keyboard.press("Control+Home");
    await page.keyboard.type("Да. ");
    await page.waitForTimeout(300);
    expect(await cards.count()).toBe(1);
    await page.getByRole("button", { name: "Показать снова" }).click();
    await expect.poll(() => cards.count()).toBe(2);
  });

  test("a part that is missing is put in, with its gap selected to be written over", async () => {
    const { page } = await visit();
    await page.getByRole("textbox", { name: "Отзыв" }).fill("Ждали час, никто не подошёл, суп холодный.");
    await page.getByRole("radio", { name: "1 звезда" }).check();
    await paste(page, "Здравствуйте, Олег! Понимаем, как это неприятно, простите нас.");
    const missing = page.locator(".part-missing .rewrite").first();
    await missing.waitFor();
    const sentence = (await missing.innerText()).trim();
    await missing.click();
    expect((await textOf(page)).replace(/\s+/g, " ")).toContain(sentence.replace(/\s+/g, " "));
    await page.keyboard.type("ВМЕСТО");
    const text = await textOf(page);
    expect(text).toContain("ВМЕСТО");
    expect(text).not.toContain(sentence);
  });

  test("a platform's room is counted in its own unit, down and over", async () => {
    const { page } = await visit();
    await page.getByLabel("Площадка").selectOption("google-play");
    await paste(page, "Спасибо! 👍");
    await expect.poll(() => page.locator(".room").innerText()).toBe("Осталось 340 знаков из 350");
    await page.getByLabel("Площадка").selectOption("google-business");
    const bytes = new TextEncoder().encode("Спасибо! 👍").length;
    await expect.poll(() => page.locator(".room").innerText()).toContain(String(4096 - bytes));
    await page.getByLabel("Площадка").selectOption("google-play");
    await paste(page, "а".repeat(400));
    await page.locator(".room-over").waitFor();
  });

  test("what an example or a slip of the mouse took away comes back by undoing, with its kind", async () => {
    const { page } = await visit();
    await paste(page, rude);
    await cardOf(page, "arguing").waitFor();
    await page.getByRole("button", { name: "Рассылка" }).click();
    await cardOf(page, "pressure").first().waitFor();
    await page.getByRole("button", { name: "Отменить" }).click();
    expect(await textOf(page)).toBe(rude);
    await page.getByRole("button", { name: "Очистить" }).click();
    await expect.poll(() => page.locator(".cm-placeholder").count()).toBe(1);
    await page.getByRole("button", { name: "Отменить" }).click();
    expect(await textOf(page)).toBe(rude);
    await cardOf(page, "blaming").waitFor();
  });

  test("findings in a letter's subject are told apart and mended there", async () => {
    const { page } = await visit();
    await page.getByRole("tab", { name: "Письмо" }).click();
    const subject = page.getByLabel("Тема", { exact: true });
    await subject.fill("Последний шанс: скидка до пятницы");
    await paste(page, "Здравствуйте, Анна! До пятницы чай дешевле на 15 %.");
    const card = cardOf(page, "pressure").first();
    await card.waitFor();
    expect(await card.innerText()).toContain("В теме письма");
    await card.locator(".rewrite").first().click();
    await expect.poll(() => subject.inputValue()).not.toContain("Последний шанс");
    expect(await textOf(page)).toBe("Здравствуйте, Анна! До пятницы чай дешевле на 15 %.");
  });

  test("the page speaks three languages, and of a text in its own", async () => {
    const { page, errors } = await visit({ locale: "uk-UA" });
    await page.getByRole("tab", { name: "Відповідь на відгук" }).waitFor();
    await paste(page, rude);
    await cardOf(page, "blaming").waitFor();
    await page.getByLabel("Мова сторінки").selectOption("en");
    await page.getByRole("heading", { name: "What to change" }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("en");
    await expect.poll(() => cardOf(page, "blaming").innerText()).toMatch(/[a-z]{4,}.*[a-z]{4,}/);
    expect(await textOf(page)).toBe(rude);
    // What was chosen is chosen next time.
    await page.reload();
    await page.getByRole("tab", { name: "Reply to a review" }).waitFor();
    expect(errors).toEqual([]);
  });

  test("empty, clean and foreign texts are told apart, and a language can be insisted on", async () => {
    const { page } = await visit();
    await page.getByText("Здесь появятся подсказки").waitFor();
    await paste(page, "Анна, спасибо за тёплые слова о нашей кухне! Ждём вас в мае.");
    await page.getByText("Поправлять нечего").waitFor();
    await page.getByRole("button", { name: "Очистить" }).click();
    await paste(page, "Vielen Dank für Ihre Bewertung, wir freuen uns sehr auf Ihren nächsten Besuch bei uns.");
    await page.getByText("Не узнаём язык").waitFor();
    await page.getByRole("button", { name: "Английский" }).click();
    await page.getByText("Не узнаём язык").waitFor({ state: "detached" });
  });

  test("all can be done with the keyboard", async () => {
    const { page, context } = await visit();
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
    const tabTo = async (wanted: string) => {
      for (let i = 0; i < 60; i++) {
        const name = await page.evaluate(() => {
          let active = document.activeElement;
          while (active?.shadowRoot?.activeElement) active = active.shadowRoot.activeElement;
          return `${active?.getAttribute("aria-label") ?? ""} ${active?.textContent ?? ""} ${active?.className ?? ""}`;
        });
        if (name.includes(wanted)) return;
        await page.keyboard.press("Tab");
      }
      throw new Error(`Tab never came to ${wanted}`);
    };
    await tabTo("Ответ на отзыв");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    await page.getByLabel("Сообщение клиента").waitFor();
    await page.keyboard.press("Home");
    await tabTo("cm-content");
    await page.keyboard.insertText("Не можем с вами согласиться. Вы сами виноваты в поломке.");
    await cardOf(page, "arguing").waitFor();
    await page.keyboard.press("F8");
    await page.locator(".card-active").waitFor();
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => textOf(page)).not.toContain("согласиться");
    // Tab leaves the editor.
    await page.keyboard.press("Tab");
    expect(await editor(page).evaluate((node) => node.matches(":focus"))).toBe(false);
    await tabTo("Скопировать");
    await page.keyboard.press("Enter");
    await page.getByText("Скопировано").first().waitFor();
    await tabTo("rewrite");
    await page.keyboard.press("Enter");
    await expect.poll(() => textOf(page)).not.toContain("виноваты");
  });

  test("each line has the direction of its own words", async () => {
    const { page } = await visit();
    await paste(page, "שלום! תודה.\n\nСпасибо!");
    const startOf = (line: number) =>
      editor(page).evaluate((node, line) => {
        const text = node.querySelectorAll(".cm-line")[line]?.firstChild as Text;
        const range = document.createRange();
        range.setStart(text, 0);
        range.setEnd(text, 1);
        const { left, right } = node.getBoundingClientRect();
        return range.getBoundingClientRect().left > (left + right) / 2 ? "right" : "left";
      }, line);
    await expect.poll(() => startOf(0)).toBe("right");
    expect(await startOf(2)).toBe("left");
  });

  test("on a phone the tapped words bring their card up from below", async () => {
    const { page } = await visit({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await paste(page, rude);
    await cardOf(page, "blaming").waitFor({ state: "attached" });
    expect(await cardOf(page, "blaming").isVisible()).toBe(false);
    await page.locator(".finding", { hasText: "виноваты" }).tap();
    const card = cardOf(page, "blaming");
    await expect.poll(() => card.isVisible()).toBe(true);
    await page.waitForTimeout(300);
    const box = await card.boundingBox();
    const words = await page.locator(".finding-active").boundingBox();
    const sheet = await page.locator(".panel").boundingBox();
    expect(box && box.y < 844 && box.y >= 0).toBe(true);
    // The sheet does not lie on the words.
    expect(words && sheet && words.y + words.height <= sheet.y).toBe(true);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await page.getByRole("button", { name: "Свернуть" }).click();
    expect(await card.isVisible()).toBe(false);
  });
});

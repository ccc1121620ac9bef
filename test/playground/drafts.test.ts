import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { emptyDraft } from "../../playground/src/engine/draft.ts";
import { toHash } from "../../playground/src/share.ts";
import { cardOf, editor, hasBrowser, paste, textOf, useSite } from "./visit.ts";

const visit = useSite();
const own = "Спасибо, Анна! Ждём вас в мае.";
const theirs = "Вы сами виноваты.";

const keptText = (page: Page) =>
  page.evaluate(() => JSON.parse(localStorage.getItem("tactful.draft") ?? "{}").text as string | undefined);

async function keepDraft(page: Page, text: string): Promise<void> {
  await paste(page, text);
  await page.getByLabel("Хранить черновик").check();
  await expect.poll(() => keptText(page)).toBe(text);
}

async function write(page: Page, text: string): Promise<void> {
  await editor(page).focus();
  await page.keyboard.press("Control+A");
  await page.keyboard.insertText(text);
}

/** As if the person put it into the address. */
const follow = (page: Page, hash: string) =>
  page.evaluate((hash) => {
    location.hash = hash;
  }, hash);

describe.skipIf(!hasBrowser)("a draft that is kept", () => {
  test("is not overwritten by a link of somebody else's before that is worked on", async () => {
    const { page, context, site } = await visit();
    await keepDraft(page, own);
    const hash = await toHash({ ...emptyDraft, text: theirs });
    const second = await context.newPage();
    await second.goto(site.address + hash);
    await cardOf(second, "blaming").waitFor();
    await second.waitForTimeout(800);
    expect(await keptText(second)).toBe(own);
    await second.close();
    expect(await keptText(page)).toBe(own);
    // The same, where the page is open already.
    await follow(page, hash ?? "");
    await cardOf(page, "blaming").waitFor();
    await page.waitForTimeout(800);
    expect(await keptText(page)).toBe(own);
    await editor(page).focus();
    await page.keyboard.type("Да. ");
    await expect.poll(() => keptText(page)).toContain("Да.");
  });

  test("is told of when another tab keeps another, and neither is lost before somebody chooses", async () => {
    const { page, context, site } = await visit();
    await keepDraft(page, own);
    const second = await context.newPage();
    await second.goto(site.address);
    await expect.poll(() => textOf(second)).toBe(own);
    await write(second, "Во второй вкладке.");
    await expect.poll(() => keptText(second)).toBe("Во второй вкладке.");
    await page.getByText("В другой вкладке сохранён другой черновик").waitFor();
    await write(page, "В первой вкладке.");
    await page.waitForTimeout(800);
    expect(await keptText(page)).toBe("Во второй вкладке.");
    await page.getByRole("button", { name: "Хранить этот" }).click();
    expect(await keptText(page)).toBe("В первой вкладке.");
    await second.getByRole("button", { name: "Открыть тот" }).click();
    await expect.poll(() => textOf(second)).toBe("В первой вкладке.");
    await second.getByRole("button", { name: "Отменить" }).click();
    expect(await textOf(second)).toBe("Во второй вкладке.");
  });

  test("is not overwritten by a tab that begins to keep its own", async () => {
    const { page, context, site } = await visit();
    const second = await context.newPage();
    await second.goto(site.address);
    await keepDraft(page, own);
    await page.close();
    await paste(second, theirs);
    await second.getByLabel("Хранить черновик").click();
    await second.getByText("В другой вкладке сохранён другой черновик").waitFor();
    expect(await keptText(second)).toBe(own);
  });

  test("that the browser does not keep is told of", async () => {
    const { page } = await visit();
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await paste(page, own);
    await page.getByLabel("Хранить черновик").click();
    await page.getByText("Браузер не сохранил черновик").waitFor();
    expect(await page.getByLabel("Хранить черновик").isChecked()).toBe(false);
  });

  test("that grows too large for the browser is told of", async () => {
    const { page } = await visit();
    await keepDraft(page, own);
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await editor(page).focus();
    await page.keyboard.type("Да. ");
    await page.getByText("Браузер не сохранил черновик").waitFor();
  });
});

describe.skipIf(!hasBrowser)("links that bring nothing", () => {
  const broken = "Эта ссылка повреждена";

  test("one of another version says so", async () => {
    const { page } = await visit({ path: "#2.abc" });
    await page.getByText("Эта ссылка сделана в другой версии страницы").waitFor();
  });

  test("one that is opened on an open page says so, and leaves the text alone", async () => {
    const { page } = await visit();
    await paste(page, own);
    await follow(page, "#1.!!!");
    await page.getByText(broken).waitFor();
    expect(await textOf(page)).toBe(own);
    expect(page.url()).not.toContain("#");
    // It is gone once somebody goes on.
    await page.keyboard.type("!");
    await page.getByText(broken).waitFor({ state: "detached" });
  });

  test("what is said of one goes when another is followed, or when it is closed", async () => {
    const { page } = await visit({ path: "#1.!!!" });
    await page.getByText(broken).waitFor();
    await follow(page, (await toHash({ ...emptyDraft, text: theirs })) ?? "");
    await cardOf(page, "blaming").waitFor();
    expect(await page.getByText(broken).count()).toBe(0);
    await follow(page, "#1.!!!");
    await page.getByRole("alert").getByRole("button", { name: "Закрыть" }).click();
    expect(await page.getByText(broken).count()).toBe(0);
  });

  test("a text that no link could bring is not shared", async () => {
    const { page } = await visit();
    await paste(page, "Спасибо! ".repeat(112_000));
    await page.getByRole("button", { name: "Поделиться" }).click();
    await page.getByText("Текст слишком длинный для ссылки").waitFor();
    expect(await page.getByRole("button", { name: "Скопировать ссылку" }).isDisabled()).toBe(true);
  });
});

describe.skipIf(!hasBrowser)("rewrites of a letter's subject", () => {
  const subject = (page: Page) => page.getByLabel("Тема", { exact: true });

  test("are undone and done again by the same buttons as those of the text", async () => {
    const { page } = await visit();
    await page.getByRole("tab", { name: "Письмо" }).click();
    await subject(page).fill("Последний шанс: скидка до пятницы");
    await paste(page, "Здравствуйте, Анна! Последний шанс купить чай.");
    await cardOf(page, "pressure").nth(1).waitFor();
    await cardOf(page, "pressure").first().locator(".rewrite").first().click();
    await expect.poll(() => cardOf(page, "pressure").count()).toBe(1);
    const rewritten = await subject(page).inputValue();
    expect(rewritten).not.toContain("Последний шанс");
    await cardOf(page, "pressure").locator(".rewrite").first().click();
    expect(await textOf(page)).not.toContain("Последний шанс");
    await page.getByRole("button", { name: "Отменить" }).click();
    expect(await textOf(page)).toContain("Последний шанс");
    expect(await subject(page).inputValue()).toBe(rewritten);
    // What was typed since is there again when the undoing is undone.
    await subject(page).fill(`${rewritten}!`);
    await page.getByRole("button", { name: "Отменить" }).click();
    expect(await subject(page).inputValue()).toBe("Последний шанс: скидка до пятницы");
    await page.getByRole("button", { name: "Вернуть" }).click();
    expect(await subject(page).inputValue()).toBe(`${rewritten}!`);
  });

  test("are not made on a subject that is no longer the one that was checked", async () => {
    const { page } = await visit();
    await page.getByRole("tab", { name: "Письмо" }).click();
    await subject(page).fill("Последний шанс: скидка до пятницы");
    const rewrite = cardOf(page, "pressure").first().locator(".rewrite").first();
    await rewrite.waitFor();
    // The checker is slow: what it has found is of the subject before.
    await page.workers()[0]?.evaluate(() => {
      setTimeout(() => {
        const end = Date.now() + 3000;
        while (Date.now() < end);
      });
    });
    await subject(page).fill("Скидка. Последний шанс");
    await rewrite.click();
    expect(await subject(page).inputValue()).toBe("Скидка. Последний шанс");
  });
});

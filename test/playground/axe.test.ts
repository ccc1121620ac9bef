import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type axe from "axe-core";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { hasBrowser, indirect, paste, useSite } from "./visit.ts";

const visit = useSite();
const source = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** What is against WCAG 2.2 AA, or against what is known to be good, in either theme. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated by the browser's tools, which the page's policy does not bind.
  await page.evaluate(source);
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run());
    const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
    found.push(...told.map((one) => `${colorScheme}: ${one}`));
  }
  return found;
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

const screens: Record<string, (page: Page) => Promise<unknown>> = {
  empty: (page) => page.getByText("Здесь появятся подсказки").waitFor(),
  reply: async (page) => {
    await page.getByRole("button", { name: "Клиника" }).click();
    await page.locator(".card").first().waitFor({ state: "attached" });
    await page.locator(".part").first().waitFor({ state: "attached" });
  },
  letter: async (page) => {
    await page.getByRole("button", { name: "Рассылка" }).click();
    await page.locator(".card").first().waitFor({ state: "attached" });
  },
  clean: async (page) => {
    await paste(page, "Анна, спасибо за тёплые слова о нашей кухне! Ждём вас в мае.");
    await page.getByText("Поправлять нечего").waitFor({ state: "attached" });
  },
  opinion: async (page) => {
    await page.getByLabel("Спрашивать второго читателя").check();
    await paste(page, indirect);
    await page.locator(".card-opinion").first().waitFor({ state: "attached" });
  },
  foreign: async (page) => {
    await paste(page, "Vielen Dank für Ihre Bewertung, wir freuen uns sehr auf Ihren nächsten Besuch bei uns.");
    await page.getByText("Не узнаём язык").waitFor({ state: "attached" });
  },
  share: async (page) => {
    await page.getByRole("button", { name: "Клиника" }).click();
    await page.getByRole("button", { name: "Поделиться" }).click();
    await page.getByRole("dialog").waitFor();
  },
  "before and after": async (page) => {
    await page.getByRole("button", { name: "Клиника" }).click();
    await page.locator(".rewrite").first().waitFor();
    await page.locator(".card .rewrite").first().click();
    await page.getByRole("button", { name: "Было и стало" }).click();
    await page.getByRole("dialog").waitFor();
  },
  drop: (page) => page.getByRole("tab", { name: "Таблица ответов" }).click(),
  table: async (page) => {
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    const buffer = Buffer.from("Ответ\nВы сами виноваты.\nСпасибо!\n");
    await page.locator("input[type=file]").setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer });
    await page.locator(".texts").waitFor();
  },
};

describe.skipIf(!hasBrowser)("accessibility", () => {
  test.each(Object.keys(screens))("%s", async (name) => {
    const { page } = await visit();
    await screens[name]?.(page);
    expect(await violations(page)).toEqual([]);
  });

  test("on a phone, on a rule's page, on another page", async () => {
    const { page } = await visit({ ...phone });
    await screens.reply?.(page);
    await page.locator(".finding").first().tap();
    await page.waitForTimeout(300);
    expect(await violations(page)).toEqual([]);
    const address = page.url();
    for (const path of ["rules/arguing/ru/", "rules/ru/", "embed.html"]) {
      await page.goto(new URL(path, address).href);
      if (path === "embed.html") await page.locator(".card").first().waitFor();
      expect(await violations(page)).toEqual([]);
    }
  });
});

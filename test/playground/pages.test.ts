import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { languages } from "../../core/text/language.ts";
import { rules } from "../../generated/rules.ts";
import { siteFolder } from "./site.ts";
import { cardOf, editor, hasBrowser, useSite } from "./visit.ts";

const visit = useSite();

describe.skipIf(!hasBrowser)("rule pages", () => {
  test("every rule has a page in every language, and every link of the site leads somewhere", () => {
    const broken: string[] = [];
    for (const rule of ["", ...Object.keys(rules)]) {
      for (const language of languages) {
        const folder = join("rules", rule, language === "en" ? "" : language);
        const page = readFileSync(join(siteFolder, folder, "index.html"), "utf8");
        for (const [, link = ""] of page.matchAll(/(?:href|src)="([^"#]*)/g)) {
          if (link === "" || /^https:/.test(link)) continue;
          const target = join(siteFolder, folder, link.endsWith("/") ? `${link}index.html` : link);
          if (!existsSync(target)) broken.push(`${folder}: ${link}`);
        }
      }
    }
    expect(broken).toEqual([]);
  });

  test("are read without scripts", async () => {
    const { page } = await visit({ path: "rules/arguing/uk/", javaScriptEnabled: false });
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Суперечка з клієнтом");
    expect(await page.getByRole("heading", { level: 2 }).count()).toBeGreaterThan(4);
    await page.getByRole("link", { name: "English" }).click();
    expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Arguing with the customer");
  });

  test("the address in reports leads to the reader's language, and English can be chosen", async () => {
    const { page } = await visit({ path: "rules/structure/order/" });
    await page.getByRole("heading", { name: "Не тот порядок" }).waitFor();
    await page.getByRole("link", { name: "English" }).click();
    await page.getByRole("heading", { name: "Wrong order" }).waitFor();
  });

  test("an example is tried on the page, and found", async () => {
    const { page, errors } = await visit({ path: "rules/blaming/ru/" });
    await page.getByRole("link", { name: "Посмотреть, как это находится" }).first().click();
    await cardOf(page, "blaming").first().waitFor();
    expect(errors).toEqual([]);
  });
});

describe.skipIf(!hasBrowser)("<tactful-editor>", () => {
  test("shows what it finds, tells the page, and sends its text with the form", async () => {
    const { page, errors } = await visit({ path: "embed.html" });
    await page.getByText("Better not:").waitFor();
    expect(await page.locator(".finding").count()).toBeGreaterThan(0);
    const found = () =>
      page.evaluate(
        () => (document.querySelector("tactful-editor") as unknown as { problems: unknown[] }).problems.length,
      );
    expect(await found()).toBeGreaterThan(0);
    await editor(page).focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.press("Delete");
    await page.keyboard.insertText("Your order arrives on Monday, and delivery is on us.");
    await expect.poll(found).toBe(0);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("Sent: Your order arrives on Monday, and delivery is on us.").waitFor();
    expect(errors).toEqual([]);
  });

  test("has its colours, in the theme of the system and in one that is asked for", async () => {
    const { page } = await visit({ path: "embed.html", colorScheme: "dark" });
    await page.locator(".finding").first().waitFor();
    const ground = () => page.locator(".embedded").evaluate((node) => getComputedStyle(node).backgroundColor);
    expect(await ground()).toBe("rgb(25, 23, 20)");
    await page.evaluate(() => document.querySelector("tactful-editor")?.setAttribute("theme", "light"));
    expect(await ground()).toBe("rgb(250, 247, 242)");
  });

  test("takes its text, language and kind from attributes while it is open", async () => {
    const { page } = await visit({ path: "embed.html" });
    await page.locator(".finding").first().waitFor();
    await page.evaluate(() => {
      const element = document.querySelector("tactful-editor");
      element?.setAttribute("locale", "ru");
      element?.setAttribute("value", "Вы сами виноваты.");
    });
    await page.getByRole("heading", { name: "Что поправить" }).waitFor();
    await cardOf(page, "blaming").waitFor();
    // Away and back: the worker goes with it.
    await page.evaluate(() => {
      const element = document.querySelector("tactful-editor") as HTMLElement;
      const parent = element.parentElement as HTMLElement;
      element.remove();
      parent.prepend(element);
    });
    await cardOf(page, "blaming").waitFor();
    expect(page.workers()).toHaveLength(1);
  });
});

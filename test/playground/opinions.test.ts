import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { cardOf, editor, hasBrowser, indirect, openTable, paste, useSite, type Visit } from "./visit.ts";

const visit = useSite();

const ask = (page: Page) => page.getByLabel("Спрашивать второго читателя");
const opinions = (page: Page) => page.locator(".card-opinion");
const models = ({ requests }: Visit) => requests.filter((url) => url.includes("/reader-"));

describe.skipIf(!hasBrowser)("the second reader", () => {
  test("is neither asked nor fetched until somebody wants it, and only in the text's language", async () => {
    const visited = await visit();
    const { page, errors } = visited;
    await paste(page, indirect);
    await cardOf(page, "arguing").waitFor();
    expect(await opinions(page).count()).toBe(0);
    expect(models(visited)).toEqual([]);

    await ask(page).check();
    await opinions(page).first().waitFor();
    expect(new Set(models(visited).map((url) => url.replace(/.*\/(reader-\w\w)-.*/, "$1")))).toEqual(
      new Set(["reader-ru"]),
    );
    // What the rules found stays as it was.
    expect(await cardOf(page, "arguing").count()).toBeGreaterThan(0);

    await ask(page).uncheck();
    await expect.poll(() => opinions(page).count()).toBe(0);
    expect(errors).toEqual([]);
  });

  test("says that it is an opinion, how likely, and what it takes the words for, and is silenced like others", async () => {
    const { page } = await visit();
    await ask(page).check();
    await paste(page, indirect);
    const card = opinions(page).first();
    await card.getByText("Это мнение модели, а не правило").waitFor();
    expect(await card.locator(".badge").innerText()).toBe("Мнение");
    expect(await card.locator(".alike").innerText()).toMatch(/Из десяти таких фраз людей задевают примерно [4-9]\./);
    expect(await card.locator(".alike li").count()).toBe(2);
    const count = await opinions(page).count();
    await card.getByRole("button", { name: "Оставить как есть" }).click();
    await expect.poll(() => opinions(page).count()).toBe(count - 1);
    await editor(page).focus();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" Да.");
    await page.waitForTimeout(500);
    expect(await opinions(page).count()).toBe(count - 1);
  });

  test("is wanted by the same person the next time, and by the page's other language", async () => {
    const { page } = await visit();
    await ask(page).check();
    await page.reload();
    expect(await ask(page).isChecked()).toBe(true);
    await paste(page, indirect);
    await opinions(page).first().waitFor();
    await page.locator(".locale").selectOption("uk");
    await opinions(page).first().getByText("Це думка моделі, а не правило").waitFor();
    await page.getByLabel("Питати другого читача").uncheck();
    expect(await page.evaluate(() => localStorage.getItem("tactful.reader"))).toBeNull();
  });

  test("reads tables, too, from the next file on", async () => {
    const visited = await visit();
    const { page } = visited;
    const buffer = Buffer.from(`Ответ\n"${indirect}"\n`);
    await openTable(visited, "a.csv", buffer);
    const badges = page.locator(".texts .badge");
    expect(await badges.count()).toBe(0);
    await ask(page).check();
    await page.getByText("начиная со следующего файла").waitFor();
    await page.getByRole("button", { name: "Другой файл" }).click();
    await openTable(visited, "b.csv", buffer);
    expect(await badges.first().innerText()).toBe("Мнение");
    expect(await page.locator(".remark:has(.badge)").first().getAttribute("title")).toContain("мнение модели");
  });

  test("works without a network once it was asked, and keeps nobody from the rules where it was not", async () => {
    const visited = await visit();
    const { page, context, site } = visited;
    await paste(page, indirect);
    await cardOf(page, "arguing").waitFor();
    const isKept = (name: string) =>
      page.evaluate(async (name) => {
        const caching = await Promise.all((await caches.keys()).map(async (key) => (await caches.open(key)).keys()));
        return caching.flat().some(({ url }) => url.includes(`/assets/${name}-`));
      }, name);
    await expect.poll(() => isKept("rules-ru"), { timeout: 15_000 }).toBe(true);
    expect(await isKept("reader-ru")).toBe(false);

    await context.setOffline(true);
    await ask(page).check();
    await page.getByText("Второй читатель ещё не загружен").waitFor();
    await cardOf(page, "arguing").waitFor();
    await context.setOffline(false);
    await opinions(page).first().waitFor();
    await expect.poll(() => isKept("reader-ru"), { timeout: 15_000 }).toBe(true);

    await context.setOffline(true);
    const asked = site.asked.length;
    await page.reload();
    await paste(page, indirect);
    await opinions(page).first().waitFor();
    expect(site.asked.slice(asked)).toEqual([]);
    await context.setOffline(false);
  });

  test("an embedded editor has it where its page says so", async () => {
    const { page } = await visit({ path: "embed.html" });
    await page.locator(".card").first().waitFor();
    const told = page.evaluate(
      ({ indirect }) =>
        new Promise((resolve) => {
          const element = document.querySelector("tactful-editor") as HTMLElement & { value: string };
          element.addEventListener("tactful-change", ({ detail }: CustomEventInit) => {
            const [first] = detail.problems.filter((problem: { opinion?: object }) => problem.opinion);
            if (first) resolve(first);
          });
          element.setAttribute("reader", "on");
          element.value = indirect;
        }),
      { indirect },
    );
    expect(await told).toMatchObject({ opinion: { probability: expect.any(Number), examples: expect.any(Array) } });
    await opinions(page).first().waitFor();
  });
});

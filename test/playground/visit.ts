import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { browser as executablePath } from "../formats/browser.ts";
import { type Site, serveSite } from "./site.ts";

/** Whether this machine has a browser to visit the site with. */
export const hasBrowser = executablePath !== undefined;
if (!hasBrowser)
  console.info("The tests of the web page are skipped: there is no Chromium here (apt-get install chromium).");

/** A visit of the site, in a profile of its own. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  site: Site;
  /** All that the browser asked anybody for. */
  requests: string[];
  /** What went wrong in the page. */
  errors: string[];
}

export interface VisitOptions extends BrowserContextOptions {
  /** The page, from the site's own folder. */
  path?: string;
}

/** Nothing but this machine can be reached, whoever tries. */
const FLAGS = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"];

/** Serves the site to all tests of a file, and gives the function that visits it. */
export function useSite(): (options?: VisitOptions) => Promise<Visit> {
  let browser: Browser | undefined;
  let site: Site | undefined;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    if (!hasBrowser) return;
    site = await serveSite();
    browser = await chromium.launch({ executablePath: executablePath as string, args: FLAGS });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });
  return async ({ path = "", ...options } = {}) => {
    // One at a time: they are all heard of by the same machine.
    for (const old of contexts.splice(0)) await old.close();
    const context = await (browser as Browser).newContext({
      locale: "ru-RU",
      viewport: { width: 1440, height: 900 },
      ...options,
    });
    contexts.push(context);
    const requests: string[] = [];
    const errors: string[] = [];
    context.on("request", (request) => requests.push(request.url()));
    const page = await context.newPage();
    page.setDefaultTimeout(15_000);
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") errors.push(message.text());
    });
    await page.goto((site as Site).address + path);
    return { page, context, site: site as Site, requests, errors };
  };
}

/** The text that is written in. */
export const editor = (page: Page) => page.locator(".cm-content");

/** The words as they stand in the editor. */
export async function textOf(page: Page): Promise<string> {
  return (await editor(page).locator(".cm-line").allInnerTexts()).map((line) => line.replace(/\n$/, "")).join("\n");
}

/** Puts a text into the editor as the clipboard does. */
export async function paste(page: Page, text: string): Promise<void> {
  await editor(page).focus();
  await editor(page).evaluate((target, words) => {
    const data = new DataTransfer();
    data.setData("text/plain", words);
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, text);
}

/** A rule finds something in the first sentence, and nothing in the second; that one is for the second reader. */
export const indirect =
  "Не можем с вами согласиться. Чек, видимо, испарился вместе с коробкой и вашей памятью. Удивительно, что у всех остальных клиентов почему-то всё работает.";

/** The cards that tell of a rule. */
export const cardOf = (page: Page, rule: string) => page.locator(`.card[data-rule="${rule}"]`);

/** Drops a file in, and waits for what was found in it. */
export async function openTable({ page }: Visit, name: string, buffer: Buffer): Promise<void> {
  await page.getByRole("tab", { name: "Таблица ответов" }).click();
  await page.locator("input[type=file]").setInputFiles({ name, mimeType: "text/plain", buffer });
  await page.locator("#result-title").waitFor();
}

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, type Page, chromium as playwright } from "playwright-core";
import { chromium } from "./install.ts";

/** Where pictures of what people see go, if anywhere. */
const pictures = process.env.TACTFUL_PICTURES;

export function launch(): Promise<Browser> {
  return playwright.launch({
    executablePath: chromium as string,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      // Whatever is asked of another machine fails at once: nothing may depend on it.
      "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE localhost , EXCLUDE 127.0.0.1 , EXCLUDE *.localhost",
    ],
  });
}

export function newPage(browser: Browser, viewport = { width: 1280, height: 800 }): Promise<Page> {
  return browser.newPage({ viewport });
}

export async function picture(page: Page, name: string): Promise<void> {
  if (pictures === undefined) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/**
 * Runs tests in the extension host of the VS Code behind an address.
 * @returns What they said, and whether all of them passed.
 */
export async function runInHost(page: Page, url: string, limit = 120_000): Promise<{ passed: boolean; log: string[] }> {
  const log: string[] = [];
  const exit = new Promise<number>((resolve) => {
    void page.exposeFunction("codeAutomationExit", resolve);
  });
  await page.exposeFunction("codeAutomationLog", (type: string, args: unknown[]) =>
    log.push(`${type}: ${args.join(" ")}`),
  );
  await page.goto(url);
  const timeout = new Promise<number>((resolve) => setTimeout(resolve, limit, -1));
  const code = await Promise.race([exit, timeout]);
  if (code === -1) log.push(`no end after ${limit} ms`);
  return { passed: code === 0, log };
}

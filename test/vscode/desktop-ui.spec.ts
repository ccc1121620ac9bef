import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, newPage, picture } from "./browser.ts";
import { type Desktop, startDesktop } from "./desktop.ts";
import { packagePath } from "./host.ts";
import { whyNot } from "./install.ts";
import { Workbench } from "./workbench.ts";

const reply = `---
kind: reply
rating: 2
author: Олена
review: Ждала мастера два часа 😡, а он ещё и нагрубил.
---
Здравствуйте, Олена!

👩‍🔧🙏 Вы не удосужились прочитать памятку, в ней всё написано. Мы разберёмся.

С уважением, салон «Ласточка»
`;

describe.skipIf(whyNot() !== undefined)("what a person sees in VS Code", () => {
  let folder: string;
  let browser: Browser;
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ extensions: [packagePath()], isTrusted: true });
    folder = join(desktop.data, "texts");
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    desktop?.stop();
  });

  async function openText(name: string, text: string): Promise<Workbench> {
    // A second try begins afresh.
    rmSync(join(folder, name), { recursive: true, force: true });
    mkdirSync(join(folder, name), { recursive: true });
    const path = join(folder, name, `${name}.md`);
    writeFileSync(path, text);
    const workbench = new Workbench(await newPage(browser));
    await workbench.open(desktop.url(join(folder, name), [["openFile", desktop.uri(path)]]));
    return workbench;
  }

  test("faults are underlined at the right place, explained, mended and saved", async () => {
    const workbench = await openText("reply", reply);
    const { page } = workbench;
    const words = "Вы не удосужились";
    await workbench.squiggles("error").first().waitFor({ timeout: 60_000 });
    // Emoji before them are as wide as the font has them: what counts is where the browser puts the words.
    const underlined = await workbench.squiggles("error").first().boundingBox();
    const box = await workbench.boxOf(words);
    expect(Math.abs((underlined?.x ?? 0) - box.x)).toBeLessThan(3);
    expect(Math.abs((underlined?.width ?? 0) - box.width)).toBeLessThan(3);
    await page.locator(".codelens-decoration").first().waitFor();

    const hover = await workbench.hover(words);
    await picture(page, "hover");
    expect(hover).toContain("Лучше:");
    // What VS Code shows of itself is not said again.
    expect(hover.split("перекладывает вину").length).toBe(2);
    await page.locator(".monaco-hover a.code-link").first().click();
    await page.locator(".tab", { hasText: "blaming" }).waitFor();
    await page.locator(".tab", { hasText: "reply" }).click();

    const titles = await workbench.quickFixes(words);
    await picture(page, "quick-fixes");
    expect(titles.length).toBeGreaterThan(3);
    expect(titles.join()).toContain("blaming");
    for (const title of titles) expect(title.length).toBeLessThan(80);
    await workbench.quickFix(titles[0] as string).click();
    await workbench.squiggles("error").first().waitFor({ state: "detached" });
    await page.keyboard.press("Control+s");
    const file = join(folder, "reply/reply.md");
    await expect.poll(() => readFileSync(file, "utf8"), { timeout: 10_000 }).not.toContain(words);
    expect(readFileSync(file, "utf8")).toContain("👩‍🔧🙏");
    await page.context().close();
  });

  test("the outline stands beside the text and follows it; the status says what the text is", async () => {
    const workbench = await openText("outline", reply);
    const { page } = workbench;
    const status = page.locator("[id='status.languageStatus'] a");
    await expect
      .poll(() => status.getAttribute("aria-label"), { timeout: 60_000 })
      .toMatch(/Reply to a complaint · Russian.*errors: 1/);
    await workbench.run("Tactful: Show What Is in This Text");
    const preview = page.frameLocator("iframe.webview").first().frameLocator("iframe");
    await preview.getByText("решение").first().waitFor({ timeout: 30_000 });
    const before = await preview.locator("body").innerText();
    // Whatever VS Code gives the focus to while the preview opens.
    await page.locator(".view-line", { hasText: "Ласточка" }).first().click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Мы вернули вам деньги сегодня утром.");
    await expect.poll(() => preview.locator("body").innerText(), { timeout: 30_000 }).not.toBe(before);
    await picture(page, "outline");
    await page.context().close();
  });

  test("a mistake in tactful.json is said where one looks", async () => {
    const workbench = await openText("held", reply);
    const { page } = workbench;
    await workbench.squiggles("error").first().waitFor({ timeout: 60_000 });
    const status = page.locator("[id='status.languageStatus'] a");
    // VS Code begins to watch a folder some time after it shows a file of it, and tells nothing of what came before.
    const breakConfig = () => {
      writeFileSync(join(folder, "held/tactful.json"), '{ "rules": { "blamin": "off" } }');
      return status.getAttribute("aria-label");
    };
    await expect.poll(breakConfig, { timeout: 60_000, interval: 2000 }).toContain("On hold");
    await workbench.squiggles("error").first().waitFor({ state: "detached" });
    await page.locator("[id='status.languageStatus']").hover();
    await page.getByText("Open tactful.json").first().click();
    await workbench.squiggles("error").first().waitFor();
    await picture(page, "held");
    await page.context().close();
  });

  test("a server that dies comes back, and one that keeps dying asks", async () => {
    // The servers of pages that were closed live on for a while: VS Code waits for them to come back.
    const others = new Set(serversOf(desktop));
    const servers = () => serversOf(desktop).filter((pid) => !others.has(pid));
    const workbench = await openText("crash", reply);
    const { page } = workbench;
    await workbench.squiggles("error").first().waitFor({ timeout: 60_000 });
    for (let deaths = 0; deaths < 5; deaths++) {
      await expect.poll(() => servers().length, { timeout: 20_000 }).toBe(1);
      // It is not asked anything before it has started.
      await page.waitForTimeout(1500);
      for (const pid of servers()) process.kill(pid, "SIGKILL");
    }
    await page.getByText("Tactful has stopped several times").first().waitFor({ timeout: 20_000 });
    await picture(page, "crash");
    await page.locator(".notifications-toasts .monaco-button", { hasText: "Restart" }).click();
    await expect.poll(() => servers().length, { timeout: 20_000 }).toBe(1);
    await page.locator(".view-line", { hasText: "удосужились" }).click();
    await page.keyboard.press("Control+a");
    await page.keyboard.type("---\nkind: reply\n---\nВы не удосужились прочитать.");
    await workbench.squiggles("error").first().waitFor({ timeout: 20_000 });
    await page.context().close();
  });
});

describe.skipIf(whyNot() !== undefined)("in a VS Code that speaks Russian", () => {
  let browser: Browser;
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ extensions: [packagePath()], isTrusted: true });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    desktop?.stop();
  });

  test("so does the extension", async () => {
    writeFileSync(join(desktop.data, "reply.md"), reply);
    const workbench = new Workbench(await newPage(browser));
    // Microsoft's language packs are not on npm. VS Code's own words stay English, but it takes itself to be Russian.
    await workbench.page.addInitScript("globalThis._VSCODE_NLS_LANGUAGE = 'ru'");
    await workbench.open(desktop.url(desktop.data, [["openFile", desktop.uri(join(desktop.data, "reply.md"))]]));
    const { page } = workbench;
    const status = page.locator("[id='status.languageStatus'] a");
    await expect
      .poll(() => status.getAttribute("aria-label"), { timeout: 60_000 })
      .toMatch(/Ответ на жалобу · русский/);
    await workbench.run("Tactful: Показать, из чего состоит текст");
    await page.locator(".tab", { hasText: "Разбор — reply" }).waitFor();
    await picture(page, "russian");
    await page.context().close();
  });
});

/** The language servers that run for a VS Code: its own descendants, so that nobody else's are met. */
function serversOf({ data }: Desktop): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const line = readFileSync(join("/proc", pid, "cmdline"), "utf8");
        return line.includes(join(data, "extensions")) && line.includes("server.js") && line.includes("--node-ipc");
      } catch {
        // It has ended.
        return false;
      }
    })
    .map(Number);
}

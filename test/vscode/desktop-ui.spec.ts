import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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
  const folder = mkdtempSync(join(tmpdir(), "tactful-texts-"));
  let browser: Browser;
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ extensions: [packagePath()], isTrusted: true });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    desktop?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  async function openText(name: string, text: string): Promise<Workbench> {
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
    await page.waitForTimeout(1500);
    await picture(page, "1-reply");
    const underlined = await workbench.squiggles("error").first().boundingBox();
    const box = await workbench.boxOf("Вы не удосужились");
    expect(Math.abs((underlined?.x ?? 0) - box.x)).toBeLessThan(3);
    expect(Math.abs((underlined?.width ?? 0) - box.width)).toBeLessThan(3);

    const hover = await workbench.hover(words);
    await picture(page, "2-hover");
    console.log(hover);
    expect(hover).toContain(words);
    await page.keyboard.press("Escape");

    const titles = await workbench.quickFixes(words);
    console.log(titles);
    await picture(page, "3-quick-fixes");
    await page.locator(".action-widget .monaco-list-row.action").first().click();
    await workbench.squiggles("error").first().waitFor({ state: "detached" });
    await page.keyboard.press("Control+s");
    const file = join(folder, "reply/reply.md");
    await expect.poll(() => readFileSync(file, "utf8"), { timeout: 10_000 }).not.toContain(words);
    expect(readFileSync(file, "utf8")).toContain("👩‍🔧🙏");

    await page.keyboard.press("Control+Shift+M");
    await page.locator(".markers-panel .monaco-list-row").first().waitFor();
    await picture(page, "4-problems");
    await page.keyboard.press("Control+Shift+M");

    await workbench.run("Tactful: Show What Is in This Text");
    await page.waitForTimeout(4000);
    await picture(page, "5-outline");

    await page
      .locator(".statusbar-item", {
        has: page.locator(".codicon-bracket, .codicon-bracket-error, .codicon-bracket-dot"),
      })
      .first()
      .hover();
    await page.waitForTimeout(2000);
    await picture(page, "6-status");
    await page.context().close();
  });
});

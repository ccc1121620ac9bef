import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, newPage, runInHost } from "./browser.ts";
import { unpackExtension } from "./host.ts";
import { whyNot } from "./install.ts";
import { startWeb, type Web } from "./web.ts";

describe.skipIf(whyNot() !== undefined)("in the extension host of VS Code for the Web", () => {
  let folder: string;
  let browser: Browser;
  let web: Web;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "tactful-web-"));
    const { extension, hostTests } = await unpackExtension(folder);
    web = await startWeb(mkdtempSync(join(folder, "texts-")), extension, hostTests);
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    web?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  test("all tests pass", async () => {
    const { passed, log } = await runInHost(await newPage(browser), web.url);
    expect(passed, log.join("\n")).toBe(true);
  });
});

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { launch, newPage, runInHost } from "./browser.ts";
import { type Desktop, startDesktop } from "./desktop.ts";
import { unpackExtension } from "./host.ts";
import { whyNot } from "./install.ts";

const reason = whyNot();
if (reason !== undefined) console.warn(`VS Code is not tested: ${reason}`);

describe.skipIf(reason !== undefined)("in the extension host of VS Code", () => {
  let browser: Browser;
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ withHostTests: true });
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
    desktop?.stop();
  });

  test("all tests pass", async () => {
    const folder = join(desktop.data, "texts");
    mkdirSync(folder);
    const { extension, hostTests } = await unpackExtension(join(desktop.data, "unpacked"));
    const url = desktop.url(folder, [
      ["extensionDevelopmentPath", desktop.uri(extension)],
      ["extensionTestsPath", desktop.uri(hostTests.replace(/\.js$/, ""))],
    ]);
    const { passed, log } = await runInHost(await newPage(browser), url);
    expect(passed, log.join("\n")).toBe(true);
  });
});

/**
 * Draws the pictures of the extension's page: `TACTFUL_PICTURES=client/images npm run test:vscode -- pictures`. Looked at by
 * a person before they are committed; the machine needs a font with emoji.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import { launch, newPage, picture } from "./browser.ts";
import { type Desktop, startDesktop } from "./desktop.ts";
import { packagePath } from "./host.ts";
import { whyNot } from "./install.ts";
import { Workbench } from "./workbench.ts";

const settings = {
  "workbench.activityBar.location": "hidden",
  "workbench.layoutControl.enabled": false,
  "window.commandCenter": false,
  "editor.fontFamily": "DejaVu Sans",
  "editor.fontSize": 15,
  "editor.lineNumbers": "off",
  "editor.folding": false,
  "editor.glyphMargin": false,
  "breadcrumbs.enabled": false,
};

const head = (author: string, review: string): string =>
  `---\nkind: reply\nrating: 1\nauthor: ${author}\nreview: ${review}\n---\n`;

const texts = [
  {
    language: "en",
    text: `${head("Dana", "The room was freezing and nobody at the desk cared.")}Hello Dana,

That is simply not true. We are sorry you feel that way.

The Harbour House team
`,
    words: "simply not true",
    outline: "next step",
  },
  {
    language: "ru",
    text: `${head("Ольга", "Ждала мастера два часа, а он ещё и нагрубил.")}Здравствуйте, Ольга!

Это неправда. Мы разберёмся.

С уважением, салон «Ласточка»
`,
    words: "неправда",
    outline: "решение",
  },
];

const canDraw = process.env.TACTFUL_PICTURES !== undefined && whyNot() === undefined;

describe.skipIf(!canDraw)("pictures", () => {
  let folder: string;
  let desktop: Desktop;
  beforeAll(async () => {
    desktop = await startDesktop({ extensions: [packagePath()], isTrusted: true, settings });
    folder = join(desktop.data, "texts");
    mkdirSync(folder);
  });
  afterAll(() => {
    desktop?.stop();
  });

  test.each(texts)("in $language", async ({ language, text, words, outline }) => {
    const file = join(folder, "reply.md");
    writeFileSync(file, text);
    const browser = await launch();
    const workbench = new Workbench(await newPage(browser, { width: 900, height: 560 }));
    await workbench.open(desktop.url(folder, [["openFile", desktop.uri(file)]]));
    const { page } = workbench;
    await page.keyboard.press("Control+b");
    await workbench.squiggles("error").first().waitFor({ timeout: 60_000 });
    await page.locator(".codelens-decoration").first().waitFor();
    await page.waitForTimeout(1000);
    await workbench.hover(words);
    await picture(page, `hover-${language}`);
    await page.keyboard.press("Escape");
    await workbench.quickFixes(words);
    await picture(page, `quick-fixes-${language}`);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Escape");
    await workbench.run("Tactful: Show What Is in This Text");
    const preview = page.frameLocator("iframe.webview").first().frameLocator("iframe");
    await preview.getByText(outline).first().waitFor({ timeout: 30_000 });
    await page.waitForTimeout(1000);
    await picture(page, `outline-${language}`);
    await browser.close();
  });
});

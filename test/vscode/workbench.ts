import type { Locator, Page } from "playwright-core";

/** What a person does in VS Code, and what they see. */
export class Workbench {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(url: string): Promise<void> {
    await this.page.goto(url);
    await this.page.locator(".monaco-workbench").waitFor({ timeout: 60_000 });
    await this.page.locator(".monaco-editor .view-line").first().waitFor({ timeout: 60_000 });
  }

  async run(command: string): Promise<void> {
    await this.page.keyboard.press("F1");
    const input = this.page.locator(".quick-input-widget:visible input:visible").first();
    await input.waitFor();
    await input.fill(`>${command}`);
    await this.page
      .locator(".quick-input-list .monaco-list-row", { hasText: command.split(": ").at(-1) as string })
      .first()
      .click();
  }

  squiggles(severity: "error" | "warning" | "info"): Locator {
    return this.page.locator(`.monaco-editor .squiggly-${severity}`);
  }

  /** Where words are on the screen, as the browser lays them out. */
  async boxOf(words: string): Promise<{ x: number; y: number; width: number; height: number }> {
    // As a text: what runs in the page is no part of this program.
    const box = await this.page.evaluate(`(() => {
      for (const line of document.querySelectorAll(".monaco-editor .view-line")) {
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const start = node.data.replaceAll('\\u00a0', ' ').indexOf(${JSON.stringify(words)});
          if (start < 0) continue;
          const range = document.createRange();
          range.setStart(node, start);
          range.setEnd(node, start + ${words.length});
          const { x, y, width, height } = range.getBoundingClientRect();
          return { x, y, width, height };
        }
      }
    })()`);
    if (!box) throw new Error(`“${words}” are not on the screen.`);
    return box as { x: number; y: number; width: number; height: number };
  }

  /** Rests the pointer on words, and waits for what it tells. */
  async hover(words: string): Promise<string> {
    const { x, y, width, height } = await this.boxOf(words);
    await this.page.mouse.move(x + width / 2, y + height / 2, { steps: 3 });
    const hover = this.page.locator(".monaco-editor .monaco-hover:visible").filter({ hasText: words }).first();
    await hover.waitFor();
    // The message comes at once, the rest when the server has answered.
    await hover.getByText("Loading...").waitFor({ state: "detached" });
    return hover.innerText();
  }

  /** Opens the menu of quick fixes for words. @returns Their titles. */
  async quickFixes(words: string): Promise<string[]> {
    const { x, y, width, height } = await this.boxOf(words);
    await this.page.mouse.click(x + width / 2, y + height / 2);
    await this.page.keyboard.press("Control+.");
    const menu = this.page.locator(".action-widget .monaco-list-row.action");
    await menu.first().waitFor();
    return menu.allInnerTexts();
  }

  quickFix(title: string): Locator {
    return this.page.locator(".action-widget .monaco-list-row.action", { hasText: title }).first();
  }
}

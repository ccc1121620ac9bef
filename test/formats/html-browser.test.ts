import fc from "fast-check";
import { expect, test } from "vitest";
import { browser, compareWithBrowser } from "./browser.ts";
import { madePage } from "./html-fragments.ts";

// Without a browser there is nothing to compare with; `CHROMIUM` says where one is.
test.skipIf(browser === undefined)("a browser shows the words that we read", { timeout: 180_000 }, async () => {
  const pages = fc.sample(madePage, { seed: 20260103, numRuns: 100 }).map(({ html }) => html);
  const compared = await compareWithBrowser(pages);
  const seen = compared.reduce((sum, page) => sum + page.seen, 0);
  const missed = compared.flatMap(({ missing, extra }) => [...missing, ...extra]);
  expect(seen).toBeGreaterThan(1000);
  expect(missed.length / seen).toBeLessThan(0.005);
});

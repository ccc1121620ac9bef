/**
 * `tsx scripts/html-browser.ts FILES…`: renders pages of HTML in a browser of this machine, and tells which of the words
 * that it shows are in no block of ours, and the other way round.
 */
import { readFileSync } from "node:fs";
import { compareWithBrowser } from "../test/formats/browser.ts";

const files = process.argv.slice(2);
const batch = 40;
let [seen, missing, extra] = [0, 0, 0];
for (let i = 0; i < files.length; i += batch) {
  const part = files.slice(i, i + batch);
  const compared = await compareWithBrowser(part.map((file) => readFileSync(file, "utf8")));
  compared.forEach((page, n) => {
    seen += page.seen;
    missing += page.missing.length;
    extra += page.extra.length;
    if (page.missing.length + page.extra.length === 0) return;
    const list = (words: string[]) => words.slice(0, 25).join(" ");
    process.stdout.write(`${part[n]} (${page.seen})\n  missing: ${list(page.missing)}\n  extra: ${list(page.extra)}\n`);
  });
}
const share = (count: number): string => `${((100 * count) / Math.max(1, seen)).toFixed(2)} %`;
process.stdout.write(
  `${files.length} pages, ${seen} words seen; missing ${missing} (${share(missing)}), extra ${extra} (${share(extra)})\n`,
);

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readHead } from "../../core/formats/head.ts";
import { readHtml } from "../../core/formats/html.ts";
import { CONTROL_MASK, maskTemplates, OUTPUT_MASK } from "../../core/text/mask.ts";

const PLACES = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/** A browser of this machine; undefined where it has none. */
export const browser: string | undefined = PLACES.find((path) => path !== undefined && existsSync(path));

/** What a browser and we read of one page: words in small letters, how often each. */
export interface Comparison {
  seen: number;
  /** Words that the browser shows and we do not have. */
  missing: string[];
  /** Words that we have and the browser does not show, apart from subjects and preheaders. */
  extra: string[];
}

/** Compares what a browser shows of pages with the blocks that we read. The browser runs none of their scripts. */
export async function compareWithBrowser(pages: readonly string[]): Promise<Comparison[]> {
  const shown = await render(pages.map(maskedPage));
  return pages.map((page, i) => compare(page, shown[i] ?? ""));
}

function maskedPage(page: string): string {
  const masked = maskTemplates(page).text;
  return masked.slice(readHead(masked).bodyStart);
}

// Runs in the browser. Code is one word to us, and drawings none.
const MEASURE = `
  const texts = [...document.querySelectorAll("iframe")].map((frame) => {
    const page = frame.contentDocument;
    for (const part of page.querySelectorAll("code, kbd, samp, svg, video, audio, object, canvas")) part.replaceWith(" ");
    const alts = [...page.querySelectorAll("[alt], [title], [aria-label], [placeholder], input")]
      .filter((part) => part.checkVisibility())
      .flatMap((part) => {
        const isButton = part.matches("input[type=submit], input[type=button], input[type=reset]");
        const names = ["alt", "title", "aria-label", "placeholder", ...(isButton ? ["value"] : [])];
        return names.map((name) => part.getAttribute(name));
      });
    return [page.body?.innerText ?? "", ...alts].filter(Boolean).join("\\n");
  });
  const pre = document.createElement("pre");
  pre.id = "texts";
  const bytes = new TextEncoder().encode(JSON.stringify(texts));
  pre.textContent = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  document.body.replaceChildren(pre);
`;

async function render(pages: readonly string[]): Promise<string[]> {
  if (browser === undefined) throw new Error("There is no browser here");
  const folder = mkdtempSync(join(tmpdir(), "tactful-browser-"));
  try {
    const frames = pages.map(
      (page) =>
        `<iframe sandbox="allow-same-origin" width="800" height="600" srcdoc="${page.replace(/&/g, "&amp;").replace(/"/g, "&quot;")}"></iframe>`,
    );
    const file = join(folder, "pages.html");
    writeFileSync(
      file,
      `<!doctype html><meta charset="utf-8"><body>${frames.join("\n")}<script>onload = () => {${MEASURE}}</script>`,
    );
    const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"];
    const profile = `--user-data-dir=${join(folder, "profile")}`;
    const dump = await run(browser, [...flags, profile, "--timeout=60000", "--dump-dom", `file://${file}`]);
    const hex = /<pre id="texts">([0-9a-f]*)<\/pre>/.exec(dump)?.[1];
    if (hex === undefined) throw new Error(`The browser gave no text: ${dump.slice(0, 500)}`);
    return JSON.parse(Buffer.from(hex, "hex").toString("utf8")) as string[];
  } finally {
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function run(command: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(command, args, { maxBuffer: 1 << 30, timeout: 120_000 }, (error, stdout) => {
      if (error) reject(error);
      else resolve(stdout);
    });
  });
}

function compare(page: string, shown: string): Comparison {
  const seen = wordsOf(shown);
  const { blocks } = readHtml(page);
  const body = blocks.filter(({ role }) => role !== "subject" && role !== "preheader");
  const all = countWords(wordsOf(blocks.map(({ text }) => text).join("\n")));
  const inBrowser = countWords(seen);
  const missing = seen.filter((word) => !take(all, word));
  const extra = wordsOf(body.map(({ text }) => text).join("\n")).filter((word) => !take(inBrowser, word));
  return { seen: seen.length, missing, extra };
}

function countWords(words: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return counts;
}

function take(counts: Map<string, number>, word: string): boolean {
  const left = counts.get(word) ?? 0;
  counts.set(word, left - 1);
  return left > 0;
}

const MASKS = new RegExp(`[${OUTPUT_MASK}${CONTROL_MASK}]+`, "g");

function wordsOf(text: string): string[] {
  const plain = text.replace(MASKS, " ").replace(/\u034F|[\u00AD\u200B-\u200F\u2060\uFEFF]/g, "");
  return (
    plain
      .normalize("NFKC")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

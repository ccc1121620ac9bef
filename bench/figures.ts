/** Puts what a program measured into docs/performance.md, between its marks. */
import { readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { root } from "../scripts/rule-files.ts";

/** What the figures are of. */
export const machine = `Node.js ${process.version}, ${cpus()[0]?.model.trim()}, ${cpus().length} cores`;

/** @throws where the page has no place for the program. */
export function writeFigures(program: string, figures: string): void {
  const path = join(root, "docs/performance.md");
  const page = readFileSync(path, "utf8");
  const begin = `<!-- figures start: written by ${program} -->\n`;
  const start = page.indexOf(begin);
  const end = page.indexOf("<!-- figures end -->", start);
  if (start < 0 || end < 0) throw new Error(`docs/performance.md has no place for the figures of ${program}`);
  writeFileSync(path, `${page.slice(0, start)}${begin}${figures}${page.slice(end)}`);
}

/** What a release says of itself: its section of the changes. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { root } from "../rule-files.ts";

/** @returns Undefined where the changes have no such section, or it is not dated yet. */
export function releaseNotes(tag: string, changes = join(root, "CHANGELOG.md")): string | undefined {
  const sections = readFileSync(changes, "utf8").split(/^## /m).slice(1);
  const version = tag.replace(/^v/, "");
  const own = sections.find((section) => section.split(/\s/, 1)[0] === version);
  return own && /^\S+ — \d{4}-\d{2}-\d{2}\n/.test(own) ? own.slice(own.indexOf("\n")).trim() : undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [tag = "", changes] = process.argv.slice(2);
  const notes = releaseNotes(tag, changes);
  if (notes === undefined) process.exitCode = 1;
  else process.stdout.write(`${notes}\n`);
}

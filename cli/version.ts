import { readFileSync } from "node:fs";

/** The package's version. Its manifest is one folder up, from the sources and from `dist` alike. */
export function readVersion(): string {
  return JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")).version;
}

/** Builds the site before its tests, where the sources are newer. */
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newest } from "../helpers/newest.ts";
import { siteFolder } from "./site.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const sources = [
  "core",
  "generated",
  "playground/public",
  "playground/src",
  "playground/index.html",
  "playground/vite.config.ts",
  "rules",
  "scripts/playground",
];

export default function buildSite(): void {
  const built = statSync(join(siteFolder, "sw.js"), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (!sources.some((name) => newest(join(root, name)) > built)) return;
  const vite = join(root, "node_modules/vite/bin/vite.js");
  // What runs tests is no production to Vite.
  const env = { ...process.env, NODE_ENV: "production" };
  execFileSync(process.execPath, [vite, "build", "-c", "playground/vite.config.ts"], {
    cwd: root,
    env,
    stdio: "inherit",
  });
}

/** Builds the program before its tests, where the sources are newer. */
import { execFileSync } from "node:child_process";
import { statSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { newest } from "../newest.ts";
import { serverPath } from "./server-command.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const sources = [
  "cli",
  "core",
  "generated",
  "index.ts",
  "package.json",
  "rules",
  "scripts/build.ts",
  "server",
  "unified",
  "workspace",
];

export default function buildOnce(): void {
  const built = statSync(serverPath, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (!sources.some((name) => newest(join(root, name)) > built)) return;
  execFileSync(process.execPath, ["--import", "tsx", "scripts/build.ts"], { cwd: root, stdio: "inherit" });
}

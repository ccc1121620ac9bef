/** Whether a tag may be released: the versions and the changes agree with it, and the Action is what its sources make. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../rule-files.ts";
import { releaseNotes } from "./notes.ts";

const [tag = "", changes] = process.argv.slice(2);
const versionOf = (path: string) => (JSON.parse(readFileSync(join(root, path), "utf8")) as { version: string }).version;
const faults: string[] = [];
if (!/^v\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(tag)) faults.push(`${tag || "nothing"} is no version: v1.2.3`);
for (const path of ["package.json", "client/package.json", "playground/package.json"]) {
  if (`v${versionOf(path)}` !== tag) faults.push(`${path} has version ${versionOf(path)}, not ${tag}`);
}
if (releaseNotes(tag, changes) === undefined) faults.push(`CHANGELOG.md has no section for ${tag} with a date`);
try {
  execFileSync("npm", ["run", "--silent", "generate"], { cwd: root, stdio: "pipe" });
  execFileSync(join(root, "node_modules/.bin/tsx"), [join(root, "scripts/action/build.ts"), "--check"], {
    stdio: "pipe",
  });
} catch (error) {
  faults.push(String((error as { stderr?: Buffer }).stderr ?? error).trim());
}
for (const fault of faults) process.stderr.write(`${fault}\n`);
if (faults.length > 0) process.exitCode = 1;
else process.stdout.write(`prerelease=${tag.includes("-")}\n`);

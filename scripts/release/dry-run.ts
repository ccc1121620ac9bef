/**
 * `npm run release:dry`: takes each step of `.github/workflows/release.yml` on a copy of the repository, with registries of its own
 * in place of the real ones. What needs a tool that is not installed (`verdaccio`, `ovsx`; RELEASE_TOOLS may name the folder of
 * their node_modules) is said to be skipped.
 */
import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../rule-files.ts";

const folder = mkdtempSync(join(tmpdir(), "tactful-release-"));
const tools = [process.env.RELEASE_TOOLS, join(root, "node_modules")].filter((path) => path !== undefined);
const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
const tag = `v${version}`;
const say = (text: string): void => void process.stdout.write(`${text}\n`);
const run = (command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}) =>
  execFileSync(command, args, {
    cwd,
    encoding: "utf8",
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
const toolNamed = (name: string) => tools.map((path) => join(path, ".bin", name)).find(existsSync);

try {
  checkVersions();
  moveTags();
  await publishPackage();
  await publishExtension();
  runTaggedAction();
  buildPage();
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/** With changes that are dated, as they are on the day of a release. */
function checkVersions(): void {
  const changes = join(folder, "changes.md");
  const text = readFileSync(join(root, "CHANGELOG.md"), "utf8");
  writeFileSync(changes, text.replace(`## ${version} — not yet released`, `## ${version} — 2026-01-01`));
  const tsx = join(root, "node_modules/.bin/tsx");
  const output = run(tsx, ["scripts/release/check.ts", tag, changes], root);
  run(tsx, ["scripts/release/notes.ts", tag, changes], root);
  say(`versions: ${output.trim().split("\n").join(", ")}`);
}

/** Into a folder of its own, as the host gets it. */
function buildPage(): void {
  const page = join(folder, "page");
  const vite = join(root, "node_modules/vite/bin/vite.js");
  run(process.execPath, [vite, "build", "-c", "playground/vite.config.ts", "--outDir", page], root);
  if (!existsSync(join(page, "sw.js"))) throw new Error("The page was not built.");
  say("page: built");
}

/** Moves `v1` and `v1.2` in a repository of its own, and leaves them where an older line is mended. */
function moveTags(): void {
  const [origin, clone] = [join(folder, "origin.git"), join(folder, "clone")];
  run("git", ["init", "--quiet", "--bare", origin], folder);
  run("git", ["init", "--quiet", clone], folder);
  const git = (...args: string[]) =>
    run("git", ["-c", "user.name=x", "-c", "user.email=x@example.com", ...args], clone).trim();
  for (const name of ["v1.1.0", "v1.2.0", "v1.10.0", "v1.1.1"]) {
    git("commit", "--quiet", "--allow-empty", "--message", name);
    git("tag", name);
    git("push", "--quiet", origin, `refs/tags/${name}`);
    run(join(root, "scripts/release/tags.sh"), [name, origin], clone);
  }
  const at = (name: string) => run("git", ["rev-parse", `${name}^{commit}`], origin).trim();
  for (const [moving, fixed] of [
    ["v1", "v1.10.0"],
    ["v1.1", "v1.1.1"],
    ["v1.10", "v1.10.0"],
  ] as const) {
    if (at(moving) !== at(fixed)) throw new Error(`${moving} is not ${fixed}`);
  }
  say("tags: v1 and v1.2 move forward, and not back");
}

/** Packs, publishes, installs and runs the package. */
async function publishPackage(): Promise<void> {
  run("npm", ["pack", "--silent", "--pack-destination", folder], root);
  const [tarball = ""] = readdirSync(folder).filter((name) => name.endsWith(".tgz"));
  const verdaccio = toolNamed("verdaccio");
  if (verdaccio === undefined)
    return say(`npm: packed ${tarball}; verdaccio is not installed, so it was not published`);
  const config = join(folder, "registry.yaml");
  const access = "{ access: $all, publish: $all, unpublish: $all, proxy: npmjs }";
  writeFileSync(
    config,
    `storage: ${join(folder, "storage")}\nuplinks: { npmjs: { url: "https://registry.npmjs.org/" } }\n` +
      `packages: { tactful: { access: $all, publish: $all }, "**": ${access} }\nlog: { type: stdout, level: error }\n`,
  );
  const port = await freePort();
  const registry = `http://127.0.0.1:${port}/`;
  const server = spawn(verdaccio, ["--config", config, "--listen", `127.0.0.1:${port}`], { stdio: "ignore" });
  try {
    await answers(registry);
    const npmrc = join(folder, "npmrc");
    writeFileSync(npmrc, `registry=${registry}\n//127.0.0.1:${port}/:_authToken=fake\n`);
    const env = { npm_config_userconfig: npmrc, npm_config_registry: registry };
    run("npm", ["publish", join(folder, tarball), "--access", "public", "--tag", "latest"], folder, env);
    const user = join(folder, "user");
    mkdirSync(user);
    writeFileSync(join(user, "package.json"), "{}");
    run("npm", ["install", "--no-audit", "--no-fund", `tactful@${version}`], user, env);
    const said = run(join(user, "node_modules/.bin/tactful"), ["--version"], user).trim();
    if (said !== version) throw new Error(`The published package says ${said}, not ${version}`);
    say(`npm: published and installed ${tarball} (provenance needs GitHub)`);
  } finally {
    server.kill();
  }
}

/** Packs the extension, and publishes it to something that answers as Open VSX does. */
async function publishExtension(): Promise<void> {
  run("npm", ["run", "--silent", "package:vscode"], root);
  const vsix = readdirSync(root).find((name) => name.endsWith(".vsix"));
  if (vsix === undefined) throw new Error("There is no .vsix");
  const ovsx = toolNamed("ovsx");
  if (ovsx === undefined) return say(`vscode: packed ${vsix}; ovsx is not installed, so it was not published`);
  let taken = 0;
  const server = createServer((request, response) => {
    request.on("data", (bytes: Buffer) => {
      taken += bytes.length;
    });
    request.on("end", () => {
      response.writeHead(201, { "content-type": "application/json" });
      response.end(JSON.stringify({ namespace: "tactful", name: "tactful", version, files: {} }));
    });
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const registry = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  try {
    const child = spawn(ovsx, ["publish", join(root, vsix), "-r", registry, "-p", "fake"], { stdio: "pipe" });
    const code = await new Promise((resolve) => child.once("close", resolve));
    if (code !== 0 || taken === 0) throw new Error(`ovsx ended with ${code}, and sent ${taken} bytes`);
    say(`vscode: published ${vsix}, ${taken} bytes (the Marketplace has no stand-in)`);
  } finally {
    server.close();
  }
}

/** Runs the Action from a checkout of what is committed, where nothing is installed. */
function runTaggedAction(): void {
  const [checkout, texts] = [join(folder, "action"), join(folder, "texts")];
  run("git", ["clone", "--quiet", "--depth=1", `file://${root}`, checkout], folder);
  mkdirSync(texts);
  writeFileSync(join(texts, "a.md"), readFileSync(join(root, "test/action/fixtures/good/reply.md")));
  for (const name of ["output", "summary"]) writeFileSync(join(folder, name), "");
  run(process.execPath, [join(checkout, "action/dist/main.mjs")], texts, {
    GITHUB_WORKSPACE: texts,
    GITHUB_OUTPUT: join(folder, "output"),
    GITHUB_STEP_SUMMARY: join(folder, "summary"),
    GITHUB_EVENT_NAME: "push",
  });
  if (!readFileSync(join(folder, "output"), "utf8").includes("\ntrue\n")) throw new Error("The Action did not succeed");
  say("action: runs from a checkout as it is");
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    if (
      await fetch(url).then(
        () => true,
        () => false,
      )
    )
      return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`${url} does not answer`);
}

import { execFileSync, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, openSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { codeServer, nodeFolder } from "./install.ts";

/** Quiet, and without anything that would ask another machine. */
const quiet = {
  "telemetry.telemetryLevel": "off",
  "update.mode": "none",
  "extensions.autoUpdate": false,
  "extensions.autoCheckUpdates": false,
  "workbench.startupEditor": "none",
  "workbench.tips.enabled": false,
  "workbench.enableExperiments": false,
  "workbench.secondarySideBar.defaultVisibility": "hidden",
  "chat.disableAIFeatures": true,
  "chat.commandCenter.enabled": false,
  "editor.accessibilitySupport": "off",
  "editor.minimap.enabled": false,
  "editor.wordWrap": "on",
  "json.schemaDownload.enable": false,
  "npm.fetchOnlinePackageInfo": false,
  "files.autoSave": "off",
  // A buffer that one test left unsaved would come back in the next.
  "files.hotExit": "off",
  "security.workspace.trust.startupPrompt": "never",
  "security.workspace.trust.banner": "never",
  "git.enabled": false,
};

export interface Desktop {
  /** The address that shows a folder, with what VS Code shall do at once. */
  url(folder: string, payload?: [key: string, value: string][]): string;
  /** A file as VS Code names it. */
  uri(path: string): string;
  data: string;
  stop(): void;
}

export interface DesktopOptions {
  /** Packages to install, as people do. */
  extensions?: string[];
  /** Whether folders are trusted. Nobody is asked: if not, VS Code is in restricted mode. */
  isTrusted?: boolean;
  /** Whether tests run in the extension host: without the switch VS Code passes over them in silence. */
  withHostTests?: boolean;
  /** Beside those that keep it quiet. */
  settings?: Record<string, unknown>;
}

/** Starts a VS Code with its own extension host, settings and extensions, all of them new. */
export async function startDesktop({
  extensions = [],
  isTrusted = false,
  settings = {},
  withHostTests,
}: DesktopOptions = {}): Promise<Desktop> {
  const data = mkdtempSync(join(tmpdir(), "tactful-vscode-"));
  mkdirSync(join(data, "User"));
  writeFileSync(
    join(data, "User/settings.json"),
    JSON.stringify({ ...quiet, ...settings, "security.workspace.trust.enabled": !isTrusted }),
  );
  writeFileSync(join(data, "config.yaml"), "auth: none\n");
  const env = { ...process.env, PATH: `${nodeFolder}${delimiter}${process.env.PATH}`, EXTENSIONS_GALLERY: "{}" };
  const own = [
    "--config",
    join(data, "config.yaml"),
    "--user-data-dir",
    data,
    "--extensions-dir",
    join(data, "extensions"),
  ];
  for (const extension of extensions) {
    execFileSync(codeServer, [...own, "--install-extension", extension, "--force"], { env, stdio: "pipe" });
  }

  const host = `127.0.0.1:${await freePort()}`;
  const log = openSync(join(data, "server.log"), "w");
  const server = spawn(
    codeServer,
    [
      ...own,
      ...["--auth", "none", "--bind-addr", host, "--disable-telemetry", "--disable-update-check"],
      "--disable-getting-started-override",
      ...(withHostTests ? ["--vscode-option", "enable-smoke-test-driver"] : []),
    ],
    // A process group of its own, so that its extension hosts end with it.
    { env, detached: true, stdio: ["ignore", log, log] },
  );
  await answers(`http://${host}/healthz`);

  const uri = (path: string): string => `vscode-remote://${host}${path}`;
  return {
    data,
    uri,
    url(folder, payload = []) {
      const query = new URLSearchParams({ folder, payload: JSON.stringify(payload) });
      return `http://${host}/?${query}`;
    },
    stop() {
      process.kill(-(server.pid as number));
      rmSync(data, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

export async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`Nothing answers at ${url}.`);
}

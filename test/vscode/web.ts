import { spawn } from "node:child_process";
import { join } from "node:path";
import { answers, freePort } from "./desktop.ts";
import { nodeFolder, testWeb, testWebCommit, testWebData } from "./install.ts";

export interface Web {
  url: string;
  stop(): void;
}

/**
 * Starts VS Code for the Web: all of it runs in the browser, the server as a worker of its extension host. The folder is
 * no folder there, but a file system of an extension, like a repository that is looked at on the web.
 */
export async function startWeb(folder: string, extension: string, hostTests?: string): Promise<Web> {
  const port = await freePort();
  const options = {
    browserType: "none",
    quality: "stable",
    commit: testWebCommit,
    testRunnerDataDir: testWebData,
    host: "localhost",
    port,
    folderPath: folder,
    extensionDevelopmentPath: extension,
    extensionTestsPath: hostTests,
  };
  const script = `require(${JSON.stringify(testWeb)}).open(${JSON.stringify(options)})`;
  const server = spawn(join(nodeFolder, "node"), ["-e", script], { detached: true, stdio: "ignore" });
  const url = `http://localhost:${port}`;
  await answers(url);
  return { url, stop: () => void process.kill(-(server.pid as number)) };
}

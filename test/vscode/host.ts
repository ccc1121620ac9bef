import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { unzipSync } from "fflate";
import { root } from "../../scripts/rule-files.ts";

/** The package as `npm run package:vscode` wrote it: what is tested is what people install. */
export function packagePath(): string {
  const { version } = JSON.parse(readFileSync(join(root, "client/package.json"), "utf8")) as { version: string };
  return join(root, `tactful-${version}.vsix`);
}

/** Unpacks the extension, and puts beside it the tests that run inside of VS Code: it loads them from nowhere else. */
export async function unpackExtension(folder: string): Promise<{ extension: string; hostTests: string }> {
  const extension = join(folder, "extension");
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(packagePath())))) {
    if (!path.startsWith("extension/")) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const hostTests = join(extension, "host-tests.js");
  await build({
    entryPoints: [join(root, "test/vscode/host/index.ts")],
    outfile: hostTests,
    bundle: true,
    format: "cjs",
    platform: "browser",
    external: ["vscode"],
    logLevel: "warning",
  });
  return { extension, hostTests };
}

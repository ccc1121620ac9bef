import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { root } from "../../scripts/rule-files.ts";

export const extension = join(root, "client");

/** Bundles the tests that run inside of VS Code. @returns The file's path. */
export async function bundleHostTests(folder: string): Promise<string> {
  const outfile = join(folder, "host.js");
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), "{}\n");
  await build({
    entryPoints: [join(root, "test/vscode/host/index.ts")],
    outfile,
    bundle: true,
    format: "cjs",
    platform: "browser",
    external: ["vscode"],
    logLevel: "warning",
  });
  return outfile;
}

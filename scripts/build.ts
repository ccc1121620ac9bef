/** Writes `dist/`: the command line and the library, bundled, with types and the notices of what was bundled. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type BuildOptions, build } from "esbuild";
import { languages } from "../core/text/language.ts";
import { buildClient } from "./client/build.ts";
import { dataFiles } from "./data-files.ts";
import { notices } from "./notices.ts";
import { root } from "./rule-files.ts";
import { listPackages } from "./word-lists.ts";

const out = join(root, "dist");
const { dependencies, version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
  version: string;
};

const shared = {
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  // Packages with both forms: the CommonJS one of jsonc-parser requires by computed names, which cannot be bundled.
  mainFields: ["module", "main"],
  minifySyntax: true,
  minifyWhitespace: true,
  charset: "utf8",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
} satisfies BuildOptions;

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "data"), { recursive: true });
const node = await build({
  ...shared,
  entryPoints: {
    bin: "cli/bin.ts",
    thread: "cli/threads/thread.ts",
    index: "index.ts",
    remark: "unified/remark.ts",
    retext: "unified/retext.ts",
    server: "server/node.ts",
  },
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  external: Object.keys(dependencies),
  plugins: [
    dataFiles(new RegExp(`generated/(?:reader-)?(?:${languages.join("|")})\\.ts$`), false, (name, text) =>
      writeFileSync(join(out, "data", name), text),
    ),
  ],
  // Bundled CommonJS packages call require.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
// A worker of a browser is one script, which brings its data along.
const web = await build({
  ...shared,
  entryPoints: { "server-web": "server/web.ts" },
  format: "iife",
  platform: "browser",
  target: "es2022",
  // Packages have other code for pages, which needs their DOM.
  conditions: ["worker"],
  define: { VERSION: JSON.stringify(version) },
});
writeFileSync(
  join(out, "THIRD-PARTY-NOTICES.txt"),
  notices([
    ...Object.keys(node.metafile.inputs),
    ...Object.keys(web.metafile.inputs),
    ...listPackages.map((name) => `node_modules/${name}/`),
  ]),
);
execFileSync(
  process.execPath,
  [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "tsconfig.types.json")],
  { stdio: "inherit" },
);
await buildClient(node.metafile, web.metafile);

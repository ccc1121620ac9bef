/** Writes `dist/`: the command line and the library, bundled, with types and the notices of what was bundled. */
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
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

const data = dataFiles(
  new RegExp(`generated/(?:docs|(?:reader-|lexicon-)?(?:${languages.join("|")}))\\.ts$`),
  false,
  (name, text) => writeFileSync(join(out, "data", name), text),
);

rmSync(out, { recursive: true, force: true });
mkdirSync(join(out, "data"), { recursive: true });
const node = await build({
  ...shared,
  entryPoints: {
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
  plugins: [data],
  // Bundled CommonJS packages call require.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
// The command line is one script, so that Node has one file to find and to compile; see cli/start/bin.ts.
const commonJs = {
  ...shared,
  outExtension: { ".js": ".cjs" },
  format: "cjs",
  platform: "node",
  target: "node20.19",
} satisfies BuildOptions;
const program = await build({
  ...commonJs,
  entryPoints: { tactful: "cli/start/run.ts" },
  minifyIdentifiers: true,
  charset: "ascii",
  // Node prints the line of an error that nobody caught.
  lineLimit: 200,
  plugins: [data],
  banner: { js: 'const __url = require("node:url").pathToFileURL(__filename).href;' },
  define: { "import.meta.url": "__url", "import.meta.resolve": "undefined" },
});
// It is read as Latin-1, and esbuild leaves regular expressions as they are written.
const script = readFileSync(join(out, "tactful.cjs"), "utf8").replace(
  /[^\0-\x7f]/g,
  (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
);
writeFileSync(join(out, "tactful.cjs"), script);
await build({
  ...commonJs,
  entryPoints: { bin: "cli/start/bin.ts" },
  define: { BUILD: JSON.stringify(createHash("sha256").update(script).digest("hex").slice(0, 32)) },
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
    ...Object.keys(program.metafile.inputs),
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

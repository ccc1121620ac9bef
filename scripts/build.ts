/** Writes `dist/`: the command line and the library, bundled, with types and the notices of what was bundled. */
import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { languages } from "../core/text/language.ts";
import { buildClient } from "./client/build.ts";
import { notices } from "./notices.ts";
import { root } from "./rule-files.ts";
import { listPackages } from "./word-lists.ts";

const out = join(root, "dist");
const { dependencies } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
  dependencies: Record<string, string>;
};

/** Word forms and packs become files of data beside the code: Node reads those much faster than it parses code. */
const dataFiles: Plugin = {
  name: "data-files",
  setup({ onLoad }) {
    onLoad({ filter: new RegExp(`generated/(${languages.join("|")})\\.ts$`) }, async ({ path }) => {
      const language = /(\w+)\.ts$/.exec(path)?.[1];
      const { forms, pack } = (await import(path)) as { forms: string; pack: unknown };
      mkdirSync(join(out, "data"), { recursive: true });
      writeFileSync(join(out, `data/${language}.forms.txt`), forms);
      writeFileSync(join(out, `data/${language}.pack.json`), JSON.stringify(pack));
      return {
        contents:
          'import { readFileSync } from "node:fs";\n' +
          'const read = (name) => readFileSync(new URL(`./data/${name}`, import.meta.url), "utf8");\n' +
          `export const forms = read("${language}.forms.txt");\nexport const pack = JSON.parse(read("${language}.pack.json"));\n`,
      };
    });
  },
};

rmSync(out, { recursive: true, force: true });
const { metafile } = await build({
  entryPoints: { bin: "cli/bin.ts", index: "index.ts", remark: "unified/remark.ts", retext: "unified/retext.ts" },
  absWorkingDir: root,
  outdir: out,
  bundle: true,
  splitting: true,
  format: "esm",
  // Packages with both forms: the CommonJS one of jsonc-parser requires by computed names, which cannot be bundled.
  mainFields: ["module", "main"],
  platform: "node",
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  charset: "utf8",
  legalComments: "none",
  external: Object.keys(dependencies),
  metafile: true,
  plugins: [dataFiles],
  logLevel: "warning",
  // Bundled CommonJS packages call require.
  banner: {
    js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
  },
});
writeFileSync(
  join(out, "THIRD-PARTY-NOTICES.txt"),
  notices([...Object.keys(metafile.inputs), ...listPackages.map((name) => `node_modules/${name}/`)]),
);
execFileSync(
  process.execPath,
  [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "tsconfig.types.json")],
  { stdio: "inherit" },
);
await buildClient(metafile);

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { languages } from "../../core/text/language.ts";
import { dataFiles } from "../data-files.ts";
import { notices } from "../notices.ts";
import { root } from "../rule-files.ts";
import { listPackages } from "../word-lists.ts";

/** Asking GitHub for an identity needs a client of its own, ten times the rest of the package; we never do. */
const withoutIdentity: Plugin = {
  name: "without-identity",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@actions\/http-client/ }, ({ path }) => ({ path, namespace: "unused" }));
    onLoad({ filter: /.*/, namespace: "unused" }, () => ({
      contents: "export class HttpClient {}\nexport class BearerCredentialHandler {}\n",
    }));
  },
};

const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };

/** Its models are a third of all the data, and it is off unless somebody asks for it; then a notice tells. */
const withoutReader: Plugin = {
  name: "without-reader",
  setup({ onLoad }) {
    onLoad({ filter: /generated\/readers\.ts$/ }, () => ({ contents: "export const loadReader = undefined;" }));
  },
};

/** There is no manifest beside the Action's script. */
const knownVersion: Plugin = {
  name: "known-version",
  setup({ onLoad }) {
    onLoad({ filter: /cli\/version\.ts$/ }, () => ({
      contents: `export const readVersion = () => ${JSON.stringify(version)};`,
    }));
  },
};

/** Its one script is that of its threads, too. */
const ownThread: Plugin = {
  name: "own-thread",
  setup({ onLoad }) {
    onLoad({ filter: /cli[\\/]threads[\\/]start-worker\.ts$/ }, () => ({
      contents: `import { Worker } from "node:worker_threads";
export const startWorker = (options) => new Worker(new URL(import.meta.url), options);`,
    }));
  },
};

/**
 * What belongs into `action/dist`, by name; what is named `.br` is to be compressed. The same on every machine: no path, no
 * time and no hash of either is in it.
 */
export async function bundleAction(): Promise<Map<string, string | Uint8Array>> {
  const files = new Map<string, string | Uint8Array>();
  const ofLanguages = languages.join("|");
  const data = new RegExp(
    `generated/(?:(?:lexicon-)?(?:${ofLanguages})|docs)\\.ts$|libphonenumber-js/metadata\\.min\\.json\\.js$`,
  );
  const { outputFiles, metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["action/main.ts"],
    bundle: true,
    write: false,
    metafile: true,
    format: "esm",
    platform: "node",
    target: "node24",
    mainFields: ["module", "main"],
    minify: true,
    charset: "utf8",
    legalComments: "none",
    logLevel: "warning",
    plugins: [
      withoutIdentity,
      withoutReader,
      knownVersion,
      ownThread,
      dataFiles(data, true, (name, text) => files.set(`data/${name}`, text)),
    ],
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  });
  files.set("main.mjs", outputFiles[0]?.text ?? "");
  const inputs = [...Object.keys(metafile.inputs), ...listPackages.map((name) => `node_modules/${name}/`)];
  files.set("THIRD-PARTY-NOTICES.txt", notices(inputs));
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

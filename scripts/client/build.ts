/** Writes `client/dist/`, what the VS Code extension runs: its own two bundles, and beside them the server that was built. */
import { copyFileSync, cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { isBuiltin } from "node:module";
import { join } from "node:path";
import { build, type Metafile } from "esbuild";
import { languages } from "../../core/text/language.ts";
import { notices } from "../notices.ts";
import { root } from "../rule-files.ts";

const client = join(root, "client");
const out = join(client, "dist");
const samples = ["reply.md", "newsletter.md"];

/**
 * @param node What esbuild says of the build of `dist/server.js`.
 * @param web The same of `dist/server-web.js`.
 */
export async function buildClient(node: Metafile, web: Metafile): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  const servers = [...Object.keys(node.inputs), ...Object.keys(web.inputs)];
  const inputs = [...servers, ...(await bundle("node")), ...(await bundle("browser"))];
  copyServer(node.outputs);
  copyFileSync(join(root, "dist/server-web.js"), join(out, "server-web.js"));
  copyFileSync(join(root, "schema/tactful.schema.json"), join(out, "tactful.schema.json"));
  for (const language of languages) {
    mkdirSync(join(out, "samples", language), { recursive: true });
    for (const sample of samples) {
      copyFileSync(join(root, "examples", language, sample), join(out, "samples", language, sample));
    }
  }
  writeFileSync(join(out, "THIRD-PARTY-NOTICES.txt"), notices(inputs));
}

/** Both are CommonJS: VS Code loads extensions with `require`, in a browser with one of its own. */
async function bundle(platform: "node" | "browser"): Promise<string[]> {
  const { metafile } = await build({
    entryPoints: [join(client, platform === "node" ? "src/extension.ts" : "src/extension-web.ts")],
    absWorkingDir: root,
    outdir: out,
    bundle: true,
    format: "cjs",
    platform,
    target: platform === "node" ? "node22" : "es2023",
    external: ["vscode"],
    minify: true,
    charset: "utf8",
    legalComments: "none",
    metafile: true,
    logLevel: "warning",
  });
  return Object.keys(metafile.inputs);
}

/** The server with the chunks that it loads and the data beside them, laid out as in our package: not the command line. */
function copyServer(outputs: Metafile["outputs"]): void {
  const folder = join(out, "tactful");
  mkdirSync(join(folder, "dist"), { recursive: true });
  const wanted = new Set(["dist/server.js"]);
  // A set may grow while it is walked.
  for (const file of wanted) {
    const { imports } = outputs[file] ?? { imports: [] };
    for (const { path, external } of imports) {
      if (!external) wanted.add(path);
      else if (!isBuiltin(path)) throw new Error(`The server needs ${path}, which the extension does not have.`);
    }
    copyFileSync(join(root, file), join(folder, file));
  }
  cpSync(join(root, "dist/data"), join(folder, "dist/data"), { recursive: true });
  // The extension's own manifest says nothing of modules, since its own code is CommonJS.
  const { version } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { version: string };
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module", version }));
}

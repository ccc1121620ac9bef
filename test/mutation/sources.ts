/** The sources with all mutants in them, switched off, and the tests around them in one file, `tests.mjs`. */
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { Instrumenter } from "@stryker-mutator/instrumenter";
import { build, type Plugin } from "esbuild";

export interface Mutant {
  id: string;
  file: string;
  /** As editors count: from 1. */
  line: number;
  was: string;
  is: string;
  /** Why it is left out, as a comment in the source says. */
  ignored?: string;
}

const silent = new Proxy({}, { get: () => () => false });

/** @param files paths from the root of the repository */
export async function bundle(
  root: string,
  files: readonly string[],
  tests: readonly string[],
  outdir: string,
): Promise<Mutant[]> {
  const sources = files.map((file) => ({
    name: resolve(root, file),
    content: readFileSync(resolve(root, file), "utf8"),
    mutate: true as const,
  }));
  const options = { plugins: null, excludedMutations: [], ignorers: [] };
  const { files: changed, mutants } = await new Instrumenter(silent as never, ...([] as never[])).instrument(
    sources,
    options as never,
  );
  const contents = new Map(changed.map(({ name, content }) => [name, content]));
  await build({
    entryPoints: { thread: resolve(root, "test/mutation/thread.ts"), tests: "all-tests" },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20",
    // The package says that its modules do nothing when loaded; tests do.
    ignoreAnnotations: true,
    packages: "external",
    logLevel: "error",
    plugins: [placing(root, tests, contents)],
  });
  return mutants.map(({ id, fileName, location, replacement, status, statusReason }) => ({
    id,
    file: relative(root, fileName),
    line: location.start.line + 1,
    was: sliceOf(sources.find(({ name }) => name === fileName)?.content ?? "", location),
    is: replacement ?? "",
    ...(status === "Ignored" && { ignored: statusReason ?? "" }),
  }));
}

/** Gives the changed sources for the old ones, our test runner for vitest, and modules their own address. */
function placing(root: string, tests: readonly string[], contents: ReadonlyMap<string, string>): Plugin {
  const shim = resolve(root, "test/mutation/vitest-shim.ts");
  const vitest = import.meta.resolve("vitest");
  const load = [
    `export { tests } from ${JSON.stringify(shim)};`,
    ...tests.map((test) => `import ${JSON.stringify(resolve(root, test))};`),
  ].join("\n");
  return {
    name: "mutants",
    setup({ onLoad, onResolve }) {
      onResolve({ filter: /^all-tests$/ }, ({ path }) => ({ path, namespace: "made" }));
      onLoad({ filter: /./, namespace: "made" }, () => ({ contents: load, resolveDir: root }));
      onResolve({ filter: /^vitest$/ }, () => ({ path: shim }));
      onResolve({ filter: /^vitest-itself$/ }, () => ({ path: vitest, external: true }));
      onLoad({ filter: /\.ts$/, namespace: "file" }, ({ path }) => ({
        contents: (contents.get(path) ?? readFileSync(path, "utf8")).replaceAll(
          "import.meta.url",
          JSON.stringify(pathToFileURL(path).href),
        ),
        loader: "ts",
      }));
    },
  };
}

interface Place {
  line: number;
  column: number;
}

function sliceOf(text: string, { start, end }: { start: Place; end: Place }): string {
  const lines = text.split("\n").slice(start.line, end.line + 1);
  lines[lines.length - 1] = (lines.at(-1) ?? "").slice(0, end.column);
  lines[0] = (lines[0] ?? "").slice(start.column);
  return lines.join("\n");
}

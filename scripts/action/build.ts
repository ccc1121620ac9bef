/** Writes `action/dist/`, which GitHub runs as it is: one script, and the data beside it. With `--check`, says whether it is up to date. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { packed } from "../data-files.ts";
import { root } from "../rule-files.ts";
import { bundleAction } from "./bundle.ts";

const out = join(root, "action/dist");
const files = await bundleAction();

if (process.argv.includes("--check")) {
  const there = readdirSync(out, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const stale = [...files]
    .filter(([name, content]) => !contentOf(name)?.equals(Buffer.from(content)))
    .map(([name]) => name);
  if (stale.length > 0 || there.length !== files.size) {
    process.stderr.write(
      `action/dist is not what its sources make (${stale.join(", ") || "it has more files"}): npm run build:action\n`,
    );
    process.exitCode = 1;
  }
} else {
  rmSync(out, { recursive: true, force: true });
  for (const [name, content] of files) {
    mkdirSync(dirname(join(out, name)), { recursive: true });
    writeFileSync(join(out, name), name.endsWith(".br") ? packed(content) : content);
  }
}

/** What a file holds; compressing anew to compare would take a minute. */
function contentOf(name: string): Buffer | undefined {
  try {
    const bytes = readFileSync(join(out, name));
    return name.endsWith(".br") ? brotliDecompressSync(bytes) : bytes;
  } catch {
    return undefined;
  }
}

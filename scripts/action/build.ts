/** Writes `action/dist/`, which GitHub runs as it is: one script, and the data beside it. It is committed. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { packed } from "../data-files.ts";
import { root } from "../rule-files.ts";
import { bundleAction } from "./bundle.ts";

const out = join(root, "action/dist");
rmSync(out, { recursive: true, force: true });
for (const [name, text] of await bundleAction()) {
  mkdirSync(dirname(join(out, name)), { recursive: true });
  writeFileSync(join(out, name), name.endsWith(".br") ? packed(text) : text);
}

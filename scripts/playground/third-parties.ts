import { writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";
import { notices } from "../notices.ts";
import { root } from "../rule-files.ts";
import { listPackages } from "../word-lists.ts";

/** Writes the licences of all packages that are in the site, its worker's too: one plugin for both. */
export function thirdParties(): Plugin {
  // Words of some are in our rules.
  const inputs = new Set(listPackages.map((name) => `node_modules/${name}/`));
  let out = "";
  return {
    name: "tactful-third-parties",
    apply: "build",
    configResolved: (config) => {
      if (!config.isWorker) out = config.build.outDir;
    },
    generateBundle(_, bundle) {
      for (const chunk of Object.values(bundle)) {
        for (const id of chunk.type === "chunk" ? chunk.moduleIds : []) {
          // A package may be linked from elsewhere.
          const inside = id.startsWith(root)
            ? id.slice(root.length)
            : id.slice(Math.max(0, id.lastIndexOf("node_modules/")));
          if (inside.includes("node_modules/")) inputs.add(inside);
        }
      }
    },
    // A worker is not written by itself.
    writeBundle: () => writeFileSync(join(out, "THIRD-PARTY-NOTICES.txt"), notices([...inputs])),
  };
}

import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import type { Plugin } from "vite";
import { languages } from "../../core/text/language.ts";

/** Writes `sw.js`, which keeps the site for when there is no network. Last of all: it lists what the others wrote. */
export function serviceWorker(entry: string): Plugin {
  let out = "";
  return {
    name: "tactful-service-worker",
    apply: "build",
    configResolved: (config) => {
      out = config.build.outDir;
    },
    closeBundle: {
      order: "post",
      sequential: true,
      handler: async () => {
        const files = readdirSync(out, { recursive: true, withFileTypes: true })
          .filter((file) => file.isFile())
          .map((file) =>
            join(file.parentPath, file.name)
              .slice(out.length + 1)
              .replaceAll("\\", "/"),
          )
          .filter((file) => file !== "sw.js" && !file.startsWith("rules/") && !file.endsWith(".txt"))
          .sort();
        const byLanguage = (name: string) => {
          const of = (language: string) => files.filter((file) => file.startsWith(`assets/${name}-${language}-`));
          return JSON.stringify(Object.fromEntries(languages.map((one) => [one, of(one)])));
        };
        // The second reader's models wait until a page asks for them.
        const own = files.filter((file) => !/^assets\/(?:rules|reader)-/.test(file));
        const hash = createHash("sha256");
        for (const file of files) hash.update(file).update(readFileSync(join(out, file)));
        await build({
          entryPoints: [entry],
          outfile: join(out, "sw.js"),
          bundle: true,
          minify: true,
          format: "iife",
          target: "es2022",
          define: {
            BUILD: JSON.stringify(`tactful ${hash.digest("hex").slice(0, 12)}`),
            // A page is asked for by its folder.
            FILES: JSON.stringify(own.map((file) => (file === "index.html" ? "./" : file))),
            LANGUAGES: byLanguage("rules"),
            READERS: byLanguage("reader"),
          },
        });
      },
    },
  };
}

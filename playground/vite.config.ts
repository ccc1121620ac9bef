import { resolve } from "node:path";
import { defineConfig } from "vite";
import { extensions } from "../core/formats/detect.ts";
import { policy } from "../scripts/playground/policy.ts";
import { rulePages } from "../scripts/playground/rule-pages.ts";
import { ruleSources } from "../scripts/playground/rule-sources.ts";
import { serviceWorker } from "../scripts/playground/service-worker.ts";
import { thirdParties } from "../scripts/playground/third-parties.ts";

const at = (path: string) => resolve(import.meta.dirname, path);

/** The rules of a language are told from other files by their names: not everybody needs them. */
function nameOf({ facadeModuleId }: { facadeModuleId?: string | null }): string {
  return /[\\/]generated[\\/]\w\w\.ts$/.test(facadeModuleId ?? "")
    ? "assets/rules-[name]-[hash].js"
    : "assets/[name]-[hash].js";
}

const licences = thirdParties();

export default defineConfig({
  root: at("."),
  // Any folder of any host will do.
  base: "./",
  // Of the formats, the page itself has use for their names alone.
  define: { EXTENSIONS: JSON.stringify(extensions) },
  plugins: [ruleSources(), policy(), licences, rulePages(), serviceWorker(at("src/sw.ts"))],
  worker: { format: "es", plugins: () => [licences], rolldownOptions: { output: { chunkFileNames: nameOf } } },
  build: {
    target: "es2022",
    outDir: at("dist"),
    emptyOutDir: true,
    // Its stand-in for older browsers fetches, which the page may not.
    modulePreload: { polyfill: false },
    // Rules are a few megabytes, and meant to be.
    chunkSizeWarningLimit: 8000,
    reportCompressedSize: false,
    assetsInlineLimit: 0,
    rolldownOptions: {
      input: { index: at("index.html"), "tactful-editor": at("src/embed/element.tsx") },
      output: {
        chunkFileNames: nameOf,
        // Other people's pages name it.
        entryFileNames: ({ name }) => (name === "tactful-editor" ? "[name].js" : "assets/[name]-[hash].js"),
      },
    },
  },
});

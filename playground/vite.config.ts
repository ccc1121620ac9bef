import { resolve } from "node:path";
import { defineConfig } from "vite";
import { policy } from "../scripts/playground/policy.ts";
import { ruleSources } from "../scripts/playground/rule-sources.ts";

const at = (path: string) => resolve(import.meta.dirname, path);

export default defineConfig({
  root: at("."),
  // Any folder of any host will do.
  base: "./",
  plugins: [ruleSources(), policy()],
  worker: { format: "es" },
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
      input: { index: at("index.html") },
    },
  },
});

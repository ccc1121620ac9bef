import { defineConfig } from "vitest/config";

/** Real editors: one at a time, and with patience. */
export default defineConfig({
  test: {
    include: ["test/vscode/**/*.spec.ts"],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    fileParallelism: false,
  },
});

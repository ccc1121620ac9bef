import { defineConfig } from "vitest/config";

/** Real editors: one at a time, and with patience. */
export default defineConfig({
  test: {
    include: ["test/vscode/**/*.spec.ts"],
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // A machine that is busy with other things may miss a wait.
    retry: 2,
    fileParallelism: false,
  },
});

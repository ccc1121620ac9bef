import { defineConfig } from "vitest/config";

/** Tests of the program as it ships. */
const program = "test/{server,editors,mcp,playground,program}/**/*.test.ts";

export default defineConfig({
  test: {
    testTimeout: 30_000,
    // Programs that tests start leave no compiled code in the folder of whoever runs them.
    env: { NODE_DISABLE_COMPILE_CACHE: "1" },
    projects: [
      { extends: true, test: { name: "code", include: ["test/**/*.test.ts"], exclude: [program] } },
      {
        extends: true,
        test: {
          name: "program",
          include: [program],
          // A browser or an editor on a busy machine may miss a wait.
          retry: 2,
          globalSetup: ["test/helpers/lsp/build-once.ts", "test/playground/build-site.ts"],
        },
      },
    ],
  },
});

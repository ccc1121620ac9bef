import { defineConfig } from "vitest/config";

/** The tests that tell of `core/text` and `core/match`, without those that measure time: a mutant must not wait for them. */
export default defineConfig({
  test: {
    testTimeout: 30_000,
    include: ["test/{text,match}/**/*.test.ts", "test/formats/{mask,plain,markdown,html}.test.ts"],
    testNamePattern: /^(?!.*grows)/,
  },
});

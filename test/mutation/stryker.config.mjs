// `npm run mutation [-- --mutate core/text/lines.ts]`: what the tests of the core's middle would not notice.
export default {
  testRunner: "vitest",
  // It would rewrite paths in it by an interface that TypeScript 7 does not have; there is nothing to rewrite.
  tsconfigFile: "none",
  plugins: ["@stryker-mutator/vitest-runner"],
  vitest: { configFile: "test/mutation/vitest.config.ts", related: false },
  mutate: ["core/text/**/*.ts", "core/match/**/*.ts"],
  // What tests neither load nor are.
  ignorePatterns: ["dist", "bench", "client", "docs", "examples", "rules/**/*.md", "test/mutation/reports"],
  coverageAnalysis: "perTest",
  concurrency: 1,
  timeoutMS: 20_000,
  reporters: ["clear-text", "html"],
  htmlReporter: { fileName: "test/mutation/reports/mutation.html" },
  clearTextReporter: { allowColor: false, logTests: false },
  tempDirName: ".stryker-tmp",
};

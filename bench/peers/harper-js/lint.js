import { LocalLinter } from "harper.js";
import { binary } from "harper.js/binary";

export async function createLint() {
  const linter = new LocalLinter({ binary });
  await linter.setup();
  return async (text) => (await linter.lint(text, { language: "markdown" })).length;
}

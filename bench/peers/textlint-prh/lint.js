import { fileURLToPath } from "node:url";
import { createLinter, loadTextlintrc } from "textlint";

export async function createLint(language) {
  const descriptor = await loadTextlintrc({
    configFilePath: fileURLToPath(new URL(`../../.cache/${language}/textlint.json`, import.meta.url)),
    node_modulesDir: fileURLToPath(new URL("../../node_modules", import.meta.url)),
  });
  const linter = createLinter({ descriptor });
  return async (text) => (await linter.lintText(text, "text.md")).messages.length;
}

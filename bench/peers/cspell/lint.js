import { fileURLToPath } from "node:url";
import { loadConfig, spellCheckDocument } from "cspell-lib";

export async function createLint() {
  const settings = await loadConfig(fileURLToPath(new URL("cspell.json", import.meta.url)));
  return async (text) => {
    const document = { uri: "file:///text.md", text, languageId: "markdown", locale: "en,ru" };
    const { issues } = await spellCheckDocument(
      document,
      { generateSuggestions: false, noConfigSearch: true },
      settings,
    );
    return issues.length;
  };
}

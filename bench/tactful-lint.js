/** What a `lint.js` of a peer is, for Tactful as it ships. */
import { createTactful, defaultSettings, formatFor } from "../dist/index.js";

/** `extension`: as what the text is read. */
export async function createLint(_language, extension) {
  const linter = await createTactful();
  const format = await formatFor(`text${extension}`);
  const settings = { ...defaultSettings, kind: "reply" };
  return async (text) => {
    let found = 0;
    for (const document of format.read(text, {})) found += (await linter.lint(document, settings)).problems.length;
    return found;
  };
}

import type { OutlineWords } from "../core/structure/words.ts";
import type { Language } from "../core/text/language.ts";
import { content } from "../generated/content.ts";

/** How the parts of texts are called in a language. */
export async function outlineWordsOf(language: Language): Promise<OutlineWords | undefined> {
  return (await content.loadLanguage(language)).pack.outline;
}

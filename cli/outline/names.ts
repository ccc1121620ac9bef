import type { ElementName } from "../../core/structure/elements.ts";
import { nameIn, type OutlineWords } from "../../core/structure/words.ts";

/** An element's name in words; its id while the language has none. */
export function elementName(words: OutlineWords | undefined, element: ElementName): string {
  return nameIn(words, `elements/${element}`);
}

/** A template's name in words; a company's own template goes by the name that it was given. */
export function templateName(words: OutlineWords | undefined, name: string): string {
  return nameIn(words, `templates/${name}`);
}

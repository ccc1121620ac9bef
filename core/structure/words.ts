import type { Kind } from "../document.ts";
import type { ElementName } from "./elements.ts";

/** How the parts of an outline are called in one language, and what is said of them; `rules/outline/<language>.yml`. */
export interface OutlineWords {
  elements: Record<ElementName, ElementWords>;
  templates: Record<string, string>;
  topics: Record<string, string>;
  kinds: Record<Kind, string>;
}

export interface ElementWords {
  /** As in a checklist, in small letters. */
  name: string;
  /** What to write, and why the reader needs it. */
  advice: string;
  /** A ready sentence for each kind of text that has the element; what is to be filled in stands in brackets. */
  examples: Partial<Record<Kind, string>>;
}

/** The name of something in one language: `elements/greeting`, `topics/waiting`; its id where it has none. */
export function nameIn(words: OutlineWords | undefined, path: string): string {
  const slash = path.indexOf("/");
  const group = path.slice(0, slash);
  const id = path.slice(slash + 1);
  if (!words) return id;
  if (group === "elements") return own(words.elements, id)?.name ?? id;
  return own(group === "topics" ? words.topics : words.templates, id) ?? id;
}

/** What a table has under a name that a company may have chosen: `constructor` is none. */
function own<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

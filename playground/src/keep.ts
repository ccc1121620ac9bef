import type { Draft } from "./engine/draft.ts";
import { readDraft } from "./share.ts";

/** What stays on this computer, and only when the person asked for it. */
const KEYS = { draft: "tactful.draft", locale: "tactful.locale", theme: "tactful.theme" };

type Name = keyof typeof KEYS;

/** undefined where nothing is kept, or the browser keeps nothing. */
export function kept(name: Name): string | undefined {
  try {
    return localStorage.getItem(KEYS[name]) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @param value undefined to forget it. */
export function keep(name: Name, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(KEYS[name]);
    else localStorage.setItem(KEYS[name], value);
  } catch {
    // A browser that keeps nothing, or is full: the page works without.
  }
}

export function keptDraft(): Draft | undefined {
  try {
    const value = kept("draft");
    return value === undefined ? undefined : readDraft(JSON.parse(value));
  } catch {
    return undefined;
  }
}

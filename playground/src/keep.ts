import type { Draft } from "./engine/draft.ts";
import { readDraft } from "./share.ts";

/** What stays on this computer, and only when the person asked for it. */
const KEYS = { draft: "tactful.draft", locale: "tactful.locale", theme: "tactful.theme", reader: "tactful.reader" };

type Name = keyof typeof KEYS;

/** undefined where nothing is kept, or the browser keeps nothing. */
export function kept(name: Name): string | undefined {
  try {
    return localStorage.getItem(KEYS[name]) ?? undefined;
  } catch {
    return undefined;
  }
}

/** @returns Whether it is kept: a browser may be full, or keep nothing. */
export function keep(name: Name, value: string): boolean {
  try {
    localStorage.setItem(KEYS[name], value);
    return true;
  } catch {
    return false;
  }
}

export function forget(name: Name): void {
  try {
    localStorage.removeItem(KEYS[name]);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/**
 * Hears of what other tabs keep, undefined where they forget it.
 * @returns What ends it.
 */
export function watchKept(name: Name, listener: (value: string | undefined) => void): () => void {
  const hear = ({ key, newValue }: StorageEvent) => {
    // Without a key all was forgotten.
    if (key === KEYS[name] || key === null) listener(newValue ?? undefined);
  };
  addEventListener("storage", hear);
  return () => removeEventListener("storage", hear);
}

/** The draft that a kept value is; undefined where it is none. */
export function parseKept(value: string): Draft | undefined {
  try {
    return readDraft(JSON.parse(value));
  } catch {
    return undefined;
  }
}

export function keptDraft(): Draft | undefined {
  const value = kept("draft");
  return value === undefined ? undefined : parseKept(value);
}

import type { Kind } from "./document.ts";
import type { DocumentMemory } from "./memory.ts";
import type { Severity } from "./problem.ts";
import type { Business, RuleOptions } from "./rule.ts";
import type { Language } from "./text/language.ts";

/** What holds for one document after the configuration is resolved; see `core/config.ts`. */
export interface Settings {
  /** The language of the messages; `auto` is the text's own. */
  locale: Language | "auto";
  language: Language | "auto";
  kind: Kind | "auto";
  platform?: string;
  template?: string;
  /** The company's own templates: names of elements in order, with a `?` after those that may be absent. */
  templates: Readonly<Record<string, readonly string[]>>;
  /** `ty` where the brand says «ты» to its readers. */
  address: "vy" | "ty";
  /** Whether the second reader tells its opinion; see `core/reader`. */
  reader: "off" | "on";
  /** Only what differs from the rules' own defaults. */
  rules: Record<string, { severity: Severity | "off"; options: RuleOptions } | undefined>;
  business: Business;
}

export const defaultSettings: Settings = {
  locale: "auto",
  language: "auto",
  kind: "auto",
  address: "vy",
  reader: "off",
  templates: {},
  rules: {},
  business: { names: [], phones: [], emails: [], domains: [] },
};

const settingsKeys = new WeakMap<Settings, string>();

/** The same for settings that say the same. */
export function numberOfSettings(settings: Settings, memory: DocumentMemory): number {
  const key = settingsKeys.get(settings) ?? `settings ${JSON.stringify(settings)}`;
  settingsKeys.set(settings, key);
  return memory.numberOf(memory.recall(key, () => ({})));
}

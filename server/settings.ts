import { type Kind, kinds } from "../core/document.ts";
import { type Severity, severities } from "../core/problem.ts";
import { type Language, languages } from "../core/text/language.ts";

/** What a person sets in the editor, in the section `tactful`. What holds for texts is in `tactful.json`, and wins. */
export interface EditorSettings {
  /** `configured`: only files for which a `tactful.json` has an entry in `files`. */
  enable: "on" | "configured" | "off";
  /** The language of the messages; `auto` is the text's own. */
  locale: Language | "auto";
  /** What a text is where neither it nor the configuration says. */
  kind: Kind | "auto";
  /** When diagnostics change. */
  run: "onType" | "onSave";
  /** How the missing parts of a text are shown. */
  missing: "codeLens" | "inlayHint" | "off";
  /** What matters less is not shown. */
  minimumSeverity: Severity;
}

/** The values that each setting may have, its default first. */
export const settingValues: { readonly [name in keyof EditorSettings]: readonly EditorSettings[name][] } = {
  enable: ["on", "configured", "off"],
  locale: ["auto", ...languages],
  kind: ["auto", ...kinds],
  run: ["onType", "onSave"],
  missing: ["codeLens", "inlayHint", "off"],
  minimumSeverity: ["info", ...severities.filter((severity) => severity !== "info")],
};

/** A value that a setting cannot have, for a message. */
export interface WrongSetting {
  name: string;
  value: unknown;
  values: readonly string[];
}

/** Reads the section, alone or wrapped as `{ tactful: … }`. What is wrong or absent is the default. */
export function readSettings(given: unknown): { settings: EditorSettings; wrong: WrongSetting[] } {
  const section = isRecord(given) && isRecord(given.tactful) ? given.tactful : given;
  const wrong: WrongSetting[] = [];
  const entries = Object.entries(settingValues).map(([name, values]) => {
    const value = isRecord(section) ? section[name] : undefined;
    const known = (values as readonly unknown[]).includes(value);
    if (!known && value !== undefined && value !== null) wrong.push({ name, value, values });
    return [name, known ? value : values[0]];
  });
  return { settings: Object.fromEntries(entries) as EditorSettings, wrong };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

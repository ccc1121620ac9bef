import type { VFile } from "vfile";
import type { DocumentResult } from "../core/lint.ts";
import type { Settings } from "../core/settings.ts";
import { defaultSettings } from "../core/settings.ts";
import { indexLines } from "../core/text/lines.ts";
import type { PackFile } from "../rules/linter.ts";

/** What both plugins take. */
export interface TactfulOptions extends Partial<Settings> {
  /** Rule files of your own, see docs/patterns.md. */
  packs?: readonly PackFile[];
}

/** The settings of a plugin's options, for one run. */
export function settingsOf({ packs: _packs, ...settings }: TactfulOptions): Settings {
  return { ...defaultSettings, ...settings };
}

/** Adds a document's problems to the file as messages; offsets are in the file's text. */
export function addMessages(file: VFile, { problems, notices }: DocumentResult): void {
  const lines = indexLines(String(file));
  const point = (offset: number) => ({ ...lines.at(offset), offset });
  for (const problem of problems) {
    const message = file.message(problem.message, {
      place: { start: point(problem.start), end: point(problem.end) },
      ruleId: problem.rule,
      source: "tactful",
    });
    message.actual = problem.actual;
    message.expected = problem.suggestions;
    message.note = problem.note;
    message.url = problem.url;
    if (problem.opinion) Object.assign(message, { opinion: problem.opinion });
    // vfile's severities: true is an error, false a warning, undefined information.
    message.fatal = problem.severity === "error" ? true : problem.severity === "warning" ? false : undefined;
  }
  for (const notice of notices) {
    file.info(notice.message, {
      place: { start: point(notice.start), end: point(notice.end) },
      ruleId: "notice",
      source: "tactful",
    });
  }
}

import { kinds } from "../../core/document.ts";
import { templateNames } from "../../core/structure/templates.ts";
import { languages } from "../../core/text/language.ts";
import type { DocumentReport } from "../document-report.ts";

/** Who said what a text is. */
export type SetBy = "option" | "document" | "settings";

/** Lines that set by hand what is now held of a text, ready to be copied. */
export interface HandLines {
  /** For the beginning of the text; of a table, the names of the columns. */
  head: string[];
  /** Absent for standard input, which no configuration can name. */
  config?: { path: string; line: string };
  options: string;
  /** What the values can be. */
  choices: string;
}

/** Who said it; undefined where nobody did. */
export function sourceOf(
  { meta, file: { asked, configured } }: DocumentReport,
  key: "language" | "template" | "platform",
): SetBy | undefined {
  if (asked[key] !== undefined) return "option";
  if (meta[key] !== undefined) return "document";
  return configured[key] === undefined || configured[key] === "auto" ? undefined : "settings";
}

/** How to say of a text what is held of it. */
export function setByHand(report: DocumentReport): HandLines {
  const { kind, language, outline } = report;
  const { path, configPath, configured, globName } = report.file;
  const { rating, platform = configured.platform } = report.meta;
  const isTable = report.row !== undefined;
  const common = { kind, ...(language && { language }), ...(platform && { platform }) };
  // What a reply is measured by follows from its review: one template does not fit all of a folder.
  const template = outline.template !== null && kind !== "reply" && !isTable ? { template: outline.template } : {};
  const own = {
    ...common,
    ...(rating && { rating }),
    ...(outline.template !== null && { template: outline.template }),
  };
  const entry = inline({ include: [escapeGlob(globName)], ...common, ...template });
  return {
    head: isTable
      ? ["kind, language, rating, template, platform"]
      : ["---", ...Object.entries(own).map(([key, value]) => `${key}: ${scalar(value)}`), "---"],
    ...(path !== "<stdin>" && {
      config: {
        path: configPath ?? "tactful.json",
        line: configPath === undefined ? `{ "files": [${entry}] }` : `"files": [${entry}]`,
      },
    }),
    options: Object.entries({ ...common, ...template })
      .map(([key, value]) => `--${key} ${scalar(value)}`)
      .join(" "),
    choices: [
      `kind: ${kinds.join(", ")}`,
      `language: ${languages.join(", ")}`,
      "rating: 1–5",
      `template: ${[...Object.keys(configured.templates), ...templateNames].join(", ")}`,
    ].join(" · "),
  };
}

/** A word as it is; all else in quotation marks, which YAML and shells know. */
function scalar(value: string | number): string {
  return /^[\p{L}\p{N}][\p{L}\p{N}_-]*$/u.test(String(value)) ? String(value) : JSON.stringify(value);
}

/** JSON on one line, with room to breathe. */
function inline(entry: Record<string, unknown>): string {
  const members = Object.entries(entry).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`);
  return `{ ${members.join(", ")} }`;
}

/** A name as a glob that fits it alone. */
function escapeGlob(name: string): string {
  return name.replace(/[\\[\](){}!*?+@|]/g, "\\$&");
}

import { getInput, getMultilineInput } from "@actions/core";
import type { ChangeFilter } from "../cli/stages/changed-lines.ts";
import type { Strings } from "../cli/strings/strings.ts";
import { closestName } from "../core/did-you-mean.ts";
import { UserError } from "../core/errors.ts";
import { type Severity, severities } from "../core/problem.ts";
import { type Language, languages } from "../core/text/language.ts";

export const reportFormats = ["sarif", "json", "rdjson"] as const;

export type ReportFormat = (typeof reportFormats)[number];

/** What the workflow asks for; `action.yml` says what each means. */
export interface Inputs {
  files: string[];
  config: string | undefined;
  baseline: string | undefined;
  /** Undefined: as fits the event. */
  filter: ChangeFilter | "none" | undefined;
  failOn: Severity | "never";
  maxWarnings: number | undefined;
  annotations: boolean;
  summary: boolean;
  review: "none" | "suggestions";
  /** Where to write reports, from the workspace. */
  reports: Partial<Record<ReportFormat, string>>;
  language: Language | "auto" | undefined;
  locale: Language | "auto" | undefined;
  token: string;
}

/**
 * Reads the inputs from the environment, as the runner gives them.
 * @throws {UserError} for a value that an input cannot have, in the words of `strings`.
 */
export function readInputs(strings: Strings): Inputs {
  const text = (name: string) => getInput(name) || undefined;
  const paths = reportFormats.flatMap((format) => {
    const path = text(`${format}-file`);
    return path === undefined ? [] : [[format, path] as const];
  });
  const files = getMultilineInput("files");
  return {
    files: files.length > 0 ? files : ["."],
    config: text("config"),
    baseline: text("baseline"),
    filter: choice("filter", ["added", "diff-context", "file", "none"] as const),
    failOn: choice("fail-on", [...severities, "never"] as const) ?? "error",
    maxWarnings: count("max-warnings"),
    annotations: choice("annotations", ["true", "false"] as const) !== "false",
    summary: choice("summary", ["true", "false"] as const) !== "false",
    review: choice("review", ["none", "suggestions"] as const) ?? "none",
    reports: Object.fromEntries(paths),
    language: choice("language", ["auto", ...languages] as const),
    locale: choice("locale", ["auto", ...languages] as const),
    token: getInput("token"),
  };

  function choice<T extends string>(name: string, values: readonly T[]): T | undefined {
    const value = text(name);
    if (value === undefined) return undefined;
    const known = values.find((one) => one === value.toLowerCase());
    if (known !== undefined) return known;
    const near = closestName(value, values);
    throw new UserError(
      strings.badValue(name, value),
      near === undefined ? strings.oneOf(values) : strings.didYouMean(near),
    );
  }

  function count(name: string): number | undefined {
    const value = text(name);
    if (value === undefined) return undefined;
    if (/^\d{1,9}$/.test(value)) return Number(value);
    throw new UserError(strings.badValue(name, value), strings.oneOf(["0", "1", "2 …"]));
  }
}

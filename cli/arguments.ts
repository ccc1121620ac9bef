import { parseArgs } from "node:util";
import { closestName } from "../core/did-you-mean.ts";
import { kinds } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import { type Severity, severities } from "../core/problem.ts";
import { languages } from "../core/text/language.ts";
import { DEFAULT_MAX_FILE_SIZE } from "./file-size.ts";
import type { Strings } from "./strings/strings.ts";

const commands = ["outline", "filter", "init", "explain", "rules", "merge-reports", "lsp", "mcp"] as const;

export type Command = "lint" | (typeof commands)[number];

const formats = ["stylish", "json", "ndjson", "sarif", "github", "rdjson", "checkstyle"] as const;

/** Records come in lines, and so does what is said of them. */
const forFilters: readonly OutputFormat[] = ["ndjson"];

/** Those that every command has. */
const forAll: readonly OutputFormat[] = ["stylish", "json"];

export type OutputFormat = (typeof formats)[number];

export interface Arguments {
  command: Command;
  /** What follows the command: files and patterns, or a rule. */
  operands: string[];
  kind?: string;
  language?: string;
  locale?: string;
  platform?: string;
  template?: string;
  "stdin-filename"?: string;
  format: OutputFormat;
  "fail-on": Severity | "never";
  "changed-since"?: string;
  shard?: string;
  "output-file"?: string;
  resume: boolean;
  config?: string;
  "no-config": boolean;
  suppress: boolean;
  "prune-suppressions": boolean;
  baseline?: string;
  watch: boolean;
  cache: boolean;
  "cache-location"?: string;
  fix: boolean;
  "fix-dry-run": boolean;
  "max-file-size": string;
  concurrency: string;
  color: boolean;
  "no-color": boolean;
  help: boolean;
  version: boolean;
}

/** What an option takes: nothing, any text, or one of some values. */
type Takes = "nothing" | "text" | readonly string[];

/** The options; `cli/strings` has a line of help for each that is for people. */
export const options: Record<string, { takes: Takes; short?: string; isForEditors?: boolean }> = {
  kind: { takes: ["auto", ...kinds] },
  language: { takes: ["auto", ...languages] },
  locale: { takes: ["auto", ...languages] },
  platform: { takes: "text" },
  template: { takes: "text" },
  "stdin-filename": { takes: "text" },
  format: { takes: formats },
  "fail-on": { takes: [...severities, "never"] },
  "changed-since": { takes: "text" },
  shard: { takes: "text" },
  "output-file": { takes: "text" },
  resume: { takes: "nothing" },
  config: { takes: "text" },
  "no-config": { takes: "nothing" },
  suppress: { takes: "nothing" },
  "prune-suppressions": { takes: "nothing" },
  baseline: { takes: "text" },
  watch: { takes: "nothing" },
  cache: { takes: "nothing" },
  "cache-location": { takes: "text" },
  fix: { takes: "nothing" },
  "fix-dry-run": { takes: "nothing" },
  "max-file-size": { takes: "text" },
  concurrency: { takes: "text" },
  color: { takes: "nothing" },
  "no-color": { takes: "nothing" },
  // How editors ask to be spoken to; `server/node.ts` reads them.
  stdio: { takes: "nothing", isForEditors: true },
  "node-ipc": { takes: "nothing", isForEditors: true },
  socket: { takes: "text", isForEditors: true },
  pipe: { takes: "text", isForEditors: true },
  clientProcessId: { takes: "text", isForEditors: true },
  help: { takes: "nothing", short: "h" },
  version: { takes: "nothing", short: "v" },
};

/** What changes files or records of them; by what it cannot be given with. */
const exclusive: Readonly<Record<string, readonly string[]>> = {
  config: ["no-config"],
  // What is mended has other lines than what changed, and is not what a cache, a part or a baseline is of.
  fix: ["fix-dry-run", "cache", "cache-location", "watch", "shard", "changed-since"],
  "fix-dry-run": ["cache", "cache-location", "watch", "shard", "changed-since", "suppress", "prune-suppressions"],
  // Nobody has seen what is on unchanged lines; a part would write the whole file; a watch would see its own change.
  suppress: ["prune-suppressions", "watch", "shard", "changed-since"],
  "prune-suppressions": ["watch", "shard", "changed-since"],
  // What each of them shows is more than a run's output.
  "output-file": ["fix", "fix-dry-run", "watch"],
  // It goes on with what was begun, and these would say something else by now.
  resume: ["suppress", "prune-suppressions", "changed-since"],
};

/** What other commands than checking have no use for. */
const forProblems = ["fix", "fix-dry-run", "suppress", "prune-suppressions", "watch", "output-file", "resume"];
/** What shows a text as it would be. */
const forDryRuns: readonly OutputFormat[] = ["stylish", "json"];

/**
 * Reads the command line.
 * @throws {UserError} for an option that is unknown, lacks its value, or has one it cannot have.
 */
export function readArguments(argv: readonly string[], strings: Strings): Arguments {
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { takes, short }]) => [
        name,
        { type: takes === "nothing" ? ("boolean" as const) : ("string" as const), ...(short ? { short } : {}) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  });
  const values: Record<string, string | boolean> = {};
  const operands: string[] = [];
  let command: Command = "lint";
  let isLiteral = false;
  for (const token of tokens) {
    if (token.kind === "option-terminator") {
      isLiteral = true;
    } else if (token.kind === "option") {
      values[token.name] = optionValue(token, strings);
    } else {
      const known = commands.find((name) => name === token.value);
      if (known !== undefined && command === "lint" && operands.length === 0 && !isLiteral) command = known;
      else operands.push(token.value);
    }
  }
  for (const [first, others] of Object.entries(exclusive)) {
    const second = values[first] && others.find((other) => values[other]);
    if (second) throw new UserError(strings.conflict(`--${first}`, `--${second}`), strings.seeHelp);
  }
  const useless = command === "lint" ? undefined : forProblems.find((option) => values[option]);
  if (useless) throw new UserError(strings.conflict(command, `--${useless}`), strings.seeHelp);
  if (values["fix-dry-run"] && values.format && !forDryRuns.includes(values.format as OutputFormat)) {
    throw new UserError(strings.conflict("--fix-dry-run", `--format ${values.format}`), strings.oneOf(forDryRuns));
  }
  // The others are of problems.
  const areProblems = command === "lint" || command === "merge-reports" || values.format === undefined;
  const shown = command === "filter" ? forFilters : forAll;
  if (!areProblems && !shown.includes(values.format as OutputFormat)) {
    throw new UserError(strings.badValue("--format", String(values.format)), strings.oneOf(shown));
  }
  const flags = Object.keys(options).filter((name) => options[name]?.takes === "nothing");
  const off = Object.fromEntries(flags.map((name) => [name, false]));
  // Each value was checked against the table of options above.
  return {
    format: "stylish",
    // Whoever runs a filter takes 1 for a breakdown.
    "fail-on": command === "filter" ? "never" : "error",
    "max-file-size": DEFAULT_MAX_FILE_SIZE,
    concurrency: "auto",
    ...off,
    ...values,
    command,
    operands,
  } as Arguments;
}

/** The language that the command line was asked to speak, even where the rest of it is wrong. */
export function askedLocale(argv: readonly string[]): string | undefined {
  const index = argv.findIndex((argument) => argument === "--locale" || argument.startsWith("--locale="));
  return index < 0 ? undefined : (argv[index]?.split("=")[1] ?? argv[index + 1]);
}

/** The command that a file name was probably meant to be. */
export function nearCommand(operand: string): string | undefined {
  return /^[a-z-]+$/.test(operand) ? closestName(operand, commands) : undefined;
}

interface OptionToken {
  name: string;
  rawName: string;
  value: string | undefined;
  inlineValue: boolean | undefined;
}

function optionValue(token: OptionToken, strings: Strings): string | boolean {
  const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined;
  if (option === undefined) throw unknownOption(token.rawName, strings);
  const { value } = token;
  if (option.takes === "nothing") {
    if (value !== undefined) throw new UserError(strings.needlessValue(token.rawName), strings.seeHelp);
    return true;
  }
  if (!value || (value.startsWith("-") && !token.inlineValue)) {
    const remedy = option.takes === "text" ? strings.seeHelp : strings.oneOf(option.takes);
    throw new UserError(strings.missingValue(token.rawName), remedy);
  }
  if (option.takes !== "text" && !option.takes.includes(value)) {
    const near = closestName(value, option.takes);
    const remedy = near === undefined ? strings.oneOf(option.takes) : strings.didYouMean(near);
    throw new UserError(strings.badValue(token.rawName, value), remedy);
  }
  return value;
}

function unknownOption(rawName: string, strings: Strings): UserError {
  const name = rawName.replace(/^-+/, "");
  const near = rawName.startsWith("--") ? closestName(name, Object.keys(options)) : undefined;
  return new UserError(
    strings.unknownOption(rawName),
    near === undefined ? strings.seeHelp : strings.didYouMean(`--${near}`),
  );
}

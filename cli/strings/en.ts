import { counter } from "../../core/text/plural.ts";
import { quoted } from "../../core/text/quotation.ts";
import { amountsOf } from "./amounts.ts";
import type { Strings } from "./strings.ts";
import { structure } from "./structure/en.ts";

const count = counter("en");

export const en: Strings = {
  help: `Tactful checks what a business says to its customers: marketing emails, public
replies to reviews, support messages; in Russian, Ukrainian and English.

Usage
  tactful [options] FILES...   check files, folders or "patterns/**";
                               - is standard input
  tactful outline FILES...     what texts are made of, and what they lack
  tactful explain RULE         why a rule is there, with examples
  tactful explain FILE         what a text is taken for, and how to change that
  tactful filter               a line of JSON for each record that comes in as
                               one: docs/scale.md
  tactful init                 write a tactful.json to begin with
  tactful rules                list all rules
  tactful merge-reports FILES...
                               what parts of a run found, as one run
  tactful lsp                  a language server, for editors: docs/editors.md
  tactful mcp                  tools for AI assistants: docs/mcp.md

Options
  --kind email|reply|message   what the texts are, whatever they say themselves
  --language ru|uk|en          the language of the texts
  --locale ru|uk|en            the language of the messages
  --platform NAME              where the texts are published: google-play
  --template NAME              the template that the texts follow
  --stdin-filename FILE        the name that standard input goes by
  --format FORMAT              stylish (for people), json, ndjson, sarif,
                               github, rdjson or checkstyle
  --output-file FILE           write that to a file
  --resume                     go on where an interrupted run left that file
  --fail-on LEVEL              the least severity that makes the exit code 1:
                               error (as a rule), warning, info or never
  --changed-since REF          only what changed since a commit or branch of Git
  --shard 2/5                  check only the second of five parts of the files
  --config FILE                this file instead of the nearest tactful.json
  --no-config                  no configuration at all
  --fix                        mend what needs no person's look, in the files
  --fix-dry-run                show that as a diff, and write nothing
  --suppress                   put what is found now on record (a baseline):
                               only new problems are shown from then on
  --prune-suppressions         take out of the baseline what is no longer there
  --baseline FILE              the baseline; tactful-baseline.json as a rule
  --watch                      check again whenever something changes
  --cache                      do not check again what has not changed
  --cache-location FILE        where to keep it; else in node_modules/.cache
  --max-file-size SIZE         larger files are not read: 50MB, as a rule, and
                               no limit for CSV and JSON lines
  --concurrency auto | N       check in so many threads (auto)
  --color, --no-color          colours, or none
  -h, --help                   this text
  -v, --version                the version

Exit code
  0  nothing as bad as --fail-on        1  something
  2  wrong use, or a file that could not be read
  outline: 1 only with --fail-on warning or info, where something is missing

Examples
  tactful replies/
  tactful --kind reply "replies/**/*.csv"
  tactful --kind reply - < draft.txt
`,
  severity: { error: "error", warning: "warning", info: "info" },
  kind: { email: "email", reply: "reply", message: "message" },
  language: { ru: "Russian", uk: "Ukrainian", en: "English" },
  row: (row) => `row ${row}`,
  why: "Why",
  instead: "Instead",
  opinion: {
    mark: "opinion",
    likelihood: (n) => `Of ten sentences like this, about ${n} bother people.`,
    alike: "It reads much like",
  },
  quoted: (text) => quoted(text, "en"),
  count: {
    error: (n) => count(n, { one: "error", other: "errors" }),
    warning: (n) => count(n, { one: "warning", other: "warnings" }),
    info: (n) => count(n, { one: "info", other: "infos" }),
  },
  and: "and",
  found: (counts, texts) => `${counts} in ${texts}`,
  ofTexts: (bad, all) => (all === 1 ? "1 text" : `${bad} of ${all} texts`),
  nothingFound: (n) =>
    n === 0 ? "No texts to check" : `${count(n, { one: "text", other: "texts" })} checked: nothing to remark`,
  mended: ({ problems, files, isDry }) =>
    `${isDry ? "Would mend" : "Mended"} ${count(problems, { one: "problem", other: "problems" })} in ${count(files, { one: "file", other: "files" })}`,
  learnMore: (command) => `To learn more about a rule: ${command}`,
  notRead: (n) => `${count(n, { one: "file or entry", other: "files or entries" })} could not be checked, see above`,
  ignored: (path) => `${path}: left out because of .tactfulignore`,
  ownFile: (path) => `${path}: left out: it holds settings of Tactful, no texts`,
  progress: (done, total) => `Checking: ${done} of ${total} files`,
  tableProgress: (progress) => {
    const { bytes, total, texts, rate, left } = amountsOf("en", progress);
    return `Checking: ${bytes} of ${total}, ${texts} texts/s, ${rate}, ${left} left`;
  },
  resume: {
    needsFile: "--resume needs --format ndjson and --output-file",
    needsFileRemedy:
      "It goes on where that file ends: tactful replies.csv --format ndjson --output-file out.ndjson --resume",
    baseline: "A run with a baseline cannot be resumed",
    notOurs: (path) => `${path} was not begun with --resume`,
    changed: {
      version: "Since the run was begun, the version of Tactful has changed",
      options: "The run was begun with other options",
      inputs: "Since the run was begun, its files have changed",
      configuration: "Since the run was begun, the configuration has changed",
    },
    startAnew: (path) => `What is there already would not fit to the rest. To begin anew, delete ${path}`,
  },
  filterOperand: (operand) => `tactful filter takes no files: ${operand}`,
  filterOperandRemedy: "Give it one record per line: tactful filter < records.jsonl",
  unknownOption: (option) => `Unknown option ${option}`,
  seeHelp: "See tactful --help",
  didYouMean: (name) => `Did you mean ${name}?`,
  missingValue: (option) => `The option ${option} needs a value`,
  needlessValue: (option) => `The option ${option} takes no value`,
  badValue: (option, value) => `${option} cannot be "${value}"`,
  oneOf: (values) => `It can be: ${values.join(", ")}`,
  noInput: "Nothing to check",
  noInputRemedy: "Name files or folders, such as: tactful . (this folder), or - for standard input",
  emptyName: "A file name is empty",
  needsRule: "Name a rule or a file, such as: tactful explain arguing",
  unknownRule: (rule) => `There is no rule ${rule}`,
  seeRules: "tactful rules lists them all",
  extraArgument: (argument) => `Too many arguments: ${argument}`,
  configExists: (path) => `${path}: it is there already`,
  configExistsRemedy: "Nothing was changed; edit it, or remove it first",
  configWritten: (path) => `Wrote ${path}.`,
  nextStep: "Next: say in it what your texts are, then run: tactful .",
  init: {
    about: "Settings of Tactful. This file holds for this folder and those below it.",
    locale: "The language of the messages: auto (that of the text), ru, uk or en.",
    kind: "What the texts are: email, reply (public, to a review), message (to one customer), or auto.",
    files: "Some of the files may be of another kind. Later entries win.",
    rules: "How much a rule matters: off, info, warning, error. All rules: tactful rules",
    business: "Your own contacts, which may stand in public replies.",
  },
  structure,
  examples: "Examples",
  moreProblems: (n) => `${count(n, { one: "more problem is", other: "more problems are" })} not shown here`,
  watching: "Watching for changes. Ctrl-C ends it",
  textTooLong: (length, most) => `The text has ${length} characters, and ${most} are the most. Give a part of it`,
  damagedCache: (path) => `${path}: the cache is damaged, and is made anew`,
  shardForm: "Write it as 2/5: the second of five parts",
  concurrencyForm: "Write auto, or a number from 1 to 999",
  needsReports: "Name the reports, such as: tactful merge-reports 1.json 2.json",
  baseline: {
    hidden: (n) =>
      `${count(n, { one: "known problem is in the baseline and", other: "known problems are in the baseline and" })} not shown`,
    written: (path, n) => `${path}: ${count(n, { one: "problem", other: "problems" })} on record`,
    stale: (path, n) =>
      `${path}: ${count(n, { one: "entry is", other: "entries are" })} no longer needed. Remove with --prune-suppressions`,
  },
  columns: { rule: "Rule", severity: "Severity", kinds: "Kinds", languages: "Languages", summary: "What it finds" },
  conflict: (first, second) => `${first} and ${second} exclude each other`,
  bug: "This is a bug in Tactful. Please report it with the lines above: https://github.com/tactful/tactful/issues",
  checkFailed: (reason) => `This text could not be checked because of a bug in Tactful (${reason})`,
  sizeRemedy: "Write a size such as 800KB, 50MB or 2GB",
  tooLarge: (size, most) => `The file is too large: ${size}, and at most ${most} are read`,
  tooLargeRemedy: "Split it, leave it out by .tactfulignore, or raise the limit with --max-file-size",
  inputTooLarge: (most) => `The text is too large: at most ${most} are read`,
  inputTooLargeRemedy: "Split it, or raise the limit with --max-file-size",
  tookTooLong: (seconds) => `The check took longer than ${seconds} s and was stopped`,
  outOfMemory: "The check needed too much memory and was stopped",
  tookTooLongRemedy: "Split the file, or leave it out by .tactfulignore; all others are checked",
  tookTooLongRecord: "Shorten the text of this record, or take it out; all others are checked",
};

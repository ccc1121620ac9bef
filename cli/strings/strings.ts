import type { Kind } from "../../core/document.ts";
import type { Severity } from "../../core/problem.ts";
import type { Language } from "../../core/text/language.ts";
import type { TableProgress } from "./amounts.ts";
import type { StructureStrings } from "./structure/strings.ts";

/** All that the command line says in one of its languages. Names of files, rules and options are put in as they are. */
export interface Strings {
  help: string;
  severity: Record<Severity, string>;
  kind: Record<Kind, string>;
  language: Record<Language, string>;
  row(row: number): string;
  why: string;
  instead: string;
  /** Of the second reader. */
  opinion: {
    /** Beside the rule's name. */
    mark: string;
    /** @param n Of ten. */
    likelihood(n: number): string;
    alike: string;
  };
  /** One suggestion, in the quotation marks of the language. */
  quoted(text: string): string;
  /** «3 errors»; nothing is said of zero. */
  count: Record<Severity, (n: number) => string>;
  and: string;
  /** @param texts What `ofTexts` gives. */
  found(counts: string, texts: string): string;
  /** After a preposition: «2 of 5 texts». */
  ofTexts(withProblems: number, documents: number): string;
  nothingFound(documents: number): string;
  /** What was mended unseen, or would be. */
  mended(done: { problems: number; files: number; isDry: boolean }): string;
  learnMore(command: string): string;
  notRead(files: number): string;
  ignored(path: string): string;
  /** A file of settings that was named among the texts. */
  ownFile(path: string): string;
  progress(done: number, total: number): string;
  tableProgress(progress: TableProgress): string;
  resume: {
    needsFile: string;
    needsFileRemedy: string;
    baseline: string;
    notOurs(path: string): string;
    changed: Record<"version" | "options" | "inputs" | "configuration", string>;
    startAnew(path: string): string;
  };
  filterOperand(operand: string): string;
  filterOperandRemedy: string;
  unknownOption(option: string): string;
  seeHelp: string;
  didYouMean(name: string): string;
  missingValue(option: string): string;
  needlessValue(option: string): string;
  badValue(option: string, value: string): string;
  oneOf(values: readonly string[]): string;
  noInput: string;
  noInputRemedy: string;
  emptyName: string;
  needsRule: string;
  unknownRule(rule: string): string;
  seeRules: string;
  extraArgument(argument: string): string;
  configExists(path: string): string;
  configExistsRemedy: string;
  configWritten(path: string): string;
  nextStep: string;
  /** The comments of the file that `tactful init` writes. */
  init: { about: string; locale: string; kind: string; files: string; rules: string; business: string };
  examples: string;
  structure: StructureStrings;
  /** While nothing happens. */
  watching: string;
  textTooLong(length: number, most: number): string;
  damagedCache(path: string): string;
  shardForm: string;
  concurrencyForm: string;
  needsReports: string;
  /** Where a format has room for some only. */
  moreProblems(problems: number): string;
  baseline: {
    /** Problems that were found and are not shown. */
    hidden(problems: number): string;
    written(path: string, problems: number): string;
    stale(path: string, entries: number): string;
  };
  columns: { rule: string; severity: string; kinds: string; languages: string; summary: string };
  conflict(first: string, second: string): string;
  bug: string;
  checkFailed(reason: string): string;
  sizeRemedy: string;
  tooLarge(size: string, most: string): string;
  tooLargeRemedy: string;
  inputTooLarge(most: string): string;
  inputTooLargeRemedy: string;
  tookTooLong(seconds: number): string;
  outOfMemory: string;
  tookTooLongRemedy: string;
  /** The same, where it is a record of a table. */
  tookTooLongRecord: string;
}

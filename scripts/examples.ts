/** `npm run examples -- [language] [rule…]`: runs the examples of the packs and prints what fails. */
import { UserError } from "../core/errors.ts";
import { isSignalFamily, signalFamilies } from "../core/signals.ts";
import { type Language, languages } from "../core/text/language.ts";
import { rules } from "../generated/rules.ts";
import { compileLanguage } from "./compile-language.ts";
import { ExampleChecker } from "./examples-check.ts";
import { readRulePack, readSignals, ruleIds } from "./rule-files.ts";

const [language, ...wanted] = process.argv.slice(2);
let failures = 0;

for (const each of languages.filter((candidate) => language === undefined || candidate === language))
  checkLanguage(each);
process.stdout.write(failures === 0 ? "All examples hold.\n" : `${failures} failures.\n`);
process.exitCode = failures === 0 ? 0 : 1;

function checkLanguage(each: Language): void {
  const errors: unknown[] = [];
  const compiled = compileLanguage(each, ruleIds(), errors);
  for (const error of errors) report(error instanceof UserError ? error.toString() : String((error as Error).stack));
  if (!compiled) return;
  const checker = new ExampleChecker(compiled.forms, compiled.pack, compiled.sources, rules);
  for (const rule of [...ruleIds(), ...signalFamilies]) {
    if (wanted.length > 0 && !wanted.includes(rule)) continue;
    const source = readPack(rule, each);
    if (source) for (const failure of checker.check(rule, source)) report(failure);
  }
}

function readPack(rule: string, each: Language) {
  try {
    return isSignalFamily(rule) ? readSignals(rule, each) : readRulePack(rule, each);
  } catch {
    return undefined; // compileLanguage has told it
  }
}

function report(failure: string): void {
  failures++;
  process.stdout.write(`${failure}\n`);
}

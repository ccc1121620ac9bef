import { existsSync } from "node:fs";
import { resolve } from "node:path";
import pc from "picocolors";
import { closestName } from "../../core/did-you-mean.ts";
import { UserError } from "../../core/errors.ts";
import { type Language, languages } from "../../core/text/language.ts";
import type { Arguments } from "../arguments.ts";
import { errorLine } from "../errors.ts";
import { type ExitCode, wantsColor } from "../io.ts";
import { type RulePage, readmeOf, rulePages } from "../rule-pages.ts";
import { renderMarkdown } from "../text/markdown.ts";
import { plainText } from "../text/plain.ts";
import { wrap } from "../text/wrap.ts";
import type { CommandContext } from "./context.ts";
import { explainFiles } from "./explain-files.ts";

/** `tactful explain RULE`: the rule's page and its examples, readable in a terminal; of texts, what they were taken for. */
export async function explain(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const { io, strings, locale } = context;
  const { operands } = args;
  const [rule = "", extra] = operands;
  const areTexts =
    operands.length > 0 ? operands.every((name) => isText(name, io.cwd)) : args["stdin-filename"] !== undefined;
  if (areTexts && !isRuleName(rule)) return explainFiles(args, context);
  if (rule === "") throw new UserError(strings.needsRule, strings.seeRules);
  if (extra !== undefined && !areTexts) throw new UserError(strings.extraArgument(extra), strings.seeHelp);
  const { pages, errors } = await rulePages(args, context);
  const page = pages.find(({ id }) => id === rule);
  if (areTexts && (page === undefined || extra !== undefined)) return explainFiles(args, context);
  if (page === undefined) {
    // The rule may be one of a configuration that could not be read.
    for (const error of errors) await io.stderr.write(errorLine(error));
    const near = closestName(
      rule,
      pages.map(({ id }) => id),
    );
    throw new UserError(strings.unknownRule(rule), near === undefined ? strings.seeRules : strings.didYouMean(near));
  }
  const color = wantsColor(io.stdout, io.env, context.color);
  const columns = io.stdout.columns === undefined ? 80 : Math.min(io.stdout.columns, 100);
  const text = renderMarkdown(readmeOf(page, locale) || `# ${rule}`, { color, columns });
  const parts = [text, exampleLines(page, context, color, columns), plainText(page.url)];
  await io.stdout.write(`${parts.filter((part) => part !== "").join("\n\n")}\n`);
  return 0;
}

/** Whether an operand can be a text: what is there, or what is called like a file. */
function isText(name: string, cwd: string): boolean {
  return name === "-" || (name !== "" && (!isRuleName(name) || existsSync(resolve(cwd, name))));
}

/** Whether an operand can be a rule: their names have no dots. */
function isRuleName(name: string): boolean {
  return /^[\w/-]*\w$/.test(name);
}

/** The examples of all languages, the reader's own first. */
function exampleLines(page: RulePage, { locale, strings }: CommandContext, color: boolean, columns: number): string {
  const paint = pc.createColors(color);
  const order: Language[] = [locale, ...languages.filter((language) => language !== locale)];
  const groups = order.flatMap((language) => {
    const examples = page.examples[language] ?? [];
    if (examples.length === 0) return [];
    const lines = examples.flatMap(({ bad, good }) => [
      paint.red(wrap(`✖ ${plainText(bad)}`, columns, "  ")),
      ...(good === "" ? [] : [paint.green(wrap(`✔ ${plainText(good)}`, columns, "  "))]),
      "",
    ]);
    return [paint.dim(strings.language[language]), ...lines];
  });
  return groups.length === 0 ? "" : [paint.bold(strings.examples), ...groups].join("\n").trimEnd();
}

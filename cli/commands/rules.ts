import pc from "picocolors";
import { UserError } from "../../core/errors.ts";
import type { Arguments } from "../arguments.ts";
import { errorLine } from "../errors.ts";
import { type ExitCode, wantsColor } from "../io.ts";
import { toJson } from "../reporters/json.ts";
import { type RulePage, readmeOf, rulePages } from "../rule-pages.ts";
import { firstSentence } from "../text/markdown.ts";
import { displayWidth } from "../text/width.ts";
import { wrap } from "../text/wrap.ts";
import type { CommandContext } from "./context.ts";

/** `tactful rules`: lists all rules, as a table or as JSON. */
export async function rules(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const { io, strings } = context;
  const [extra] = args.operands;
  if (extra !== undefined) throw new UserError(strings.extraArgument(extra), strings.seeHelp);
  const { pages, errors } = await rulePages(args, context);
  for (const error of errors) await io.stderr.write(errorLine(error));
  await io.stdout.write(args.format === "json" ? json(pages, context) : table(pages, context));
  return errors.length > 0 ? 2 : 0;
}

function json(pages: readonly RulePage[], context: CommandContext): string {
  const entries = pages.map((page) => {
    const { id, severity, kinds, languages, url, options } = page;
    return { id, severity, kinds, languages, summary: summaryOf(page, context), url, options };
  });
  return `${toJson({ version: 1, rules: entries })}\n`;
}

function summaryOf(page: RulePage, { locale }: CommandContext): string {
  return firstSentence(readmeOf(page, locale));
}

function table(pages: readonly RulePage[], context: CommandContext): string {
  const { io, strings, color } = context;
  const paint = pc.createColors(wantsColor(io.stdout, io.env, color));
  const { columns } = strings;
  const head = [columns.rule, columns.severity, columns.kinds, columns.languages];
  const rows = pages.map(({ id, severity, kinds, languages }) => [
    id,
    strings.severity[severity as keyof typeof strings.severity],
    kinds.join(" "),
    languages.join(" "),
  ]);
  const widths = head.map((name, column) =>
    Math.max(...[head, ...rows].map((row) => displayWidth(row[column] ?? name))),
  );
  const line = (cells: readonly string[]) =>
    cells.map((cell, column) => cell + " ".repeat(Math.max(0, (widths[column] ?? 0) - displayWidth(cell)))).join("  ");
  const room = io.stdout.columns;
  const left = widths.reduce((sum, width) => sum + width + 2, 0);
  // Where the screen has no room for a fifth column, the summary goes below.
  const isNarrow = room !== undefined && room - left < 40;
  const lines = pages.map((page, index) => {
    const summary = summaryOf(page, context);
    const row = line(rows[index] ?? []);
    return isNarrow ? `${row.trimEnd()}\n${paint.dim(wrap(summary, room, "    "))}` : `${row}  ${summary}`;
  });
  return `${[paint.bold(line(isNarrow ? head : [...head, columns.summary])), ...lines].map((text) => text.trimEnd()).join("\n")}\n`;
}

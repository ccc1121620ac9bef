import { UserError } from "../core/errors.ts";
import { type Arguments, askedLocale, type Command, readArguments } from "./arguments.ts";
import type { CommandContext } from "./commands/context.ts";
import { errorLine } from "./errors.ts";
import type { ExitCode, Io } from "./io.ts";
import { services as realServices, type Services } from "./services.ts";
import { localeFor, stringsOf } from "./strings/choose.ts";
import { plainLines } from "./text/plain.ts";

type Run = (args: Arguments, context: CommandContext) => Promise<ExitCode>;

// Each is loaded when it is asked for: `tactful --version` has no use for the rules.
const commands: Record<Command, () => Promise<Run>> = {
  lint: async () => (await import("./commands/lint.ts")).lint,
  outline: async () => (await import("./commands/outline.ts")).outline,
  filter: async () => (await import("./commands/filter.ts")).filter,
  init: async () => (await import("./commands/init.ts")).init,
  explain: async () => (await import("./commands/explain.ts")).explain,
  rules: async () => (await import("./commands/rules.ts")).rules,
  "merge-reports": async () => (await import("./commands/merge-reports.ts")).mergeReports,
  mcp: async () => (await import("./commands/mcp.ts")).mcp,
  lsp: async () => (await import("./commands/lsp.ts")).lsp,
};

/**
 * The command line. Returns the exit code; the caller ends the process with it.
 * @param argv The arguments, without the program's own name.
 */
export async function main(argv: readonly string[], io: Io, services: Services = realServices): Promise<ExitCode> {
  const locale = localeFor(askedLocale(argv), io.env);
  const strings = stringsOf(locale);
  try {
    const args = readArguments(argv, strings);
    if (args.help) {
      await io.stdout.write(strings.help);
      return 0;
    }
    if (args.version) {
      await io.stdout.write(`${(await import("./version.ts")).readVersion()}\n`);
      return 0;
    }
    const run = await commands[args.command]();
    const color = args["no-color"] ? false : args.color ? true : undefined;
    return await run(args, { io, locale, strings, services, color });
  } catch (error) {
    if (error instanceof UserError) {
      await io.stderr.write(errorLine(error));
      return 2;
    }
    const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await io.stderr.write(`tactful: ${plainLines(stack)}\n${strings.bug}\n`);
    return 2;
  }
}

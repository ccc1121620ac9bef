import type { Arguments } from "../arguments.ts";
import type { CommandContext } from "../commands/context.ts";
import { wantsColor } from "../io.ts";
import { readVersion } from "../version.ts";
import type { Reporter } from "./reporter.ts";

/** The reporter of what is found, in a format; each is loaded when it is asked for. */
export async function createReporter(
  { format }: Pick<Arguments, "format">,
  context: CommandContext,
): Promise<Reporter> {
  const { io, strings, locale, services, color } = context;
  switch (format) {
    case "json":
      return (await import("./json.ts")).createJsonReporter(readVersion());
    case "ndjson":
      return (await import("./ndjson.ts")).createNdjsonReporter();
    case "sarif":
      return (await import("./sarif.ts")).createSarifReporter({ version: readVersion(), strings, locale, services });
    case "rdjson":
      return (await import("./rdjson.ts")).createRdjsonReporter(strings);
    case "checkstyle":
      return (await import("./checkstyle.ts")).createCheckstyleReporter(strings);
    case "github":
      return (await import("./github.ts")).createGithubReporter({ strings, cwd: io.cwd, env: io.env });
    case "stylish":
      return (await import("./stylish.ts")).createStylishReporter({
        strings,
        color: wantsColor(io.stdout, io.env, color),
        columns: io.stdout.columns,
      });
  }
}

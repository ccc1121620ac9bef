import type { Language } from "../../core/text/language.ts";
import { type ConfigFor, createConfigFinder } from "../../workspace/config-file.ts";
import type { Arguments } from "../arguments.ts";
import type { Io } from "../io.ts";
import type { Services } from "../services.ts";
import type { Strings } from "../strings/strings.ts";

/** What every command works with. */
export interface CommandContext {
  io: Io;
  /** The language that the command line speaks, and its texts in it. */
  locale: Language;
  strings: Strings;
  services: Services;
  /** Whether colours were asked for; undefined: as the terminal allows. */
  color: boolean | undefined;
}

/** Finds configurations as the command line asks. */
export function configFinder(
  args: Arguments,
  { io, services }: { io: Pick<Io, "cwd">; services: Services },
): ConfigFor {
  return createConfigFinder({
    cwd: io.cwd,
    rules: services.rules,
    configPath: args.config,
    noConfig: args["no-config"],
  });
}

import type { Kind } from "../core/document.ts";
import type { Language } from "../core/text/language.ts";
import { workspaceRoot } from "../workspace/paths.ts";
import type { Arguments } from "./arguments.ts";
import type { CheckOptions, Overrides } from "./check-files.ts";
import { configFinder } from "./commands/context.ts";
import type { Services } from "./services.ts";
import type { Strings } from "./strings/strings.ts";

/** How the command line wants files to be checked. Of plain arguments alone, so that a thread can know it as well. */
export function checkOptions(
  args: Arguments,
  { cwd, services, strings }: { cwd: string; services: Services; strings: Strings },
): CheckOptions {
  const isDry = args["fix-dry-run"];
  return {
    configFor: configFinder(args, { io: { cwd }, services }),
    overrides: overridesOf(args),
    services,
    checkFailed: strings.checkFailed,
    ...((args.fix || isDry) && { fix: { isDry, root: workspaceRoot(cwd) } }),
  };
}

/** An option is said now, by a person: it beats what files say. `auto` undoes the configuration, not the file. */
function overridesOf(args: Arguments): Overrides {
  const { platform, template } = args;
  // The values were checked when the command line was read.
  const kind = args.kind as Kind | "auto" | undefined;
  const language = args.language as Language | "auto" | undefined;
  const locale = args.locale as Language | "auto" | undefined;
  const common = { ...(platform && { platform }), ...(template && { template }) };
  return {
    settings: { ...common, ...(kind && { kind }), ...(language && { language }), ...(locale && { locale }) },
    meta: {
      ...common,
      ...(kind && kind !== "auto" && { kind }),
      ...(language && language !== "auto" && { language }),
    },
  };
}

import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { configSchemaUrl } from "../../core/config-schema.ts";
import { UserError } from "../../core/errors.ts";
import { configFileName } from "../../core/loaded-config.ts";
import { errorCode, fileError } from "../../workspace/read-file.ts";
import type { Arguments } from "../arguments.ts";
import type { ExitCode } from "../io.ts";
import type { Strings } from "../strings/strings.ts";
import type { CommandContext } from "./context.ts";

/** `tactful init`: writes a `tactful.json` to begin with, and never over one that is there. */
export async function init(args: Arguments, { io, strings }: CommandContext): Promise<ExitCode> {
  const [extra] = args.operands;
  if (extra !== undefined) throw new UserError(strings.extraArgument(extra), strings.seeHelp);
  try {
    await writeFile(join(io.cwd, configFileName), firstConfig(strings), { flag: "wx" });
  } catch (error) {
    if (errorCode(error) !== "EEXIST") throw fileError(error, configFileName);
    throw new UserError(strings.configExists(configFileName), strings.configExistsRemedy);
  }
  await io.stdout.write(`${strings.configWritten(configFileName)}\n${strings.nextStep}\n`);
  return 0;
}

/** The file that `init` writes. */
export function firstConfig({ init: comments }: Strings): string {
  return `// ${comments.about}
{
  "$schema": "${configSchemaUrl}",
  "extends": ["tactful:recommended"],

  // ${comments.locale}
  "locale": "auto",

  // ${comments.kind}
  "kind": "auto",

  // ${comments.files}
  "files": [
    // { "include": ["replies/**"], "kind": "reply", "platform": "google-play" }
  ],

  // ${comments.rules}
  "rules": {
    // "familiarity": "error",
    // "shouting": "off"
  },

  // ${comments.business}
  "business": { "names": [], "phones": [], "emails": [], "domains": [] }
}
`;
}

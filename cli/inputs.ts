import { resolve } from "node:path";
import { type DecodedText, decodeText } from "../core/encoding/decode-text.ts";
import { UserError } from "../core/errors.ts";
import { isDataFile } from "../core/formats/detect.ts";
import type { Format, Include } from "../core/formats/format.ts";
import { isWanted } from "../core/loaded-config.ts";
import type { ConfigFor } from "../workspace/config-file.ts";
import { findFiles } from "../workspace/find-files.ts";
import { createInclude } from "../workspace/include.ts";
import { shownPath } from "../workspace/paths.ts";
import { readText } from "../workspace/read-file.ts";
import { type Arguments, nearCommand } from "./arguments.ts";
import type { CommandContext } from "./commands/context.ts";
import type { Io } from "./io.ts";
import type { Strings } from "./strings/strings.ts";

/** How standard input is called where it goes by no name. */
export const standardInputName = "<stdin>";

/** A file to check, or standard input. */
export interface Input {
  /** Absolute; tells the configuration and the format. */
  path: string;
  /** As people see it. */
  shown: string;
  /** Whether it is standard input, which cannot be written. */
  isStandard?: boolean;
  /** @param bytes What the format of the input asks for. */
  read(bytes?: Format["bytes"]): Promise<DecodedText>;
  /** What reads the files that it includes; new for each time that it is read. */
  include(): Include;
}

export interface Inputs {
  inputs: Input[];
  errors: UserError[];
  /** Files that were named, but are left out on purpose. */
  ignored: string[];
}

/** What the command line asks to check: files in the order of their patterns, standard input last. */
export async function findInputs(
  args: Arguments,
  { io, strings, services }: Pick<CommandContext, "io" | "strings" | "services">,
  configFor: ConfigFor,
): Promise<Inputs> {
  const stdinName = args["stdin-filename"];
  const patterns = args.operands.filter((operand) => operand !== "-");
  if (patterns.includes("")) throw new UserError(strings.emptyName, strings.noInputRemedy);
  const wantsStdin = readsStandardInput(args);
  if (patterns.length === 0 && !wantsStdin) throw new UserError(strings.noInput, strings.noInputRemedy);

  const found = await findFiles(patterns, {
    cwd: io.cwd,
    extensions: await services.extensions(),
    isWanted: async (path) => {
      if (!isDataFile(path)) return true;
      const config = await configFor(path);
      // Nobody knows what a broken configuration would name; what is wrong with it is told with its files.
      return config.errors.length > 0 || isWanted(config, path);
    },
  });
  const inputs: Input[] = found.files.map((path) => {
    const shown = shownPath(path, io.cwd);
    return { path, shown, read: (bytes) => readText(path, shown, bytes), include: () => createInclude(path, io.cwd) };
  });
  if (wantsStdin) inputs.push(standardInput(io, stdinName));
  return { inputs, errors: found.errors.map((error) => withCommand(error, strings)), ignored: found.ignored };
}

/** Whether standard input is among what is to be checked. */
export function readsStandardInput({ operands, "stdin-filename": name }: Arguments): boolean {
  return operands.includes("-") || (name !== undefined && operands.length === 0);
}

function standardInput(io: Io, name: string | undefined): Input {
  const path = resolve(io.cwd, name ?? "stdin.txt");
  const shown = name === undefined ? standardInputName : shownPath(path, io.cwd);
  // A stream can be read once, and a run may need its text twice.
  let content: Promise<Uint8Array> | undefined;
  const read = async () => {
    const chunks: Buffer[] = [];
    for await (const chunk of io.stdin) chunks.push(Buffer.from(chunk as Uint8Array));
    return Buffer.concat(chunks);
  };
  return {
    path,
    shown,
    isStandard: true,
    read: async (bytes) => {
      content ??= read();
      return decodeText(await content, shown, bytes);
    },
    include: () => createInclude(path, io.cwd),
  };
}

/** A name that is no file may be a command with a slip: `tactful explian arguing`. */
function withCommand(error: UserError, strings: Strings): UserError {
  const near = error.remedy.includes("?") ? undefined : nearCommand(error.place.path ?? "");
  return near === undefined ? error : new UserError(error.message, strings.didYouMean(`tactful ${near}`), error.place);
}

import { resolve } from "node:path";
import { UserError } from "../core/errors.ts";
import type { Format } from "../core/formats/format.ts";
import { findFiles } from "../workspace/find-files.ts";
import { shownPath } from "../workspace/paths.ts";
import { type DecodedText, decodeText, readText } from "../workspace/read-file.ts";
import { type Arguments, nearCommand } from "./arguments.ts";
import type { Io } from "./io.ts";
import type { Services } from "./services.ts";
import type { Strings } from "./strings/strings.ts";

/** A file to check, or standard input. */
export interface Input {
  /** Absolute; tells the configuration and the format. */
  path: string;
  /** As people see it. */
  shown: string;
  /** @param bytes What the format of the input asks for. */
  read(bytes?: Format["bytes"]): Promise<DecodedText>;
}

export interface Inputs {
  inputs: Input[];
  errors: UserError[];
  /** Files that were named, but are left out on purpose. */
  ignored: string[];
}

/** What the command line asks to check: files in the order of their patterns, standard input last. */
export async function findInputs(args: Arguments, io: Io, strings: Strings, services: Services): Promise<Inputs> {
  const stdinName = args["stdin-filename"];
  const patterns = args.operands.filter((operand) => operand !== "-");
  if (patterns.includes("")) throw new UserError(strings.emptyName, strings.noInputRemedy);
  const wantsStdin = args.operands.includes("-") || (stdinName !== undefined && patterns.length === 0);
  if (patterns.length === 0 && !wantsStdin) throw new UserError(strings.noInput, strings.noInputRemedy);

  const found = await findFiles(patterns, { cwd: io.cwd, extensions: await services.extensions() });
  const inputs: Input[] = found.files.map((path) => {
    const shown = shownPath(path, io.cwd);
    return { path, shown, read: (bytes) => readText(path, shown, bytes) };
  });
  if (wantsStdin) inputs.push(standardInput(io, stdinName));
  return { inputs, errors: found.errors.map((error) => withCommand(error, strings)), ignored: found.ignored };
}

function standardInput(io: Io, name: string | undefined): Input {
  const path = resolve(io.cwd, name ?? "stdin.txt");
  const shown = name === undefined ? "<stdin>" : shownPath(path, io.cwd);
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
    read: async (bytes) => {
      content ??= read();
      return decodeText(await content, shown, bytes);
    },
  };
}

/** A name that is no file may be a command with a slip: `tactful explian arguing`. */
function withCommand(error: UserError, strings: Strings): UserError {
  const near = error.remedy.includes("?") ? undefined : nearCommand(error.place.path ?? "");
  return near === undefined ? error : new UserError(error.message, strings.didYouMean(`tactful ${near}`), error.place);
}

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
import { readTextNow } from "../workspace/read-file.ts";
import { readChunks } from "../workspace/text-chunks.ts";
import { type Arguments, nearCommand } from "./arguments.ts";
import type { CommandContext } from "./commands/context.ts";
import { checkInputSize, checkSize, DEFAULT_MAX_FILE_SIZE, readSize, sizeOf } from "./file-size.ts";
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
  /** Records of a table up to this number are passed over: an earlier run has checked them. */
  after?: number;
  /** In bytes; 0 where it is not known. */
  size(): Promise<number>;
  /** Whether it is standard input, which cannot be written. */
  isStandard?: boolean;
  /** Its bytes, chunk by chunk; absent where they can be read once only. */
  chunks?(): AsyncIterable<Uint8Array>;
  /** @param bytes What the format of the input asks for. */
  read(bytes?: Format["bytes"]): Promise<DecodedText>;
  /** What reads the files that it includes; new for each time that it is read. */
  include(): Include;
  /** Its bytes, where they can be read once only. */
  content?(): Promise<Uint8Array>;
}

/** What the command line says of reading. */
export interface ReadContext {
  args: Pick<Arguments, "max-file-size">;
  cwd: string;
  strings: Strings;
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
  const reading = { args, cwd: io.cwd, strings };
  // A size that is none is told before anything is read.
  maxSize(reading);
  const patterns = args.operands.filter((operand) => operand !== "-");
  if (patterns.includes("")) throw new UserError(strings.emptyName, strings.noInputRemedy);
  const wantsStdin = readsStandardInput(args);
  // To leave files out of nothing is to check nothing.
  if (patterns.every((pattern) => pattern.startsWith("!")) && !wantsStdin)
    throw new UserError(strings.noInput, strings.noInputRemedy);

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
  const inputs = found.files.map((path) => fileInput(path, shownPath(path, io.cwd), reading));
  if (wantsStdin) inputs.push(standardInput(io, args, reading));
  return { inputs, errors: found.errors.map((error) => withCommand(error, strings)), ignored: found.ignored };
}

/** Whether standard input is among what is to be checked. */
export function readsStandardInput({ operands, "stdin-filename": name }: Arguments): boolean {
  return operands.includes("-") || (name !== undefined && operands.length === 0);
}

/** A file of the disk; larger than `--max-file-size`, it is not read. Unless somebody says so, that is not for what is read in chunks. */
export function fileInput(path: string, shown: string, context: ReadContext): Input {
  return {
    path,
    shown,
    size: async () => sizeOf(path),
    async *chunks() {
      if (context.args["max-file-size"] !== DEFAULT_MAX_FILE_SIZE) {
        checkSize(sizeOf(path), maxSize(context), shown, context.strings);
      }
      yield* readChunks(path, shown);
    },
    async read(bytes) {
      checkSize(sizeOf(path), maxSize(context), shown, context.strings);
      return readTextNow(path, shown, bytes);
    },
    include: () => createInclude(path, context.cwd),
  };
}

/** Standard input, where its bytes are known. */
export function textInput(path: string, shown: string, content: Uint8Array, { cwd }: ReadContext): Input {
  return {
    path,
    shown,
    isStandard: true,
    size: async () => content.length,
    read: async (bytes) => decodeText(content, shown, bytes),
    include: () => createInclude(path, cwd),
  };
}

function standardInput(io: Io, args: Arguments, context: ReadContext): Input {
  const name = args["stdin-filename"];
  const path = resolve(io.cwd, name ?? "stdin.txt");
  const shown = name === undefined ? standardInputName : shownPath(path, io.cwd);
  const most = maxSize(context);
  // A stream can be read once, and a run may need its text twice.
  let reading: Promise<Uint8Array> | undefined;
  const readOnce = async (): Promise<Uint8Array> => {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of io.stdin) {
      const bytes = Buffer.from(chunk as Uint8Array);
      size += bytes.length;
      checkInputSize(size, most, shown, context.strings);
      chunks.push(bytes);
    }
    return Buffer.concat(chunks);
  };
  const content = () => (reading ??= readOnce());
  return {
    path,
    shown,
    isStandard: true,
    size: () =>
      content().then(
        ({ length }) => length,
        () => 0,
      ),
    read: async (bytes) => decodeText(await content(), shown, bytes),
    include: () => createInclude(path, io.cwd),
    content,
  };
}

function maxSize({ args, strings }: ReadContext): number {
  return readSize("--max-file-size", args["max-file-size"], strings);
}

/** A name that is no file may be a command with a slip: `tactful explian arguing`. */
function withCommand(error: UserError, strings: Strings): UserError {
  const near = error.remedy.includes("?") ? undefined : nearCommand(error.place.path ?? "");
  return near === undefined ? error : new UserError(error.message, strings.didYouMean(`tactful ${near}`), error.place);
}

import { resolve } from "node:path";
import { UserError } from "../core/errors.ts";
import { findFiles } from "../workspace/find-files.ts";
import { shownPath } from "../workspace/paths.ts";
import { decodeText, readTextFile } from "../workspace/read-file.ts";
import { type Arguments, nearCommand } from "./arguments.ts";
import { checkSize, readSize, sizeOf } from "./file-size.ts";
import type { Io } from "./io.ts";
import type { Services } from "./services.ts";
import type { Strings } from "./strings/strings.ts";

/** A file to check, or standard input. */
export interface Input {
  /** Absolute; tells the configuration and the format. */
  path: string;
  /** As people see it. */
  shown: string;
  /** In bytes; 0 where it is not known. */
  size(): Promise<number>;
  read(): Promise<string>;
  /** Its bytes, where they can be read once only. */
  content?(): Promise<Uint8Array>;
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
  // A size that is none is told before anything is read.
  maxSize(args, strings);
  const patterns = args.operands.filter((operand) => operand !== "-");
  if (patterns.includes("")) throw new UserError(strings.emptyName, strings.noInputRemedy);
  const wantsStdin = args.operands.includes("-") || (stdinName !== undefined && patterns.length === 0);
  if (patterns.length === 0 && !wantsStdin) throw new UserError(strings.noInput, strings.noInputRemedy);

  const found = await findFiles(patterns, { cwd: io.cwd, extensions: await services.extensions() });
  const inputs = found.files.map((path) => fileInput(path, shownPath(path, io.cwd), args, strings));
  if (wantsStdin) inputs.push(standardInput(io, args, strings));
  return { inputs, errors: found.errors.map((error) => withCommand(error, strings)), ignored: found.ignored };
}

/** A file of the disk; larger than `--max-file-size`, it is not read. */
export function fileInput(path: string, shown: string, args: Arguments, strings: Strings): Input {
  return {
    path,
    shown,
    size: () => sizeOf(path),
    async read() {
      checkSize(await sizeOf(path), maxSize(args, strings), shown, strings);
      return readTextFile(path, shown);
    },
  };
}

/** A text of which the bytes are known. */
export function textInput(path: string, shown: string, content: Uint8Array): Input {
  return { path, shown, size: async () => content.length, read: async () => decodeText(content, shown) };
}

function standardInput(io: Io, args: Arguments, strings: Strings): Input {
  const name = args["stdin-filename"];
  const path = resolve(io.cwd, name ?? "stdin.txt");
  const shown = name === undefined ? "<stdin>" : shownPath(path, io.cwd);
  const most = maxSize(args, strings);
  // A stream can be read once, and a run may need its text twice.
  let reading: Promise<Uint8Array> | undefined;
  const readOnce = async (): Promise<Uint8Array> => {
    const chunks: Buffer[] = [];
    let size = 0;
    for await (const chunk of io.stdin) {
      const bytes = Buffer.from(chunk as Uint8Array);
      size += bytes.length;
      checkSize(size, most, shown, strings);
      chunks.push(bytes);
    }
    return Buffer.concat(chunks);
  };
  const content = () => (reading ??= readOnce());
  return {
    path,
    shown,
    size: () =>
      content().then(
        ({ length }) => length,
        () => 0,
      ),
    read: async () => decodeText(await content(), shown),
    content,
  };
}

function maxSize(args: Arguments, strings: Strings): number {
  return readSize("--max-file-size", args["max-file-size"], strings);
}

/** A name that is no file may be a command with a slip: `tactful explian arguing`. */
function withCommand(error: UserError, strings: Strings): UserError {
  const near = error.remedy.includes("?") ? undefined : nearCommand(error.place.path ?? "");
  return near === undefined ? error : new UserError(error.message, strings.didYouMean(`tactful ${near}`), error.place);
}

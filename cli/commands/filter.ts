import { resolve } from "node:path";
import { UserError } from "../../core/errors.ts";
import { jsonLines } from "../../core/formats/jsonl.ts";
import { formatOptions } from "../../core/loaded-config.ts";
import { utf8Chunks } from "../../workspace/text-chunks.ts";
import type { Arguments } from "../arguments.ts";
import { checkOptions } from "../check-options.ts";
import { fileInfoOf } from "../file-info.ts";
import { standardInputName } from "../inputs.ts";
import type { ExitCode, Io } from "../io.ts";
import { keepMemoryLean } from "../lean-memory.ts";
import { createReadyFor } from "../prepare.ts";
import { documentEntry, toJson } from "../reporters/json.ts";
import { failureEntry } from "../reporters/ndjson.ts";
import { type BatchTools, lintBatch } from "../stream/lint-batch.ts";
import { batchesOf, type TableBatch } from "../stream/table-batches.ts";
import { addTo, emptySummary } from "../tally.ts";
import type { CommandContext } from "./context.ts";
import { exitCodeOf } from "./lint.ts";

/**
 * `tactful filter`: for each record on standard input, a line of JSON, one on standard output. What came in together goes out
 * together, so that whoever waits for an answer gets it.
 */
export async function filter(args: Arguments, context: CommandContext): Promise<ExitCode> {
  const { io, strings } = context;
  const [operand] = args.operands;
  if (operand !== undefined) throw new UserError(strings.filterOperand(operand), strings.filterOperandRemedy);
  keepMemoryLean("table");
  const tools = await toolsFor(args, context);
  const summary = emptySummary();
  for await (const batch of batchesOf(utf8Chunks(bytesOf(io.stdin)), jsonLines.scanner!(tools.options))) {
    let lines = "";
    for await (const result of lintBatch(batch, tools)) {
      if (result instanceof UserError) {
        summary.failures++;
        lines += `${toJson({ id: null, ...failureEntry(result), input: lineOf(batch, result) })}\n`;
      } else {
        addTo(summary, result);
        lines += `${toJson(documentEntry(result))}\n`;
      }
    }
    await io.stdout.write(lines);
    if (io.stdout.isClosed?.()) break;
  }
  // A record that cannot be read is answered, too: what runs the filter finds it in its line.
  return args["fail-on"] === "never" ? 0 : exitCodeOf(summary, args["fail-on"]);
}

/** So much of a record that cannot be read is shown, in UTF-16 code units: by its number nobody finds it in a part of a part. */
const SHOWN = 200;

const linesOf = new WeakMap<TableBatch, string[]>();

function lineOf(batch: TableBatch, { place }: UserError): string {
  const lines = linesOf.get(batch) ?? batch.text.split(/\r\n?|\n/);
  linesOf.set(batch, lines);
  return (lines[(place.line ?? 1) - 1 - batch.place.line] ?? "").slice(0, SHOWN);
}

async function toolsFor(args: Arguments, { io, strings, services }: CommandContext): Promise<BatchTools> {
  const options = checkOptions(args, { cwd: io.cwd, strings, services });
  const { overrides, checkFailed } = options;
  const path = resolve(io.cwd, args["stdin-filename"] ?? "stdin.jsonl");
  const ready = await createReadyFor(options)({ path });
  if ("errors" in ready) throw ready.errors[0];
  const { config, linter } = ready;
  return {
    format: jsonLines,
    options: { ...formatOptions(config, path), blanks: true },
    linter,
    settings: { ...config.settingsFor(path), ...overrides.settings },
    meta: overrides.meta,
    file: fileInfoOf({ path, shown: standardInputName }, config, overrides, "utf-8"),
    encoding: { encoding: "utf-8", hasMark: false },
    checkFailed,
  };
}

async function* bytesOf(stdin: Io["stdin"]): AsyncGenerator<Uint8Array> {
  for await (const chunk of stdin) yield typeof chunk === "string" ? Buffer.from(chunk) : chunk;
}

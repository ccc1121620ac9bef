import type { Arguments } from "./arguments.ts";
import type { CheckEvent, CheckOptions } from "./check-files.ts";
import { checkHere } from "./check-here.ts";
import { checkOptions } from "./check-options.ts";
import type { CommandContext } from "./commands/context.ts";
import type { Input } from "./inputs.ts";
import { keepMemoryLean, keepYoungSmall } from "./lean-memory.ts";
import { BATCH, isStreamed } from "./stream/is-streamed.ts";
import { howManyThreads, isOneJob } from "./threads/how-many.ts";

/**
 * Checks files: here, or in threads, where there is much to check or one of them is so large that it must be watched.
 * @param more What the arguments do not say; `asLines`: whether events may be the lines of a reporter that writes by line.
 */
export async function* check(
  inputs: readonly Input[],
  args: Arguments,
  { io, locale, strings, services }: Omit<CommandContext, "color">,
  { asLines, ...more }: Pick<CheckOptions, "isChecked" | "cache"> & { asLines?: boolean } = {},
): AsyncGenerator<CheckEvent, void> {
  const { cwd } = io;
  const hasCache = more.cache !== undefined;
  const sizes = await Promise.all(inputs.map((input) => input.size()));
  const isChecked = inputs.map((input) => more.isChecked?.(input) ?? true);
  const toCheck = sizes.filter((_, number) => isChecked[number]);
  const isTable = await Promise.all(
    inputs.map(async (input, number) => {
      if (sizes[number]! < services.largeTable || isOneJob(args, hasCache)) return false;
      return isStreamed(input, await services.formatFor(input.path), { services });
    }),
  );
  const parts = sizes.reduce(
    (sum, size, number) => sum + (!isChecked[number] ? 0 : isTable[number] ? Math.ceil(size / BATCH) : 1),
    0,
  );
  const threads = howManyThreads(
    args,
    { sizes, toCheck, parts, hasTable: isTable.includes(true), hasCache },
    services,
    strings,
  );
  keepMemoryLean("files");
  if (threads === 0) {
    const options = { ...checkOptions(args, { cwd, strings, services }), ...more, looks: keepYoungSmall };
    yield* checkHere(inputs, args, options, { cwd, strings });
    return;
  }
  const { checkInThreads } = await import("./check-in-threads.ts");
  const files = await Promise.all(
    inputs.map(async ({ path, shown, after, content }, number) => {
      return {
        number,
        path,
        shown,
        isChecked: isChecked[number] ?? true,
        ...(isTable[number] && { isTable: true }),
        ...(after !== undefined && { after }),
        ...(content && { content: await content() }),
      };
    }),
  );
  yield* checkInThreads({ start: { args, cwd, locale }, files, sizes, strings, services, asLines }, threads);
}

import type { Arguments } from "./arguments.ts";
import { type CheckEvent, checkFiles } from "./check-files.ts";
import { checkOptions } from "./check-options.ts";
import type { CommandContext } from "./commands/context.ts";
import type { Input } from "./inputs.ts";

/** Checks files: here, or, where one of them is large, in a thread that can be stopped. */
export async function* check(
  inputs: readonly Input[],
  args: Arguments,
  { io, locale, strings, services }: CommandContext,
): AsyncGenerator<CheckEvent, void> {
  const sizes = await Promise.all(inputs.map((input) => input.size()));
  if (sizes.every((size) => size < services.largeFile)) {
    yield* checkFiles(inputs, checkOptions(args, { cwd: io.cwd, strings, services }));
    return;
  }
  const { checkIsolated } = await import("./check-isolated.ts");
  const files = await Promise.all(
    inputs.map(async ({ path, shown, content }) => ({ path, shown, ...(content && { content: await content() }) })),
  );
  yield* checkIsolated({ args, cwd: io.cwd, locale, files }, sizes, strings);
}

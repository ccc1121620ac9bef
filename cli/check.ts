import type { Arguments } from "./arguments.ts";
import type { CheckEvent, CheckOptions } from "./check-files.ts";
import { checkHere } from "./check-here.ts";
import { checkOptions } from "./check-options.ts";
import type { CommandContext } from "./commands/context.ts";
import type { Input } from "./inputs.ts";

/**
 * Checks files: here, or, where one of them is large, in a thread that can be stopped.
 * @param more What the arguments do not say.
 */
export async function* check(
  inputs: readonly Input[],
  args: Arguments,
  { io, locale, strings, services }: Omit<CommandContext, "color">,
  more: Pick<CheckOptions, "isChecked" | "cache"> = {},
): AsyncGenerator<CheckEvent, void> {
  const { cwd } = io;
  const sizes = await Promise.all(inputs.map((input) => input.size()));
  if (sizes.every((size) => size < services.largeFile)) {
    const options = { ...checkOptions(args, { cwd, strings, services }), ...more };
    yield* checkHere(inputs, args, options, { cwd, strings });
    return;
  }
  const { checkIsolated } = await import("./check-isolated.ts");
  const files = await Promise.all(
    inputs.map(async (input) => {
      const { path, shown, content } = input;
      const isChecked = more.isChecked?.(input) ?? true;
      return { path, shown, isChecked, ...(content && { content: await content() }) };
    }),
  );
  yield* checkIsolated({ args, cwd, locale, files }, sizes, strings);
}

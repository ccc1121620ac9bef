import { UserError } from "../core/errors.ts";
import type { Arguments } from "./arguments.ts";
import { type CheckEvent, type CheckOptions, checkFiles } from "./check-files.ts";
import type { Input } from "./inputs.ts";
import type { Strings } from "./strings/strings.ts";

/** Checks files in the thread that it is called in, and keeps what was found where the command line asks for a cache. */
export async function* checkHere(
  inputs: readonly Input[],
  args: Arguments,
  options: CheckOptions,
  { cwd, strings }: { cwd: string; strings: Strings },
): AsyncGenerator<CheckEvent, void> {
  const location = args["cache-location"];
  // Whoever brings a cache along keeps it.
  if (options.cache || !(args.cache || location !== undefined)) {
    yield* checkFiles(inputs, options);
    return;
  }
  // Loaded when it is asked for: most runs have none.
  const { openCache } = await import("./run-cache.ts");
  const { cache, file } = await openCache(cwd, location);
  if (file.isDamaged) yield { type: "remark", remark: strings.damagedCache(file.path) };
  yield* checkFiles(inputs, { ...options, cache });
  try {
    await cache.save();
  } catch (error) {
    // A cache that cannot be written costs time, and no more.
    if (!(error instanceof UserError)) throw error;
    yield { type: "remark", remark: error.toString() };
  }
}

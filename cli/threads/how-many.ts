import { availableParallelism } from "node:os";
import { UserError } from "../../core/errors.ts";
import type { Arguments } from "../arguments.ts";
import type { Services } from "../services.ts";
import type { Strings } from "../strings/strings.ts";

/**
 * More threads than that share little but memory. What they find in a table costs the run's own thread a twentieth of what
 * it costs them at most, so that more of them are kept busy.
 */
const [MOST, MOST_OVER_TABLE] = [8, 16];
/** A thread has its own copy of the words that it goes by; over a table, it meets all that there are. */
const [BYTES_OF_THREAD, BYTES_OVER_TABLE] = [150e6, 300e6];

/** The files of a run: all their sizes in bytes, and of those that are to be checked. */
export interface Extent {
  sizes: readonly number[];
  toCheck: readonly number[];
  /** How many parts there are to check, each in one thread: files, and batches of tables. */
  parts: number;
  hasTable: boolean;
  /** Whether the caller keeps what was found. */
  hasCache: boolean;
}

/**
 * In how many threads a run is checked: in none where it is over before they are ready.
 * @throws {UserError} for a `--concurrency` that is none.
 */
export function howManyThreads(
  args: Pick<Arguments, "concurrency" | "cache" | "cache-location" | "fix" | "fix-dry-run">,
  { sizes, toCheck, parts, hasTable, hasCache }: Extent,
  { bytesPerThread, largeFile }: Services,
  strings: Strings,
): number {
  const asked = readConcurrency(args.concurrency, strings);
  const total = toCheck.reduce((sum, size) => sum + size, 0);
  const byItself = Math.min(
    hasTable ? MOST_OVER_TABLE : MOST,
    availableParallelism(),
    Math.floor(process.availableMemory() / (hasTable ? BYTES_OVER_TABLE : BYTES_OF_THREAD)),
    Math.floor(total / bytesPerThread),
  );
  const threads = isOneJob(args, hasCache) ? 1 : Math.min(asked ?? byItself, parts);
  // A large file may take too much, and is watched by the run's own thread.
  const isLarge = sizes.some((size) => size >= largeFile);
  return threads > 1 ? threads : isLarge ? 1 : 0;
}

/** Whether a run is one job: what writes, or keeps what was found. */
export function isOneJob(
  args: Pick<Arguments, "cache" | "cache-location" | "fix" | "fix-dry-run">,
  hasCache: boolean,
): boolean {
  return hasCache || args.cache || args["cache-location"] !== undefined || args.fix || args["fix-dry-run"];
}

/** Undefined for `auto`. */
function readConcurrency(value: string, strings: Strings): number | undefined {
  if (value === "auto") return undefined;
  const number = /^\d{1,3}$/.test(value) ? Number(value) : 0;
  if (number < 1) throw new UserError(strings.badValue("--concurrency", value), strings.concurrencyForm);
  return number;
}

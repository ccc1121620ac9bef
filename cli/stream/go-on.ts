import type { CheckEvent, CheckOptions } from "../check-files.ts";
import type { Input } from "../inputs.ts";
import { isStreamed } from "./is-streamed.ts";
import type { Written } from "./written.ts";

/** What of a run is not to be done again. */
export interface Done {
  /** Whether all of a file is. */
  has(input: Input): boolean;
  /** Whether an event is; asked of all, in order. */
  hadEvent(event: CheckEvent): boolean;
}

/** Tells what is done by what was written: the files before the one that was written of last, and a part of that. */
export async function doneOf(
  inputs: readonly Input[],
  { last }: Pick<Written, "last">,
  options: Pick<CheckOptions, "fix" | "services">,
): Promise<Done> {
  const index = inputs.findIndex(({ shown }) => shown === last?.path);
  const input = inputs[index];
  if (!last || !input) return { has: () => false, hadEvent: () => false };
  const before = new Set(inputs.slice(0, index));
  const format = await options.services.formatFor(input.path);
  // What is read in parts is passed over as it is read; anything else is small, and checked again.
  const isPassedOver = await isStreamed(input, format, options);
  if (isPassedOver) input.after = last.row;
  let left = isPassedOver ? 0 : last.lines;
  return {
    has: (one) => before.has(one),
    hadEvent({ type }) {
      if (left === 0 || (type !== "document" && type !== "failure")) return false;
      left--;
      return true;
    },
  };
}

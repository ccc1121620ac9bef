import type { Format } from "../../core/formats/format.ts";
import type { CheckOptions } from "../check-files.ts";
import type { Input } from "../inputs.ts";

/** In UTF-16 code units: worth its way to another thread, and so small that no thread waits long for another. */
export const BATCH = 1 << 16;

/** Whether a file is a table too large to be held: then it is read part by part. What is to be mended is held. */
export async function isStreamed(
  input: Input,
  format: Format,
  { fix, services }: Pick<CheckOptions, "fix" | "services">,
): Promise<boolean> {
  if (!format.scanner || !input.chunks || fix) return false;
  return (await input.size()) >= services.largeTable;
}

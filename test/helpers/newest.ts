import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** When the newest file of a folder, or the file itself, was changed. */
export function newest(path: string): number {
  const stats = statSync(path);
  const inside = stats.isDirectory() ? readdirSync(path).map((name) => newest(join(path, name))) : [];
  return Math.max(stats.mtimeMs, ...inside);
}

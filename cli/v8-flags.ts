import { setFlagsFromString } from "node:v8";

/** Major versions whose flags we know: V8 tells the person of one that it does not know. */
const known: ReadonlySet<string> = new Set(["11", "12", "13"]);

/** The major version of this process's V8. */
export const majorOfV8 = process.versions.v8.split(".", 1)[0] as string;

/** Sets flags of V8, where they are known to be some. */
export function setV8Flags(...flags: readonly string[]): void {
  if (known.has(majorOfV8)) for (const flag of flags) setFlagsFromString(flag);
}

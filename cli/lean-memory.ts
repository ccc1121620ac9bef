import { getHeapSpaceStatistics } from "node:v8";
import { setV8Flags } from "./v8-flags.ts";

/** By so many per cent, memory may grow beyond what is in use before it is looked through. */
const OF_FILES = 40;
/** A large table is checked for minutes, and has much to remember. */
const OF_TABLE = 20;
/** What new objects may take, in bytes: more spares little, since hardly anything of a text outlives it. */
const YOUNG = 8 << 20;

let isYoungEnough = false;

/** Lets the memory of a run grow by little beyond what is in use. Whoever has set such flags knows better. */
export function keepMemoryLean(of: "files" | "table"): void {
  if (isSetByHand()) return;
  if (of === "table") setV8Flags("--semi-space-growth-factor=1");
  setV8Flags(`--heap-growing-percent=${of === "table" ? OF_TABLE : OF_FILES}`);
}

/** Keeps room for new objects from growing further where it is large enough; to be called now and then. */
export function keepYoungSmall(): void {
  if (isYoungEnough) return;
  const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === "new_space");
  if (young && young.space_size < YOUNG) return;
  isYoungEnough = true;
  if (!isSetByHand()) setV8Flags("--semi-space-growth-factor=1");
}

/** Takes it all back: what V8 has compiled is of use only to a process with the same flags. */
export function forgetLeanness(): void {
  setV8Flags("--semi-space-growth-factor=2", "--heap-growing-percent=0");
}

function isSetByHand(): boolean {
  const flags = `${process.execArgv.join(" ")} ${process.env.NODE_OPTIONS ?? ""}`;
  return /semi.space|old.space|heap.growing/.test(flags);
}

import type { Io } from "./io.ts";
import type { Strings } from "./strings/strings.ts";

/** A line on the terminal of a long run that says how far it is. */
export interface Progress {
  /** Says how many files are done; shows it when it is time to. */
  tick(done: number): void;
  /** Takes the line away, before something else is printed. */
  clear(): void;
}

const patience = 1000;
const interval = 100;

/** Shows nothing for the first second, and never where standard error is not a terminal. */
export function createProgress(io: Io, strings: Strings, total: number, now: () => number = Date.now): Progress {
  let next = now() + patience;
  let isShown = false;
  return {
    tick(done) {
      if (!io.stderr.isTTY || now() < next) return;
      next = now() + interval;
      isShown = true;
      void io.stderr.write(`\r\u001b[2K${strings.progress(done, total)}`);
    },
    clear() {
      if (isShown) void io.stderr.write("\r\u001b[2K");
      isShown = false;
    },
  };
}

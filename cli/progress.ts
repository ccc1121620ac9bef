import type { Io } from "./io.ts";
import type { Strings } from "./strings/strings.ts";

/** A line on the terminal of a long run that says how far it is. */
export interface Progress {
  /** Says how many files are done; shows it when it is time to. */
  tick(done: number): void;
  /** Says how much of a large file is done, and how many texts of the run. */
  read(file: { bytes: number; total: number }, texts: number): void;
  /** Takes the line away, before something else is printed. */
  clear(): void;
}

const patience = 1000;
const interval = 100;

/** Shows nothing for the first second, and never where standard error is not a terminal. */
export function createProgress(io: Io, strings: Strings, total: number, now: () => number = Date.now): Progress {
  let next = now() + patience;
  let isShown = false;
  let lastDone = 0;
  let large: { since: number; bytes: number; texts: number; last: number } | undefined;
  return {
    tick(done) {
      if (done > lastDone) large = undefined;
      lastDone = done;
      // A file that is read in parts says more.
      if (large === undefined) show(() => strings.progress(done, total));
    },
    read({ bytes, total }, texts) {
      // Another file, or the first part; of a run that goes on, what was done before is no measure.
      if (large === undefined || bytes < large.last) large = { since: now(), bytes, texts, last: bytes };
      large.last = bytes;
      const seconds = (now() - large.since) / 1000;
      const rate = (bytes - large.bytes) / seconds;
      if (seconds <= 0 || rate <= 0) return;
      const texts_ = (texts - large.texts) / seconds;
      show(() => strings.tableProgress({ bytes, total, texts: texts_, rate, left: Math.max(0, total - bytes) / rate }));
    },
    clear() {
      if (isShown) void io.stderr.write("\r\u001b[2K");
      isShown = false;
    },
  };

  function show(line: () => string): void {
    if (!io.stderr.isTTY || io.env.CI || now() < next) return;
    next = now() + interval;
    isShown = true;
    void io.stderr.write(`\r\u001b[2K${line()}`);
  }
}

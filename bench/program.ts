/** Programs as their users start them: how long they run, what they use. */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface Usage {
  /** In seconds, by the clock. */
  wall: number;
  /** In seconds, of all its threads; unknown without GNU time. */
  cpu?: number;
  /** The most memory that it held, in megabytes; unknown without GNU time. */
  peak?: number;
}

/** GNU's; that of other systems counts otherwise. Where it is, there is `timeout`, too. */
const TIME = "/usr/bin/time";
const hasTime = existsSync(TIME) && spawnSync(TIME, ["--version"]).status === 0;
/** How `timeout` ends when it had to end what it started. */
const TIMED_OUT = 124;
/** How it ends when that cannot be started. */
const NOT_STARTED = [126, 127];
if (!hasTime) process.stderr.write("GNU time is not here: neither processor time nor memory is measured.\n");

/** @throws where it cannot be started, or takes more seconds than the limit. */
export function run([program, ...parameters]: readonly [string, ...string[]], cwd: string, limit = 600): Usage {
  const folder = mkdtempSync(join(tmpdir(), "tactful-bench-"));
  const file = join(folder, "time");
  // A signal for `time` would not reach what it times.
  const measured = [TIME, "-f", "%U %S %M", "-o", file, "timeout", String(limit)];
  const [command, ...rest] = [...(hasTime ? measured : []), program, ...parameters];
  const started = performance.now();
  const { error, signal, status } = spawnSync(command!, rest, {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 2 ** 30,
    ...(!hasTime && { timeout: limit * 1000 }),
  });
  const wall = (performance.now() - started) / 1000;
  const [user = 0, system = 0, kilobytes = 0] = hasTime && !error ? lastLine(file).split(" ").map(Number) : [];
  rmSync(folder, { recursive: true });
  if (error) throw error;
  if (signal || (hasTime && status === TIMED_OUT)) throw new Error(`${program} was ended after ${limit} s`);
  if (hasTime && NOT_STARTED.includes(status ?? 0)) throw new Error(`${program} cannot be started`);
  return hasTime ? { wall, cpu: user + system, peak: kilobytes / 1000 } : { wall };
}

/** Before it stands "Command exited with non-zero status 1", where there was something to find. */
function lastLine(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").at(-1) ?? "";
}

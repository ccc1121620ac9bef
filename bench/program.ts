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

/** GNU's; that of other systems counts otherwise. */
const TIME = "/usr/bin/time";
const hasTime = existsSync(TIME) && spawnSync(TIME, ["--version"], { encoding: "utf8" }).status === 0;
if (!hasTime) process.stderr.write("GNU time is not here: neither processor time nor memory is measured.\n");

/** @throws where it cannot be started, or ends by a signal, such as that of the time limit. */
export function run([program, ...parameters]: readonly [string, ...string[]], cwd: string, limit = 600): Usage {
  const folder = mkdtempSync(join(tmpdir(), "tactful-bench-"));
  const file = join(folder, "time");
  const [command, ...rest] = [...(hasTime ? [TIME, "-f", "%U %S %M", "-o", file] : []), program, ...parameters];
  const started = performance.now();
  const { error, signal } = spawnSync(command!, rest, {
    cwd,
    stdio: ["ignore", "ignore", "pipe"],
    maxBuffer: 2 ** 30,
    timeout: limit * 1000,
  });
  const wall = (performance.now() - started) / 1000;
  const [user = 0, system = 0, kilobytes = 0] = hasTime && !error ? lastLine(file).split(" ").map(Number) : [];
  rmSync(folder, { recursive: true });
  if (error) throw error;
  if (signal) throw new Error(`${program} was ended by ${signal}`);
  return hasTime ? { wall, cpu: user + system, peak: kilobytes / 1000 } : { wall };
}

/** Before it stands "Command exited with non-zero status 1", where there was something to find. */
function lastLine(file: string): string {
  return readFileSync(file, "utf8").trimEnd().split("\n").at(-1) ?? "";
}

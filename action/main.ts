import { parentPort, workerData } from "node:worker_threads";
import { setFailed } from "@actions/core";
import { plainLines } from "../cli/text/plain.ts";
import type { ThreadStart } from "../cli/threads/jobs.ts";
import { serveJobs } from "../cli/threads/serve.ts";
import { runAction } from "./run.ts";

// A reader that goes away early takes nothing from the exit code.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
});

// The script is that of its threads, too: those wait for jobs.
try {
  if (parentPort) serveJobs(parentPort, workerData as ThreadStart);
  else await runAction(process.env);
} catch (error) {
  // What a person can mend was told of by then: this is a bug of ours.
  setFailed(plainLines(error instanceof Error ? (error.stack ?? error.message) : String(error)));
}

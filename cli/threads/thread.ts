/** The script of a thread. */
import { parentPort, workerData } from "node:worker_threads";
import type { ThreadStart } from "./jobs.ts";
import { serveJobs } from "./serve.ts";

if (parentPort) serveJobs(parentPort, workerData as ThreadStart);

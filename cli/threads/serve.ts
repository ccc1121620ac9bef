import type { MessagePort } from "node:worker_threads";
import { checkBatchJob, surveyBatchJob } from "./batch-jobs.ts";
import { checkJob, surveyJob } from "./file-jobs.ts";
import type { FromThread, JobKind, Jobs, Say, ThreadStart, ToThread } from "./jobs.ts";

type Work<Kind extends JobKind> = (
  input: Jobs[Kind]["input"],
  say: Say<Jobs[Kind]["output"]>,
  start: ThreadStart,
) => Promise<void>;

const works: { [Kind in JobKind]: Work<Kind> } = {
  check: checkJob,
  survey: surveyJob,
  "check-batch": checkBatchJob,
  "survey-batch": surveyBatchJob,
};

/** So many outputs may wait to be read. */
const MOST_WAITING = 100;
/** Outputs go together, since each message costs time; but none waits for so many milliseconds. */
const PATIENCE = 10;

/** @param port Where outputs go. */
function createOutlet(port: MessagePort) {
  let gathered: unknown[] = [];
  let unread = 0;
  let last = performance.now();
  let goOn: (() => void) | undefined;

  function flush(): void {
    last = performance.now();
    if (gathered.length === 0) return;
    port.postMessage({ type: "outputs", outputs: gathered } satisfies FromThread);
    gathered = [];
  }

  return {
    flush,
    /** A job begins, of which nothing waits. */
    begin(): void {
      unread = 0;
    },
    wasRead(count: number): void {
      unread -= count;
      if (unread < MOST_WAITING) goOn?.();
    },
    say(output: unknown, isUrgent = false): Promise<void> | undefined {
      gathered.push(output);
      unread++;
      const isFull = unread >= MOST_WAITING;
      if (isUrgent || isFull || performance.now() - last > PATIENCE) flush();
      if (!isFull || isUrgent) return undefined;
      return new Promise((resolve) => {
        goOn = resolve;
      });
    },
  };
}

/** Does jobs for the run's own thread, one after the other. */
export function serveJobs(port: MessagePort, start: ThreadStart): void {
  const outlet = createOutlet(port);
  const work = async (kind: JobKind, input: unknown): Promise<void> => {
    outlet.begin();
    // The kind tells what its input is.
    await (works[kind] as Work<JobKind>)(input as Jobs[JobKind]["input"], outlet.say, start);
    outlet.flush();
    port.postMessage({ type: "done" } satisfies FromThread);
  };
  port.on("message", (message: ToThread) => {
    if (message.type === "read") outlet.wasRead(message.count);
    // A bug of ours ends the thread, and is told of.
    else void work(message.kind, message.input);
  });
  port.postMessage({ type: "ready" } satisfies FromThread);
}

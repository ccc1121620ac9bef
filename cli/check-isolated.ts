import { Worker, type WorkerOptions } from "node:worker_threads";
import { UserError } from "../core/errors.ts";
import type { CheckEvent } from "./check-files.ts";
import type { PlainError, PlainEvent, ThreadJob, ThreadMessage } from "./check-thread.ts";
import type { Strings } from "./strings/strings.ts";

/** What a thread may take before it is stopped. */
export interface ThreadLimits {
  /** Of computing, since it last said something: so much, and so much more for each megabyte of its file. */
  seconds: number;
  secondsPerMegabyte: number;
  /** Of memory for what lives long. */
  megabytes: number;
}

export const threadLimits: ThreadLimits = { seconds: 30, secondsPerMegabyte: 5, megabytes: 4096 };

/** How often the thread is looked at, in milliseconds. */
const LOOK = 250;

type Ending = { type: "done" } | { type: "broken"; problem: string; remedy: string };

/**
 * Checks files in a thread of their own. One that takes too long or too much memory is reported, and the rest goes on in a new
 * thread.
 * @param sizes Of the files, in bytes.
 */
export async function* checkIsolated(
  job: Omit<ThreadJob, "broken">,
  sizes: readonly number[],
  strings: Strings,
  limits: ThreadLimits = threadLimits,
): AsyncGenerator<CheckEvent, void> {
  const broken: Record<number, PlainError> = {};
  const left = new Set(job.files.flatMap(({ isChecked }, number) => (isChecked ? [number] : [])));

  while (left.size > 0) {
    let looking: (ThreadMessage & { type: "looking" }) | undefined;
    let isOpen = false;
    const files = job.files.map((file, number) => ({ ...file, isChecked: left.has(number) }));
    const thread = watch({ ...job, files, broken }, limits, strings, () => sizes[looking?.number ?? 0] ?? 0);
    for await (const message of thread.messages()) {
      if (message.type === "looking") {
        if (looking?.isChecking) left.delete(looking.number);
        looking = message;
      } else if (message.type === "event") {
        const event = revived(message.event);
        if (event.type === "open" || event.type === "close") isOpen = event.type === "open";
        yield event;
      }
    }
    const ending = thread.ending();
    if (ending.type === "done") return;
    const [first = 0] = left;
    const number = looking?.number ?? first;
    const error = new UserError(ending.problem, ending.remedy, { path: job.files[number]?.shown });
    const { message, remedy, place } = error;
    const isNew = broken[number] === undefined;
    broken[number] = { message, remedy, place };
    // What broke while it was only looked at is told in its turn.
    if (looking && !looking.isChecking && isNew) continue;
    yield { type: "failure", error };
    if (isOpen) yield { type: "close", path: job.files[number]?.shown ?? "" };
    left.delete(number);
  }
}

interface WatchedThread {
  /** Until it ends, in whatever way. */
  messages(): AsyncGenerator<ThreadMessage>;
  ending(): Ending;
}

function watch(job: ThreadJob, limits: ThreadLimits, strings: Strings, sizeOfFile: () => number): WatchedThread {
  const queue: ThreadMessage[] = [];
  let ending: Ending | undefined;
  let wake = () => {};
  const worker = startThread({ workerData: job, resourceLimits: { maxOldGenerationSizeMb: limits.megabytes } });
  // Computing, not waiting: a busy machine is no fault of the file. All that this thread does meanwhile is to show.
  let since = process.cpuUsage();
  const clock = setInterval(() => {
    const { user, system } = process.cpuUsage(since);
    const most = limits.seconds + (limits.secondsPerMegabyte * sizeOfFile()) / 1e6;
    if ((user + system) / 1e6 <= most) return;
    end({ type: "broken", problem: strings.tookTooLong(Math.ceil(most)), remedy: strings.tookTooLongRemedy });
  }, LOOK);

  worker.on("message", (message: ThreadMessage) => {
    since = process.cpuUsage();
    if (message.type === "done") end({ type: "done" });
    else queue.push(message);
    wake();
  });
  worker.on("error", (error: NodeJS.ErrnoException) => {
    const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
    const problem = isMemory ? strings.outOfMemory : strings.checkFailed(error.message);
    end({ type: "broken", problem, remedy: isMemory ? strings.tookTooLongRemedy : "" });
  });
  worker.on("exit", () => end({ type: "broken", problem: strings.checkFailed("exit"), remedy: "" }));

  function end(how: Ending): void {
    if (ending) return;
    ending = how;
    clearInterval(clock);
    void worker.terminate();
    wake();
  }

  return {
    async *messages() {
      try {
        for (;;) {
          const message = queue.shift();
          if (message) {
            yield message;
            if (message.type === "event") worker.postMessage("shown");
          } else if (ending) return;
          else {
            await new Promise<void>((resolve) => {
              wake = resolve;
            });
          }
        }
      } finally {
        // Whoever reads may stop early.
        end({ type: "done" });
      }
    },
    ending: () => ending as Ending,
  };
}

function revived(event: PlainEvent): CheckEvent {
  const errorOf = ({ message, remedy, place }: PlainError) => new UserError(message, remedy, place);
  if (event.type === "failure") return { ...event, error: errorOf(event.error) };
  return event.type === "held" ? { ...event, errors: event.errors.map(errorOf) } : event;
}

/** The thread's code: beside this one as it ships; sources need a loader, which threads do not inherit. */
function startThread(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(new URL("./check-thread.js", import.meta.url), options);
  const loader = import.meta.resolve("tsx/esm/api");
  const { href } = new URL("./check-thread.ts", import.meta.url);
  const code = `import("${loader}").then(({ register }) => { register(); return import("${href}"); })`;
  return new Worker(code, { ...options, eval: true });
}

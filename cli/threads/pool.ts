import type { Worker } from "node:worker_threads";
import type { FromThread, Job, JobKind, Jobs, ThreadStart, ToThread } from "./jobs.ts";
import { startWorker } from "./start-worker.ts";

/** What a thread may take before it is stopped. */
export interface ThreadLimits {
  /** Of computing, since it last said something: so much, and so much more for each megabyte of its job. */
  seconds: number;
  secondsPerMegabyte: number;
  /** Of memory for what lives long, and for what does not. */
  megabytes: number;
  youngMegabytes?: number;
}

/** Why a job was stopped. */
export class ThreadFault extends Error {
  readonly reason: "time" | "memory" | "crash";
  /** What it might have taken. */
  readonly seconds: number;

  constructor(reason: ThreadFault["reason"], message = "", seconds = 0) {
    super(message);
    this.reason = reason;
    this.seconds = seconds;
  }
}

/** How often threads are looked at, in milliseconds. */
const LOOK = 250;

/**
 * Threads that take jobs as they come free. Each is started when a job first needs it, and one that takes too long or too
 * much memory is stopped: its job is told of, and the others go on.
 */
export class ThreadPool {
  readonly #start: ThreadStart;
  readonly #most: number;
  readonly #limits: ThreadLimits;
  readonly #threads = new Set<Thread>();
  readonly #waiting: Run[] = [];
  #clock: NodeJS.Timeout | undefined;
  #since = process.cpuUsage();

  /** @param most So many threads at a time. */
  constructor(start: ThreadStart, most: number, limits: ThreadLimits) {
    this.#start = start;
    this.#most = most;
    this.#limits = limits;
  }

  /**
   * Gives a job to the next thread that is free. Its outputs come in order, as they are read: a job of which nothing is read
   * goes on until about a hundred wait. One that is read before it has begun is begun at once.
   * @throws {ThreadFault} while they are read, after the outputs that there were, where the job was stopped.
   */
  run<Kind extends JobKind>(job: Job<Kind>): AsyncGenerator<Jobs[Kind]["output"], void> {
    const run = new Run(job);
    this.#waiting.push(run);
    this.#assign();
    return this.#read(run) as AsyncGenerator<Jobs[Kind]["output"], void>;
  }

  /** Stops all threads, whatever they do. */
  close(): void {
    clearInterval(this.#clock);
    this.#clock = undefined;
    for (const thread of this.#threads) void thread.worker.terminate();
    this.#threads.clear();
    this.#waiting.length = 0;
  }

  async *#read(run: Run): AsyncGenerator<unknown, void> {
    // All threads may wait for jobs to be read that come later.
    if (!run.isBegun) this.#begin(run, this.#idle() ?? this.#add());
    try {
      for (;;) {
        const outputs = run.take();
        yield* outputs;
        if (outputs.length > 0 && !run.ending) run.thread?.post({ type: "read", count: outputs.length });
        else if (outputs.length > 0) continue;
        else if (run.ending === "done") return;
        else if (run.ending) throw run.ending;
        else await run.news();
      }
    } finally {
      // Whoever reads may stop early.
      if (!run.ending) this.#retire(run.thread);
    }
  }

  #assign(): void {
    for (;;) {
      const run = this.#waiting[0];
      if (!run) return;
      const thread = this.#idle() ?? (this.#threads.size < this.#most ? this.#add() : undefined);
      if (!thread) return;
      this.#begin(run, thread);
    }
  }

  #begin(run: Run, thread: Thread): void {
    this.#waiting.splice(this.#waiting.indexOf(run), 1);
    run.isBegun = true;
    run.thread = thread;
    thread.run = run;
    thread.spent = 0;
    const { kind, input } = run.job;
    thread.post({ type: "job", kind, input });
  }

  #idle(): Thread | undefined {
    for (const thread of this.#threads) if (!thread.run) return thread;
    return undefined;
  }

  #add(): Thread {
    const thread = new Thread(this.#start, this.#limits);
    const { worker } = thread;
    this.#threads.add(thread);
    this.#clock ??= setInterval(() => this.#look(), LOOK);
    worker.on("message", (message: FromThread) => {
      thread.spent = 0;
      if (message.type === "outputs") thread.run?.add(message.outputs);
      else if (message.type === "done") this.#finish(thread);
    });
    worker.on("error", (error: NodeJS.ErrnoException) => {
      const isMemory = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      this.#break(thread, new ThreadFault(isMemory ? "memory" : "crash", error.message));
    });
    worker.on("exit", () => this.#break(thread, new ThreadFault("crash", "exit")));
    return thread;
  }

  #finish(thread: Thread): void {
    const { run } = thread;
    thread.run = undefined;
    run?.end("done");
    if (this.#threads.size > this.#most) this.#retire(thread);
    this.#assign();
  }

  #break(thread: Thread, fault: ThreadFault): void {
    if (!this.#threads.has(thread)) return;
    this.#retire(thread);
    thread.run?.end(fault);
    this.#assign();
  }

  #retire(thread: Thread | undefined): void {
    if (!thread) return;
    this.#threads.delete(thread);
    void thread.worker.terminate();
  }

  /** Computing counts, not waiting: a busy machine is no fault of a text. Nobody tells which thread computed, so all share. */
  #look(): void {
    const { user, system } = process.cpuUsage(this.#since);
    this.#since = process.cpuUsage();
    const busy = [...this.#threads].filter(({ run }) => run);
    for (const thread of busy) {
      thread.spent += (user + system) / 1e6 / busy.length;
      const { seconds, secondsPerMegabyte } = this.#limits;
      const most = seconds + (secondsPerMegabyte * (thread.run?.job.bytes ?? 0)) / 1e6;
      if (thread.spent > most) this.#break(thread, new ThreadFault("time", "", Math.ceil(most)));
    }
  }
}

/** A job on its way. */
class Run {
  readonly job: Job;
  isBegun = false;
  thread: Thread | undefined;
  ending: "done" | ThreadFault | undefined;
  #outputs: unknown[] = [];
  #wake = () => {};

  constructor(job: Job) {
    this.job = job;
  }

  add(outputs: unknown[]): void {
    this.#outputs.push(...outputs);
    this.#wake();
  }

  end(how: "done" | ThreadFault): void {
    this.ending ??= how;
    this.#wake();
  }

  take(): unknown[] {
    const outputs = this.#outputs;
    this.#outputs = [];
    return outputs;
  }

  /** Until there is something to take, or no more will come. */
  news(): Promise<void> {
    return new Promise((resolve) => {
      this.#wake = resolve;
    });
  }
}

class Thread {
  readonly worker: Worker;
  run: Run | undefined;
  /** Seconds of computing since it last said something. */
  spent = 0;

  constructor(start: ThreadStart, { megabytes, youngMegabytes }: ThreadLimits) {
    this.worker = startWorker({
      workerData: start,
      resourceLimits: {
        maxOldGenerationSizeMb: megabytes,
        ...(youngMegabytes !== undefined && { maxYoungGenerationSizeMb: youngMegabytes }),
      },
    });
  }

  post(message: ToThread): void {
    this.worker.postMessage(message);
  }
}

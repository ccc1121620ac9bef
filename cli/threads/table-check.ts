import type { CheckEvent, CheckOptions } from "../check-files.ts";
import { checkOptions } from "../check-options.ts";
import { fileInput, type Input } from "../inputs.ts";
import { createReadyFor, type ReadyConfig, type WrongConfig } from "../prepare.ts";
import type { Services } from "../services.ts";
import { batchesToSurvey, checkTableBy } from "../stream/check-table.ts";
import type { TableBatch } from "../stream/table-batches.ts";
import type { Strings } from "../strings/strings.ts";
import { faultError } from "./fault-error.ts";
import type { CheckBatchJob, RecordLook, Surveyed, ThreadFile, ThreadStart } from "./jobs.ts";
import { inOrder } from "./parts.ts";
import { revivedEvent } from "./plain-event.ts";
import { ThreadFault, type ThreadPool } from "./pool.ts";

/** What tables are checked with. */
export interface TableThreads {
  start: ThreadStart;
  strings: Strings;
  services: Services;
  pool: ThreadPool;
  /** For what needs much memory. */
  roomy: ThreadPool;
  /** So many batches of a table are held. */
  ahead: number;
  /** Whether threads write the lines of a reporter that writes by line. */
  asLines: boolean;
}

/** Checks tables batch by batch: the run's own thread reads and cuts them, threads do the rest. */
export class ThreadedTables {
  readonly #threads: TableThreads;
  readonly #options: CheckOptions;
  readonly #readyFor: ReturnType<typeof createReadyFor>;

  constructor(threads: TableThreads) {
    const { start, strings, services } = threads;
    this.#threads = threads;
    this.#options = checkOptions(start.args, { cwd: start.cwd, strings, services });
    this.#readyFor = createReadyFor(this.#options);
  }

  /** What the rules that compare documents remember of a table, batch by batch. */
  async *survey(file: ThreadFile): AsyncGenerator<Uint8Array, void> {
    const { input, ready } = await this.#open(file);
    if ("errors" in ready) return;
    const batches = batchesToSurvey(input, ready, this.#options);
    yield* inOrder(batches, this.#threads.ahead, (batch) => this.#surveyed(file, batch));
  }

  /** Checks a table. */
  async *check(file: ThreadFile, surveyed: Surveyed): AsyncGenerator<CheckEvent, void> {
    const { input, ready } = await this.#open(file);
    if ("errors" in ready) {
      yield { type: "held", config: ready.config.path, errors: ready.errors };
      return;
    }
    const { ahead, asLines } = this.#threads;
    const { path, shown, after = 0 } = file;
    yield* checkTableBy(input, ready, this.#options, (batches, encoding, total) =>
      inOrder(batches, ahead, (batch) =>
        this.#checked({ file: { path, shown }, batch, encoding, surveyed, after, asLines, looks: false }, total),
      ),
    );
  }

  async #open(file: ThreadFile): Promise<{ input: Input; ready: ReadyConfig | WrongConfig }> {
    const { start, strings } = this.#threads;
    const input = fileInput(file.path, file.shown, { args: start.args, cwd: start.cwd, strings });
    return { input, ready: await this.#readyFor(input) };
  }

  #surveyed({ path, shown }: ThreadFile, batch: TableBatch): AsyncGenerator<Uint8Array, void> {
    const { pool, roomy } = this.#threads;
    const run = (where: ThreadPool) => {
      const input = { file: { path, shown }, batch };
      return where.run({ kind: "survey-batch", input, bytes: batch.text.length });
    };
    // The job begins now, whenever what it tells is read.
    return (async function* (outputs) {
      for (let isAgain = false; ; isAgain = true) {
        try {
          for await (const { bytes } of outputs) if (bytes) yield bytes;
          return;
        } catch (error) {
          if (!(error instanceof ThreadFault)) throw error;
          // What breaks a thread is told when it is checked.
          if (error.reason !== "memory" || isAgain) return;
          outputs = run(roomy);
        }
      }
    })(run(pool));
  }

  #checked(job: CheckBatchJob, total: number): AsyncGenerator<CheckEvent, void> {
    const { pool, roomy, strings } = this.#threads;
    const { batch, file } = job;
    const run = (where: ThreadPool, input: CheckBatchJob) =>
      where.run({ kind: "check-batch", input, bytes: batch.text.length });
    const isRead: CheckEvent = { type: "read", bytes: batch.bytes, total };
    // The job begins now, whenever its events are read.
    return (async function* (outputs): AsyncGenerator<CheckEvent, void> {
      let where = pool;
      for (let left = job; ; outputs = run(where, left)) {
        let looking: RecordLook | undefined;
        try {
          for await (const output of outputs) {
            if (output.type === "looking") looking = output;
            else {
              left = { ...left, after: output.row ?? left.after };
              yield revivedEvent(output.event);
            }
          }
          yield isRead;
          return;
        } catch (error) {
          if (!(error instanceof ThreadFault)) throw error;
          if (error.reason === "memory" && where !== roomy) where = roomy;
          else if (!left.looks) left = { ...left, looks: true };
          else {
            const { row, line } = looking ?? { row: undefined, line: batch.place.line + 1 };
            const place = { path: file.shown, row, line };
            yield { type: "failure", error: faultError(error, strings, strings.tookTooLongRecord, place) };
            // What breaks a thread before the first record that is left would do so again.
            if (row === undefined) return;
            left = { ...left, after: row };
          }
        }
      }
    })(run(pool, job));
  }
}

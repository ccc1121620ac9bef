import { deserialize, serialize } from "node:v8";
import { addPlainSet, DocumentSet, plainSet } from "../core/document-set.ts";
import type { CheckEvent } from "./check-files.ts";
import type { Services } from "./services.ts";
import type { Strings } from "./strings/strings.ts";
import { faultError } from "./threads/fault-error.ts";
import type { Jobs, Look, Surveyed, ThreadFile, ThreadStart } from "./threads/jobs.ts";
import { inOrder, partsOf } from "./threads/parts.ts";
import { type PlainError, plainError, revivedEvent } from "./threads/plain-event.ts";
import { ThreadFault, type ThreadLimits, ThreadPool } from "./threads/pool.ts";
import { ThreadedTables } from "./threads/table-check.ts";

export const threadLimits: ThreadLimits = {
  seconds: 30,
  secondsPerMegabyte: 5,
  megabytes: 4096,
  youngMegabytes: 24,
};

/**
 * Of threads beside others, in megabytes. The less a thread may take, the less it lets lie about; a file for which it is too
 * little is checked again in one that may take more.
 */
const narrowMemory = { megabytes: 128, youngMegabytes: 12 };
/** With a table: a thread that has met ten thousand replies in three languages has much to remember, some 130 MB. */
const tableMemory = { megabytes: 512, youngMegabytes: 12 };

/** A run whose files are checked in threads. */
export interface ThreadRun {
  start: ThreadStart;
  /** In the order of what is to be told of them; each one's number is its place. */
  files: readonly ThreadFile[];
  /** Of the files, in bytes. */
  sizes: readonly number[];
  strings: Strings;
  services: Services;
  /** Whether threads may write the lines of a reporter that writes by line. */
  asLines?: boolean | undefined;
}

/** So many parts of a run are begun before they are read, for each thread: those that come first may take longer. */
const AHEAD = 2;

/**
 * Checks files in threads; what happens is told in the order of the files. One that takes too long or too much memory is
 * reported, and the rest goes on in a new thread.
 * @param most So many threads at a time; with one, all is one job.
 */
export async function* checkInThreads(
  run: ThreadRun,
  most: number,
  limits: ThreadLimits = threadLimits,
  narrow: Partial<ThreadLimits> = run.files.some(({ isTable }) => isTable) ? tableMemory : narrowMemory,
): AsyncGenerator<CheckEvent, void> {
  const roomy = new ThreadPool(run.start, 1, limits);
  const pool = most === 1 ? roomy : new ThreadPool(run.start, most, { ...limits, ...narrow });
  const ahead = most * AHEAD;
  const check = new ThreadedCheck(run, pool, roomy);
  const tables = new ThreadedTables({ ...run, pool, roomy, ahead, asLines: run.asLines === true });
  try {
    if (most === 1 && !run.files.some(({ isTable }) => isTable)) {
      yield* check.files(run.files);
      return;
    }
    const stretches = stretchesOf(run.files).map(({ table, files }) => ({
      table,
      parts: table ? [] : partsOf(files, run.sizes, most),
    }));
    for (const { table, parts } of stretches) {
      await check.add(table ? tables.survey(table) : inOrder(parts, ahead, (files) => check.surveyed(files)));
    }
    const surveyed = await check.surveyedTogether();
    for (const { table, parts } of stretches) {
      const begun = parts.filter((files) => files.some(({ isChecked }) => isChecked));
      if (!table) yield* inOrder(begun, ahead, (files) => check.files(files, surveyed));
      else if (table.isChecked) for await (const event of tables.check(table, surveyed)) yield check.once(event);
    }
  } finally {
    pool.close();
    roomy.close();
  }
}

type CheckOutputs = AsyncGenerator<Jobs["check"]["output"], void>;

class ThreadedCheck {
  readonly #run: ThreadRun;
  readonly #pool: ThreadPool;
  /** For what needs much memory. */
  readonly #roomy: ThreadPool;
  /** What is said of files that broke a thread, by their numbers. */
  readonly #faults = new Map<number, PlainError>();
  #set: DocumentSet | undefined;
  /** Configurations that are known to be wrong. */
  readonly #told = new Set<string | undefined>();

  constructor(run: ThreadRun, pool: ThreadPool, roomy: ThreadPool) {
    this.#run = run;
    this.#pool = pool;
    this.#roomy = roomy;
  }

  /** Puts together what rules remember of documents, in their order. */
  async add(remembered: AsyncIterable<Uint8Array>): Promise<void> {
    for await (const bytes of remembered) {
      this.#set ??= new DocumentSet();
      addPlainSet(await this.#run.services.rules(), deserialize(bytes), this.#set);
    }
  }

  /** What they remember of all documents of the run. */
  async surveyedTogether(): Promise<Surveyed> {
    // Most runs compare nothing, and are done sooner without the rules.
    const plain = this.#set && plainSet(await this.#run.services.rules(), this.#set);
    this.#set = undefined;
    return { bytes: plain && shared(serialize(plain)) };
  }

  /** Checks files. The job begins now, whenever its events are read. */
  files(files: readonly ThreadFile[], surveyed?: Surveyed): AsyncGenerator<CheckEvent, void> {
    const pool = this.#poolFor(files);
    return this.#events(files, this.#begin(files, pool, surveyed), pool, surveyed);
  }

  #poolFor(files: readonly ThreadFile[]): ThreadPool {
    return this.#largest(files) >= this.#run.services.largeFile ? this.#roomy : this.#pool;
  }

  #begin(files: readonly ThreadFile[], pool: ThreadPool, surveyed: Surveyed | undefined): CheckOutputs {
    const input = { files: this.#withFaults(files), ...(surveyed && { surveyed }) };
    return pool.run({ kind: "check", input, bytes: this.#largest(files) });
  }

  async *#events(
    files: readonly ThreadFile[],
    begun: CheckOutputs,
    begunIn: ThreadPool,
    surveyed: Surveyed | undefined,
  ): AsyncGenerator<CheckEvent, void> {
    let outputs = begun;
    let pool = begunIn;
    /** What is known of the file that is looked at, in events; and what of it was told before. */
    let known = 0;
    let toldBefore = 0;
    const left = new Set(files.filter(({ isChecked }) => isChecked).map(({ number }) => number));
    while (left.size > 0) {
      let looking: Look | undefined;
      let isOpen = false;
      let fault: ThreadFault;
      try {
        for await (const output of outputs) {
          if (output.type === "looking") {
            if (looking?.isChecking) left.delete(looking.number);
            toldBefore = looking?.isChecking ? 0 : toldBefore;
            looking = output;
            known = 0;
            continue;
          }
          const { event } = output;
          if (event.type === "open" || event.type === "close") isOpen = event.type === "open";
          if (known++ >= toldBefore) yield this.once(revivedEvent(event));
        }
        return;
      } catch (error) {
        if (!(error instanceof ThreadFault)) throw error;
        fault = error;
      }
      const begin = (): CheckOutputs => {
        const rest = files.map((file) => ({ ...file, isChecked: left.has(file.number) }));
        return this.#begin(rest, pool, surveyed);
      };
      if (fault.reason === "memory" && pool !== this.#roomy) {
        pool = this.#roomy;
        toldBefore = Math.max(known, toldBefore);
        outputs = begin();
        continue;
      }
      toldBefore = 0;
      const [first = 0] = left;
      const { number, isNew, error } = this.#blame(looking?.number ?? first, fault);
      // What broke while it was only looked at is told in its turn.
      if (!looking || looking.isChecking || !isNew) {
        yield { type: "failure", error };
        if (isOpen) yield { type: "close", path: error.place.path ?? "" };
        left.delete(number);
      }
      if (left.size > 0) outputs = begin();
    }
  }

  /** What rules that compare documents remember of files. What breaks a thread is told when it is checked. */
  async *surveyed(files: readonly ThreadFile[]): AsyncGenerator<Uint8Array, void> {
    for (let pool = this.#poolFor(files); ; ) {
      let number = files[0]?.number ?? 0;
      try {
        const input = { files: this.#withFaults(files) };
        for await (const output of pool.run({ kind: "survey", input, bytes: this.#largest(files) })) {
          if (output.type === "looking") ({ number } = output);
          else if (output.bytes) yield output.bytes;
        }
        return;
      } catch (error) {
        if (!(error instanceof ThreadFault)) throw error;
        // What breaks it without being read is broken itself.
        if (error.reason === "memory" && pool !== this.#roomy) pool = this.#roomy;
        else if (!this.#blame(number, error).isNew) return;
      }
    }
  }

  /** Notes what is wrong with a file. */
  #blame(number: number, fault: ThreadFault) {
    const { strings, files } = this.#run;
    const place = { path: files[number]?.shown };
    const error = faultError(fault, strings, strings.tookTooLongRemedy, place);
    const isNew = !this.#faults.has(number);
    this.#faults.set(number, plainError(error));
    return { number, isNew, error };
  }

  #withFaults(files: readonly ThreadFile[]): ThreadFile[] {
    return files.map((file) => {
      const fault = this.#faults.get(file.number);
      return fault ? { ...file, fault } : file;
    });
  }

  #largest(files: readonly ThreadFile[]): number {
    return files.reduce((most, { number }) => Math.max(most, this.#run.sizes[number] ?? 0), 0);
  }

  /** Each part of a run tells what is wrong with a configuration; the run tells it once. */
  once(event: CheckEvent): CheckEvent {
    if (event.type !== "held") return event;
    const isTold = this.#told.has(event.config);
    this.#told.add(event.config);
    return isTold ? { ...event, errors: [] } : event;
  }
}

/** Files between tables, or a table: none of one is begun before all of the one before has been read. */
interface Stretch {
  table?: ThreadFile;
  files: ThreadFile[];
}

function stretchesOf(files: readonly ThreadFile[]): Stretch[] {
  const stretches: Stretch[] = [];
  for (const file of files) {
    const last = stretches.at(-1);
    if (file.isTable) stretches.push({ table: file, files: [] });
    else if (last && !last.table) last.files.push(file);
    else stretches.push({ files: [file] });
  }
  return stretches;
}

function shared(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(new SharedArrayBuffer(bytes.length));
  copy.set(bytes);
  return copy;
}

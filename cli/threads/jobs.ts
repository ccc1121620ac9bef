import type { Encoding } from "../../core/encoding/encodings.ts";
import type { Language } from "../../core/text/language.ts";
import type { Arguments } from "../arguments.ts";
import type { TableBatch } from "../stream/table-batches.ts";
import type { PlainError, PlainEvent } from "./plain-event.ts";

/** What a thread knows of the run from its start on. All that goes between threads is plain data. */
export interface ThreadStart {
  args: Arguments;
  cwd: string;
  locale: Language;
}

/** What threads can be asked to do: of each kind of job what it needs, and what it tells, piece by piece. */
export interface Jobs {
  /** Looks at files for the rules that compare documents. */
  survey: { input: SurveyJob; output: Look | { type: "surveyed"; bytes: Uint8Array | undefined } };
  /** Checks files one after the other. */
  check: { input: CheckJob; output: Look | { type: "event"; event: PlainEvent } };
  /** Looks at a batch of a table for the rules that compare documents. */
  "survey-batch": { input: BatchJob; output: { type: "surveyed"; bytes: Uint8Array | undefined } };
  /** Checks a batch of a table. */
  "check-batch": { input: CheckBatchJob; output: RecordLook | RecordEvent };
}

export type JobKind = keyof Jobs;

export interface Job<Kind extends JobKind = JobKind> {
  kind: Kind;
  input: Jobs[Kind]["input"];
  /** How much there is to read at once: of its largest file. What takes longer may take longer. */
  bytes: number;
}

/** The file that is looked at from now on, by its number, and whether to check it. */
export interface Look {
  type: "looking";
  number: number;
  isChecking: boolean;
}

export interface ThreadFile {
  /** Among all files of the run. */
  number: number;
  path: string;
  shown: string;
  /** Whether it is to be checked, or only read for the rules that compare documents. */
  isChecked: boolean;
  /** Of standard input, which can be read once. */
  content?: Uint8Array;
  /** As in `Input`. */
  after?: number;
  /** Whether it is a table that is checked batch by batch, by all threads. */
  isTable?: boolean;
  /** What is said of it in the place of its text: it broke a thread before. */
  fault?: PlainError;
}

/** The record that is looked at from now on, and its line in the file; told only where that is asked for. */
export interface RecordLook {
  type: "looking";
  row: number;
  line: number;
}

/** What happens, and the last record that it is about. */
export interface RecordEvent {
  type: "event";
  row: number | undefined;
  event: PlainEvent;
}

/** A batch of a table, and what is known of the table. */
export interface BatchJob {
  file: Pick<ThreadFile, "path" | "shown">;
  batch: TableBatch;
}

export interface CheckBatchJob extends BatchJob {
  encoding: Encoding;
  surveyed: Surveyed;
  /** Records up to this number were told of before. */
  after: number;
  asLines: boolean;
  /** Whether each record is told of before it is checked: one of them broke a thread. */
  looks: boolean;
}

export interface SurveyJob {
  files: readonly ThreadFile[];
}

export interface CheckJob {
  files: readonly ThreadFile[];
  /** What all documents of the run have in common, as surveys tell it; the job surveys its own files where absent. */
  surveyed?: Surveyed;
}

/** What rules remember of all documents of a run: memory that threads share. Nothing where there is nothing to compare. */
export interface Surveyed {
  bytes: Uint8Array | undefined;
}

/**
 * Passes an output on, to be awaited: a slow reader must not fill the memory.
 * @param isUrgent Whether it says what is begun: who waits must know before it is.
 */
export type Say<Output> = (output: Output, isUrgent?: boolean) => Promise<void> | undefined;

/** What a thread is told. */
export type ToThread =
  | { type: "job"; kind: JobKind; input: unknown }
  /** So many of its outputs were read. */
  | { type: "read"; count: number };

/** What a thread tells. */
export type FromThread = { type: "ready" } | { type: "outputs"; outputs: unknown[] } | { type: "done" };

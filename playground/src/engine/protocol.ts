import type { DocumentMeta, Kind } from "../../../core/document.ts";
import type { Unreadable } from "../../../core/errors.ts";
import type { Opinion, Severity } from "../../../core/problem.ts";
import type { Settings } from "../../../core/settings.ts";
import type { ChecklistEntry } from "../../../core/structure/checklist.ts";
import type { ElementName, Mood } from "../../../core/structure/elements.ts";
import type { Language } from "../../../core/text/language.ts";
import type { Draft, Field } from "./draft.ts";

/** What a person has set for all texts. */
export interface Wishes {
  /** The language to speak. */
  locale: Language;
  /** Whether the second reader is asked. */
  reader: Settings["reader"];
}

/** What the page asks of its worker. Each question has a number, and its answer the same. */
export type Question =
  | { id: number; type: "warm"; languages: Language[]; reader: Settings["reader"] }
  | ({ id: number; type: "check"; draft: Draft } & Wishes)
  | ({ id: number; type: "table"; name: string; bytes: ArrayBuffer } & Wishes)
  /** What is found in one row of a table, by its index, that was changed after it was read. */
  | ({ id: number; type: "row"; rows: readonly TableRow[]; index: number } & Wishes)
  | { id: number; type: "annotate"; table: TableReport; columns: AddedColumns };

export type Answer =
  | { id: number; type: "warm" }
  | { id: number; type: "check"; report: Report }
  | { id: number; type: "table"; table: TableReport }
  | { id: number; type: "row"; findings: TableRow["findings"] }
  | { id: number; type: "annotate"; file: AnnotatedFile }
  /** Signs of life: rules are being fetched, or a table is half read. */
  | { id: number; type: "loading" }
  | { id: number; type: "progress"; done: number }
  | { id: number; type: "failure"; reason: string };

/** A change of one field. Offsets are UTF-16 code units, half-open, in that field. */
export interface Edit {
  start: number;
  end: number;
  text: string;
}

/** Something that was found. Offsets are in its field. */
export interface Finding {
  rule: string;
  severity: Severity;
  message: string;
  note: string;
  /** Whether it is about the text as a whole: its place is then no more than a place to show it. */
  isAboutAll: boolean;
  field: Field;
  start: number;
  end: number;
  actual: string;
  /** All of them are of the same field. */
  rewrites: Edit[];
  /** What to write instead where the text cannot just be changed. */
  suggestions: string[];
  /** Set where it is no rule's finding but the second reader's opinion. */
  opinion?: Opinion;
}

/** A part of the text's outline. */
export interface Part {
  element: ElementName;
  name: string;
  state: ChecklistEntry["state"];
  places: { field: Field; start: number; end: number; actual: string }[];
  /** What to write, where it is missing. */
  advice?: string;
  /** A ready sentence for it, and where it goes in the text; gaps stand in brackets. */
  insertion?: { at: number; text: string };
}

export interface Outline {
  /** The name of the template, in the language of the page; null where none fits. */
  template: string | null;
  mood: Mood | null;
  parts: Part[];
  others: Part[];
}

/** How much room a platform leaves. */
export interface Room {
  used: number;
  limit: number;
  unit: "characters" | "bytes";
}

/** What is to be said of a draft. */
export interface Report {
  /** null where the text is in a language that has no rules. */
  language: Language | null;
  findings: Finding[];
  outline: Outline;
  room?: Room;
  /** What else is to be told; `rule` is one that the message names by its id. */
  notices: { message: string; rule?: string }[];
  /** Whether the second reader was asked for and could not be fetched: the rules alone have read the text. */
  isReaderMissing?: true;
}

/** What the columns are called that are added to a table. */
export interface AddedColumns {
  worst: string;
  findings: string;
  severity: Record<Severity, string>;
}

type RowFinding = Pick<Finding, "rule" | "severity" | "isAboutAll" | "actual" | "message" | "opinion">;

export interface TableRow {
  /** Its place in the report, from 0. */
  index: number;
  /** The number of its record in the file, from 1; two sheets of a workbook have the same ones. */
  row: number;
  id: string;
  text: string;
  /** What the table says of it. */
  meta: DocumentMeta;
  kind: Kind;
  findings: RowFinding[];
  /** Where the text stands in the file's own, half-open, in UTF-16 code units; undefined where no other can be put there. */
  place?: { start: number; end: number };
  /** What the file says, and what was found in that, where the text was changed after it was read. */
  before?: { text: string; findings: RowFinding[] };
  /** Whether it was changed, and not checked since. */
  isUnchecked?: true;
}

/** A record, or a file, that could not be read: why, and in which line, from 1. */
export interface Failure {
  code: Unreadable;
  values: Readonly<Record<string, string | number>>;
  line: number | undefined;
}

export interface TableReport {
  /** Another one for each table that was read. */
  id: number;
  name: string;
  rows: readonly TableRow[];
  failures: Failure[];
  /** The text of a file that is downloaded with changes; of others, a new table is made. */
  source: string | undefined;
}

/** A file to be downloaded. */
export interface AnnotatedFile {
  name: string;
  type: string;
  text: string;
}

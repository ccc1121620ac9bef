import type { DocumentMeta, SourceDocument } from "../document.ts";
import type { UserError } from "../errors.ts";
import type { DocumentMemory } from "../memory.ts";
import type { PartPlace, TableScanner } from "./table-part.ts";

/** Which columns or keys of a table hold what; the values are the table's own names. */
export type TableColumns = Partial<
  Record<
    "text" | "review" | "rating" | "author" | "kind" | "language" | "platform" | "template" | "id" | "disable",
    string
  >
>;

/** A file that a text takes in, such as MJML's `mj-include` does. */
export interface IncludedFile {
  text: string;
  /** Reads what this file includes itself. */
  include: Include;
}

/**
 * Reads a file that a text names, from the text's own folder and within its workspace; undefined where there is none, or
 * it must not be read: it lies outside, includes itself, or is one too many.
 */
export type Include = (path: string) => IncludedFile | undefined;

export interface FormatOptions {
  /** Absent where there are no files around the text: then nothing is known of what it includes. */
  include?: Include | undefined;
  columns?: TableColumns;
  /** Of JSON and YAML: globs of the keys that hold texts; where absent, all strings that look like prose. */
  strings?: readonly string[] | undefined;
  /** Of the file: what did not change since it was last read is not parsed again. */
  memory?: DocumentMemory | undefined;
  /** Whether a record without a text is a document, too: of a table, for whoever needs an answer to each record. */
  blanks?: boolean;
  /** Where the text is a part of a table: rows go on from there; offsets and lines are in the part. */
  part?: PartPlace;
}

/** How a file's text becomes documents. */
export interface Format {
  /**
   * Whether `read` is given one UTF-16 code unit for each byte of the file, in place of its decoded text: `always`, where
   * the file is no text (an archive); `fallback`, where its bytes are not Unicode, since it says itself what they are (a
   * mail). Nothing is guessed then, and no byte is an error.
   */
  bytes?: "fallback" | "always";
  /**
   * What the one document of a file says of itself, as `read` would tell, where that is known without reading it all; else
   * undefined.
   */
  metaOf?(text: string): DocumentMeta | undefined;
  /**
   * Documents in the order of the file, lazily; a record that cannot be read is a `UserError` with its line, in its
   * place, and the rest goes on.
   */
  read(text: string, options: FormatOptions): Iterable<SourceDocument | UserError>;
  /** Of a table that can be read part by part: finds the ends of its records. */
  scanner?(options: FormatOptions): TableScanner;
}

import type { SourceDocument } from "../document.ts";
import type { UserError } from "../errors.ts";
import type { DocumentMemory } from "../memory.ts";

/** Which columns or keys of a table hold what; the values are the table's own names. */
export type TableColumns = Partial<
  Record<
    "text" | "review" | "rating" | "author" | "kind" | "language" | "platform" | "template" | "id" | "disable",
    string
  >
>;

export interface FormatOptions {
  columns?: TableColumns;
  /** Of the file: what did not change since it was last read is not parsed again. */
  memory?: DocumentMemory | undefined;
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
   * Documents in the order of the file, lazily; a record that cannot be read is a `UserError` with its line, in its
   * place, and the rest goes on.
   */
  read(text: string, options: FormatOptions): Iterable<SourceDocument | UserError>;
}

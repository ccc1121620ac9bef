/** Where in a person's file something is wrong: both count from 1, columns in UTF-16 code units. */
export interface FilePlace {
  path?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
  /** The record's number in a table, from 1. */
  row?: number | undefined;
}

/**
 * A mistake in a file or an option that the person can mend: bad configuration, a broken pattern, an unreadable input.
 * Shown as one line, `path:line:column: what is wrong. What to do`, with exit code 2; every other error is our bug.
 */
export class UserError extends Error {
  readonly place: FilePlace;
  readonly remedy: string;

  /**
   * @param problem What is wrong, a sentence without its full stop.
   * @param remedy What to do about it, a sentence without its full stop; may be empty.
   */
  constructor(problem: string, remedy = "", place: FilePlace = {}, options?: ErrorOptions) {
    super(problem, options);
    this.name = "UserError";
    this.remedy = remedy;
    this.place = place;
  }

  /** The same mistake, told with the place that its own column counts from. */
  at(place: FilePlace): UserError {
    const inner = this.place.column;
    const column =
      place.column === undefined || inner === undefined ? (place.column ?? inner) : place.column + inner - 1;
    return new UserError(this.message, this.remedy, { ...this.place, ...place, column }, { cause: this });
  }

  /** `path:line:column: problem. Remedy.` */
  override toString(): string {
    const { path, line, column } = this.place;
    const where = [path, line, line === undefined ? undefined : column].filter((part) => part !== undefined);
    const prefix = where.length > 0 ? `${where.join(":")}: ` : "";
    return `${prefix}${[this.message, this.remedy].filter(Boolean).map(asSentence).join(" ")}`;
  }
}

/** Why a file, or a record of it, cannot be read: for a reader of another language, who is told in other words. */
export type Unreadable =
  | "not-text"
  | "pdf"
  | "not-utf8"
  | "not-utf16"
  | "empty-table"
  | "no-text-column"
  | "short-row"
  | "open-quote"
  | "text-after-quote"
  | "not-json-line"
  | "not-object-line"
  | "not-string"
  | "too-deep"
  | "locked-workbook"
  | "not-workbook"
  | "large-workbook"
  | "not-json"
  | "not-yaml"
  | "no-prose"
  | "broken-mail"
  | "broken-po";

/** A file, or a record of it, that cannot be read. */
export class ReadError extends UserError {
  readonly code: Unreadable;
  /** What the problem names. */
  readonly values: Readonly<Record<string, string | number>>;

  /** @param rest As of a `UserError`. */
  constructor(code: Unreadable, values: ReadError["values"], ...rest: ConstructorParameters<typeof UserError>) {
    super(...rest);
    this.code = code;
    this.values = values;
  }

  override at(at: FilePlace): ReadError {
    const { message, remedy, place } = super.at(at);
    return new ReadError(this.code, this.values, message, remedy, place, { cause: this });
  }
}

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** Where in a person's file something is wrong: both count from 1, columns in UTF-16 code units. */
export interface FilePlace {
  path?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
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

function asSentence(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

import { countBreaks, firstLineEnd } from "./lines.ts";
import type { PartPlace, TablePart, TableScanner } from "./table-part.ts";

/** In UTF-16 code units. A longer record is no text that people wrote, but a quotation mark that nobody closed. */
export const LONGEST_RECORD = 1 << 22;

/**
 * Cuts a table that comes in chunks of any size into parts of whole records, and holds no more than a chunk and a record.
 * Reading the parts one after the other gives what reading the table at once gives, but for records longer than `longest`.
 */
export class TableCutter {
  readonly #scanner: TableScanner;
  readonly #longest: number;
  #rest = "";
  /** Scanning begins at the record's start each time: not before there is twice as much as the last time. */
  #wanted = 0;
  #isSkipping = false;
  #row = 0;
  #line = 0;
  #offset = 0;

  constructor(scanner: TableScanner, longest = LONGEST_RECORD) {
    this.#scanner = scanner;
    this.#longest = longest;
  }

  /** Whether nothing more can be read of the table, whatever follows. */
  get isOver(): boolean {
    return this.#scanner.isOver;
  }

  /** The parts that are complete with the next chunk. */
  *push(chunk: string, isLast: boolean): Generator<TablePart> {
    this.#rest += chunk;
    // That a table is empty is told by reading it.
    if (isLast && this.#offset + this.#rest.length === 0) yield this.#take(0, 0, undefined);
    while (!this.isOver && this.#rest !== "") {
      if (this.#isSkipping && !this.#skip(isLast)) return;
      if (this.#rest.length < this.#wanted && !isLast) return;
      const header = this.#scanner.header;
      const { end, rows } = this.#scanner.scan(this.#rest, isLast);
      if (end > 0) yield this.#take(end, rows, header);
      else if (this.#rest.length <= this.#longest) {
        this.#wanted = Math.min(2 * this.#rest.length, this.#longest + 1);
        return;
      } else yield this.#refuse(header);
    }
  }

  #take(end: number, rows: number, header: PartPlace["header"]): TablePart {
    const text = this.#rest.slice(0, end);
    const place: PartPlace = { row: this.#row, line: this.#line, offset: this.#offset, ...(header && { header }) };
    this.#drop(end);
    this.#wanted = 0;
    this.#row += rows;
    this.#line += countBreaks(text);
    return { text, place };
  }

  /** A record is too long: its first line is all of it, where it has several. */
  #refuse(header: PartPlace["header"]): TablePart {
    const end = firstLineEnd(this.#rest);
    if (end > 0) return this.#take(end, 1, header);
    this.#isSkipping = true;
    return { ...this.#take(0, 1, header), isTooLong: true };
  }

  /** Leaves out what follows of a line; false where all of it has not come yet. */
  #skip(isLast: boolean): boolean {
    const end = firstLineEnd(this.#rest);
    this.#isSkipping = end === 0 && !isLast;
    // Whether a line feed belongs to a `\r` is not known yet.
    const isOpen = this.#isSkipping && this.#rest.endsWith("\r");
    this.#drop(end > 0 ? end : this.#rest.length - (isOpen ? 1 : 0));
    if (end > 0) this.#line += 1;
    return !this.#isSkipping && this.#rest !== "";
  }

  #drop(length: number): void {
    this.#rest = this.#rest.slice(length);
    this.#offset += length;
  }
}

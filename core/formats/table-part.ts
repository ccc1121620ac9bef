/** What the reader of a part of a table has to know of the parts before it. Plain data. */
export interface PartPlace {
  /** How many records stand before the part. */
  row: number;
  /** How many line breaks do. */
  line: number;
  /** How much text does, in UTF-16 code units. */
  offset: number;
  /** What the first row says, where it names the columns and stands in an earlier part. */
  header?: TableHeader;
}

export interface TableHeader {
  names: readonly string[];
  /** What stands between fields: one character. */
  separator: string;
}

/** Some records of a table in full, or one that is too long to be held. Plain data. */
export interface TablePart {
  text: string;
  place: PartPlace;
  isTooLong?: true;
}

/** Finds the ends of records. */
export interface TableScanner {
  /** What the first row says, once it was seen; undefined where a format has no such row. */
  readonly header: TableHeader | undefined;
  /** Whether nothing can be read of what follows: the first row is wrong, and reading it tells why. */
  readonly isOver: boolean;
  /**
   * @param text Goes on where the last scan that found an end has found it.
   * @param isLast Whether nothing follows the text.
   * @returns Where the last record ends that the text holds in full whatever follows it, or 0, and how many records end there.
   */
  scan(text: string, isLast: boolean): { end: number; rows: number };
}

import { createRunBuilder, identityMap } from "../text/text-map.ts";
import type { CsvField, CsvRecord } from "./csv-reader.ts";
import type { Cell } from "./table.ts";

/** What a header row calls the columns. */
export function columnNames(text: string, { fields }: CsvRecord, separator: string): readonly string[] {
  return fields.map((field) => cellOf(text, field, separator).text.trim());
}

/** What a field says, with doubled quotes made one. */
export function cellOf(text: string, { start, end, isQuoted, hasDoubled }: CsvField, separator: string): Cell {
  const encode = isQuoted ? encodeQuoted : encodeBare(separator);
  if (!hasDoubled) return { text: text.slice(start, end), map: identityMap(start, end - start), encode };
  const runs = createRunBuilder();
  let at = start;
  while (at < end) {
    const quote = text.indexOf('"', at);
    if (quote === -1 || quote >= end) break;
    runs.copy(text, at, quote);
    runs.replace('"', quote, quote + 2);
    at = quote + 2;
  }
  runs.copy(text, at, end);
  return { ...runs.build(), encode };
}

function encodeQuoted(words: string): string {
  return words.replaceAll('"', '""');
}

const bareEncoders = new Map<string, NonNullable<Cell["encode"]>>();

/** How words stand in a field without quotes, which a separator or a line end would end. */
function encodeBare(separator: string): NonNullable<Cell["encode"]> {
  const encode =
    bareEncoders.get(separator) ??
    ((words: string) => (/["\r\n]/.test(words) || words.includes(separator) ? undefined : words));
  bareEncoders.set(separator, encode);
  return encode;
}

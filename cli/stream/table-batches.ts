import { TableCutter } from "../../core/formats/table-cutter.ts";
import type { TablePart, TableScanner } from "../../core/formats/table-part.ts";
import type { TextChunk } from "../../workspace/text-chunks.ts";
import { BATCH } from "./is-streamed.ts";

/** Some records of a table, to be checked together. Plain data. */
export interface TableBatch extends TablePart {
  /** Where bytes of the part are no text: half-open, in UTF-16 code units of the part. */
  broken: readonly { start: number; end: number }[];
  /** How many bytes of the table were read by now. */
  bytes: number;
}

/** Cuts a table into batches, and reads no further than they are asked for. */
export async function* batchesOf(chunks: AsyncIterable<TextChunk>, scanner: TableScanner): AsyncGenerator<TableBatch> {
  const cutter = new TableCutter(scanner);
  let length = 0;
  let bytes = 0;
  // In code units of the whole text.
  let broken: { start: number; end: number }[] = [];
  for await (const chunk of chunks) {
    for (const { start, end } of chunk.broken) broken.push({ start: start + length, end: end + length });
    length += chunk.text.length;
    ({ bytes } = chunk);
    for (let at = 0; at < chunk.text.length; at += BATCH) {
      for (const part of cutter.push(chunk.text.slice(at, at + BATCH), false)) yield batchOf(part);
      if (cutter.isOver) return;
    }
  }
  for (const part of cutter.push("", true)) yield batchOf(part);

  function batchOf(part: TablePart): TableBatch {
    if (broken.length === 0) return { ...part, broken, bytes };
    const { offset } = part.place;
    const end = offset + part.text.length;
    const own = broken.filter((span) => span.start < end && span.end >= offset);
    broken = broken.filter((span) => span.end >= end);
    return { ...part, broken: own.map((span) => ({ start: span.start - offset, end: span.end - offset })), bytes };
  }
}

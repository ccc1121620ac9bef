import { expect } from "vitest";
import type { SourceDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import type { Format } from "../../core/formats/format.ts";
import { indexLines } from "../../core/text/lines.ts";
import type { TextMap } from "../../core/text/text-map.ts";

// `expect` is slow where it is asked of each character; what fails is told by the words alone.
function hold(condition: boolean, what: () => string): void {
  if (!condition) expect.fail(what());
}

export function holdSpan({ start, end }: { start: number; end: number }, length: number, what: string): void {
  hold(Number.isInteger(start) && start >= 0 && start <= end && end <= length, () => `${what}: ${start}–${end}`);
}

/** Total, within the source, and never backwards. */
function holdMap(map: TextMap, length: number, sourceLength: number, what: string): void {
  let previous = { start: 0, end: 0 };
  for (let i = 0; i <= length; i++) {
    const span = map.toSource(i, Math.min(i + 1, length));
    holdSpan(span, sourceLength, `${what}, unit ${i}`);
    hold(span.start >= previous.start, () => `${what}: unit ${i} of ${length} stands before the one before it`);
    if (i < length) hold(span.end > span.start, () => `${what}: unit ${i} stands for nothing`);
    previous = span;
  }
  if (length === 0) return;
  const all = map.toSource(0, length);
  hold(
    all.start === map.toSource(0, 1).start && all.end === map.toSource(length - 1, length).end,
    () => `${what}: the whole is not what its ends are`,
  );
}

/** What every document of every format is to be. */
export function holdDocument(document: SourceDocument, fileLength: number): void {
  const { length } = document.text;
  if (document.map) holdMap(document.map, length, fileLength, "the document");
  else hold(length <= fileLength, () => "the document is longer than its file");
  document.blocks.forEach((block, number) => {
    holdMap(block.map, block.text.length, length, `block ${number} ${JSON.stringify(block.text)}`);
    for (const link of block.links ?? []) holdSpan(link, block.text.length, `a link in block ${number}`);
  });
  for (const comment of document.comments) holdSpan(comment, length, "a comment");
  for (const notice of document.notices) holdSpan(notice, length, `the notice ${notice.code}`);
  for (const list of document.meta.disable ?? []) holdSpan(list, length, "a list of rules");
  const { rating } = document.meta;
  if (rating !== undefined) hold(rating >= 1 && rating <= 5, () => `${rating} stars`);
}

/** All documents of a file; the faults of its records are people's, with their lines. */
export function readAll(format: Format, text: string): SourceDocument[] {
  const documents: SourceDocument[] = [];
  const { lineCount } = indexLines(text);
  for (const document of format.read(text, {})) {
    if (document instanceof UserError) {
      const { line } = document.place;
      hold(line !== undefined && line >= 1 && line <= lineCount, () => `line ${line} of ${lineCount}: ${document}`);
    } else {
      holdDocument(document, text.length);
      documents.push(document);
    }
  }
  return documents;
}

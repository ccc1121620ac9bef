import type { SourceDocument } from "../document.ts";
import { maskTemplates } from "../text/mask.ts";
import type { Format } from "./format.ts";
import { metaOfHead, readHead } from "./head.ts";
import { readPlainText } from "./paragraphs.ts";

/** A file of plain text: one document, with an optional head. */
export const plain: Format = {
  metaOf: metaOfHead,
  *read(text, { memory }) {
    memory?.begin();
    yield readPlainDocument(text);
  },
};

export function readPlainDocument(text: string): SourceDocument {
  const masked = maskTemplates(text).text;
  const { meta, blocks, notices, bodyStart } = readHead(masked);
  const body = readPlainText(masked, bodyStart, text);
  if (body.review !== undefined) meta.review ??= body.review;
  return { text, meta, blocks: [...blocks, ...body.blocks], comments: body.comments, notices };
}

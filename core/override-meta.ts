import type { DocumentMeta, SourceDocument } from "./document.ts";

/** A document of which somebody knows better: what `meta` says holds, whatever the document says of itself or of its parts. */
export function overrideMeta(document: SourceDocument, meta: DocumentMeta): SourceDocument {
  const changed = { ...document, meta: { ...document.meta, ...meta } };
  if (meta.language !== undefined) changed.blocks = document.blocks.map(({ language: _said, ...block }) => block);
  return changed;
}

import type { SourceDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import { CONTROL_MASK, OUTPUT_MASK } from "../../core/text/mask.ts";

/** Blocks in one line each: `role: text ⟸ source`, the source only where it differs; a quote begins with `>`. */
export function showBlocks({ text: source, blocks }: SourceDocument): string[] {
  return blocks.map(({ role, text, quote, map }) => {
    const { start, end } = map.toSource(0, text.length);
    const words = text.replaceAll(OUTPUT_MASK, "□").replaceAll(CONTROL_MASK, "▪");
    const origin = source.slice(start, end);
    return `${quote ? "> " : ""}${role}: ${words}${origin === text ? "" : ` ⟸ ${origin}`}`;
  });
}

/** Documents of a table: their texts, or `line: error`. */
export function showRecords(records: Iterable<SourceDocument | UserError>): string[] {
  return [...records].map((record) => (record instanceof UserError ? `! ${record}` : `${record.row}: ${record.text}`));
}

export function documentsOf(records: Iterable<SourceDocument | UserError>): SourceDocument[] {
  return [...records].filter((record): record is SourceDocument => !(record instanceof UserError));
}

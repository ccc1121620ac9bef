import type { SourceDocument } from "../../core/document.ts";
import type { DocumentReader, ReadDocument } from "../../core/reading.ts";
import { defaultSettings } from "../../core/settings.ts";

/** Reads and matches a document; valid until the reader reads the next one. */
export async function readMatched(reader: DocumentReader, document: SourceDocument): Promise<ReadDocument> {
  const read = reader.read(document, defaultSettings);
  const loading = reader.loading(read, defaultSettings);
  if (loading) {
    await loading;
    return readMatched(reader, document);
  }
  reader.match(read);
  return read;
}

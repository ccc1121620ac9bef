import { jsonBytes, jsonOf, readSections, writeSections } from "../bytes/sections.ts";
import { type ModelData, packModel } from "../structure/linear-model.ts";
import type { ReaderData } from "./model.ts";

/** A model as it is written: `rules/reader/`. */
export type ReaderSource = Omit<ReaderData, "sentences"> & { sentences: ModelData };

/** The second reader of a language as bytes. */
export function writeReader({ sentences, ...more }: ReaderSource): Uint8Array {
  return writeSections({ sentences: packModel(sentences), more: jsonBytes(more) });
}

/** The second reader of a language from its bytes. */
export function readReader(bytes: Uint8Array): ReaderData {
  const { sentences, more } = readSections(bytes) as { sentences: Uint8Array; more: Uint8Array };
  return { sentences, ...jsonOf<Omit<ReaderData, "sentences">>(more) };
}

import { jsonBytes, jsonOf, readSections, writeSections } from "./bytes/sections.ts";
import { type Forms, openForms } from "./match/forms.ts";
import type { PackedPatterns, PatternTables } from "./match/packed.ts";
import type { CompiledPack } from "./pack.ts";
import type { StructureData } from "./structure/models.ts";

/** All that the engine has to know of one language. */
export interface LanguageData {
  forms: Forms;
  pack: CompiledPack;
  /** Absent where nobody has labelled texts of the language yet. */
  structure?: StructureData;
}

type Head = Omit<CompiledPack, "patterns"> & { patterns: Omit<PackedPatterns, "tables"> };

/** One language as bytes. @param forms See `packForms`. */
export function writeLanguage(forms: Uint8Array, pack: CompiledPack, structure: StructureData): Uint8Array {
  const { tables, ...patterns } = pack.patterns;
  const head: Head = { ...pack, patterns };
  return writeSections({
    head: jsonBytes(head),
    forms,
    tables: writeSections({ ...tables }),
    structure: writeSections({ ...structure }),
  });
}

/** A page asks for its words with each key that is pressed. */
const read = new WeakMap<Uint8Array, LanguageData>();

/**
 * Reads what `writeLanguage` wrote, once: most of it stays bytes until a word needs it.
 * @public Called by what is generated.
 */
export function readLanguage(bytes: Uint8Array): LanguageData {
  const known = read.get(bytes) ?? readSectionsOf(bytes);
  read.set(bytes, known);
  return known;
}

function readSectionsOf(bytes: Uint8Array): LanguageData {
  const { head, forms, tables, structure } = readSections(bytes) as Record<string, Uint8Array>;
  const { patterns, ...pack } = jsonOf<Head>(head as Uint8Array);
  return {
    forms: openForms(forms as Uint8Array),
    pack: {
      ...pack,
      patterns: { ...patterns, tables: readSections(tables as Uint8Array) as unknown as PatternTables },
    },
    structure: readSections(structure as Uint8Array) as unknown as StructureData,
  };
}

import { unzipSync } from "fflate";
import { ReadError, UserError } from "../errors.ts";
import { readSharedStrings } from "./xlsx-sheet.ts";
import { readXml } from "./xlsx-xml.ts";

/** A workbook, unpacked: its sheets that are not hidden, each once, in their order. */
export interface Workbook {
  sheets: { name: string; xml: string }[];
  shared: string[];
}

/** What is larger unpacked is no table that a person keeps, in bytes. */
const LIMIT = 100_000_000;

const OLD_MARK = "\u00D0\u00CF\u0011\u00E0";

/**
 * Unpacks a workbook.
 * @param text One code unit for each byte.
 * @throws {UserError} where it is none, is locked, or too large.
 */
export function openWorkbook(text: string): Workbook {
  if (text.startsWith(OLD_MARK)) {
    const remedy = "Save it as an .xlsx workbook without a password, or as CSV UTF-8";
    throw new ReadError(
      "locked-workbook",
      {},
      "This workbook is protected by a password, or in the old .xls format",
      remedy,
    );
  }
  const parts = unpack(text);
  const workbook = [...parts.keys()].find((name) => /(?:^|\/)workbook\.xml$/.test(name));
  if (workbook === undefined) throw noWorkbook();
  const folder = workbook.slice(0, workbook.lastIndexOf("/") + 1);
  const targets = readTargets(parts.get(`${folder}_rels/workbook.xml.rels`) ?? "", folder);
  const sheets: Workbook["sheets"] = [];
  const taken = new Set<string>();
  readXml(parts.get(workbook) ?? "", {
    open(name, attributes) {
      if (name !== "sheet" || /hidden/i.test(attributes.state ?? "")) return;
      const id = Object.entries(attributes).find(([key]) => /(?:^|:)id$/.test(key))?.[1] ?? "";
      const target = targets.get(id) ?? "";
      const xml = parts.get(target);
      if (xml === undefined || taken.has(target)) return;
      taken.add(target);
      sheets.push({ name: attributes.name ?? "", xml });
    },
  });
  const shared = [...parts].find(([name]) => name.toLowerCase() === `${folder}sharedstrings.xml`.toLowerCase());
  return { sheets, shared: shared ? readSharedStrings(shared[1]) : [] };
}

function unpack(text: string): Map<string, string> {
  const bytes = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i += 1) bytes[i] = text.charCodeAt(i);
  let size = 0;
  let files: ReturnType<typeof unzipSync>;
  try {
    files = unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!/workbook\.xml(?:\.rels)?$|sharedStrings\.xml$|worksheets\/[^/]+\.xml$/i.test(name)) return false;
        size += originalSize;
        if (size > LIMIT) throw tooLarge();
        return true;
      },
    });
  } catch (error) {
    throw error instanceof UserError ? error : noWorkbook(error);
  }
  const decoder = new TextDecoder();
  return new Map(Object.entries(files).map(([name, content]) => [name.replace(/^\//, ""), decoder.decode(content)]));
}

/** Where the parts of a workbook lie, by their ids. */
function readTargets(xml: string, folder: string): Map<string, string> {
  const targets = new Map<string, string>();
  readXml(xml, {
    open(name, { Id: id, Target: target }) {
      if (name !== "Relationship" || id === undefined || target === undefined) return;
      targets.set(id, target.startsWith("/") ? target.slice(1) : folder + target.replace(/^\.\//, ""));
    },
  });
  return targets;
}

function noWorkbook(cause?: unknown): UserError {
  const remedy = "Save it as an .xlsx workbook, or as CSV UTF-8";
  return new ReadError("not-workbook", {}, "This is not an .xlsx workbook", remedy, {}, { cause });
}

/** What is said of a workbook that would fill the memory. */
export function tooLarge(): UserError {
  const remedy = "Split it, or save the sheet with the texts as CSV UTF-8";
  return new ReadError("large-workbook", {}, "This workbook is too large when it is unpacked", remedy);
}

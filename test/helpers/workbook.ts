import { strToU8, zipSync } from "fflate";

/** The sheets of a workbook: a name, what is inside `<sheetData>`, and whether it is hidden. */
export type SheetSource = [name: string, rows: string, state?: "hidden" | "veryHidden"];

/** A workbook as its format reads it: one code unit for each byte. */
export function workbook(sheets: readonly SheetSource[], shared: readonly string[] = []): string {
  const list = sheets.map(
    ([name, , state], i) =>
      `<sheet name="${name}" sheetId="${i + 1}" ${state ? `state="${state}" ` : ""}r:id="rId${i + 1}"/>`,
  );
  const relations = sheets.map(
    (_, i) => `<Relationship Id="rId${i + 1}" Type="x" Target="worksheets/sheet${i + 1}.xml"/>`,
  );
  return zipped({
    "xl/workbook.xml": `<workbook xmlns:r="r"><sheets>${list.join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships>${relations.join("")}</Relationships>`,
    "xl/sharedStrings.xml": `<sst>${shared.map((string) => `<si>${string}</si>`).join("")}</sst>`,
    ...Object.fromEntries(
      sheets.map(([, rows], i) => [
        `xl/worksheets/sheet${i + 1}.xml`,
        `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ]),
    ),
  });
}

/** An archive of some files. */
export function zipped(files: Readonly<Record<string, string>>): string {
  return latin(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])), {
      level: 6,
      mtime: "2026-01-01",
    }),
  );
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}

/** A row of strings that stand in their cells; undefined leaves one out. */
export function inlineRow(number: number, cells: readonly (string | undefined)[]): string {
  const written = cells.map((text, i) =>
    text === undefined
      ? ""
      : `<c r="${String.fromCharCode(65 + i)}${number}" t="inlineStr"><is><t>${text.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</t></is></c>`,
  );
  return `<row r="${number}">${written.join("")}</row>`;
}

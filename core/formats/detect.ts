import type { Format } from "./format.ts";

type Load = () => Promise<Format>;

// Each is loaded when it is first needed: a table has no use for a Markdown parser.
const loadMarkdown: Load = async () => (await import("./markdown.ts")).markdown;
const loadMdx: Load = async () => (await import("./mdx.ts")).mdx;
const loadHtml: Load = async () => (await import("./html.ts")).html;
const loadPlain: Load = async () => (await import("./plain.ts")).plain;
const loadCsv: Load = async () => (await import("./csv.ts")).csv;
const loadXlsx: Load = async () => (await import("./xlsx.ts")).xlsx;
const loadPo: Load = async () => (await import("./po.ts")).po;
const loadJson: Load = async () => (await import("./json.ts")).json;
const loadYaml: Load = async () => (await import("./yaml.ts")).yaml;
const loadJsonLines: Load = async () => (await import("./jsonl.ts")).jsonLines;
const loadMail: Load = async () => (await import("./eml.ts")).eml;

/** HTML and its kin. */
const MARKUP = [".html", ".htm", ".mjml", ".hbs", ".liquid", ".njk", ".ejs"];

/** Archives: an editor has no text of theirs. */
const PACKED_FORMATS: Record<string, Load> = { ".xlsx": loadXlsx, ".xlsm": loadXlsx };

const FORMATS: Record<string, Load> = {
  ".md": loadMarkdown,
  ".markdown": loadMarkdown,
  ".mdown": loadMarkdown,
  ".mdx": loadMdx,
  ".txt": loadPlain,
  ".text": loadPlain,
  ...Object.fromEntries(MARKUP.map((extension) => [extension, loadHtml])),
  ".csv": loadCsv,
  ".tsv": loadCsv,
  ".jsonl": loadJsonLines,
  ".ndjson": loadJsonLines,
  ".eml": loadMail,
  ".po": loadPo,
  ".pot": loadPo,
};

/** Most such files hold no prose: only those are searched for that a configuration names the keys of. */
const DATA_FORMATS: Record<string, Load> = {
  ".json": loadJson,
  ".jsonc": loadJson,
  ".yaml": loadYaml,
  ".yml": loadYaml,
};

/** What is read only where somebody names it: it tells why it cannot be read. */
const OLD_FORMATS: Record<string, Load> = { ".xls": loadXlsx };

/** What a file's name ends with when Tactful reads it, in small letters, with the dot; of some only a few: `isDataFile`. */
export const extensions: readonly string[] = [FORMATS, PACKED_FORMATS, DATA_FORMATS].flatMap(Object.keys);

/** The same, of files that an editor can open as text. */
export const textExtensions: readonly string[] = [FORMATS, DATA_FORMATS].flatMap(Object.keys);

/** The format of a file by its name; plain text where the name tells nothing. */
export function formatFor(path: string): Promise<Format> {
  const extension = extensionOf(path);
  const formats = [FORMATS, PACKED_FORMATS, DATA_FORMATS, OLD_FORMATS].find((table) => Object.hasOwn(table, extension));
  return formats === undefined ? loadPlain() : formats[extension]();
}

/** Whether a file is one that is read only where the configuration has `strings` for it, or where somebody names it. */
export function isDataFile(path: string): boolean {
  return Object.hasOwn(DATA_FORMATS, extensionOf(path));
}

/** Whether a file is HTML or a kin of it, by its name. */
export function isMarkupName(path: string): boolean {
  return MARKUP.includes(extensionOf(path));
}

/** With its dot, in small letters; "" where a name has none. */
function extensionOf(path: string): string {
  const name = path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1).toLowerCase();
  const dot = name.lastIndexOf(".");
  return dot > 0 ? name.slice(dot) : "";
}

import type { Format } from "./format.ts";

type Load = () => Promise<Format>;

// Each is loaded when it is first needed: a table has no use for a Markdown parser.
const loadMarkdown: Load = async () => (await import("./markdown.ts")).markdown;
const loadHtml: Load = async () => (await import("./html.ts")).html;
const loadPlain: Load = async () => (await import("./plain.ts")).plain;
const loadCsv: Load = async () => (await import("./csv.ts")).csv;
const loadJsonLines: Load = async () => (await import("./jsonl.ts")).jsonLines;
const loadMail: Load = async () => (await import("./eml.ts")).eml;

/** HTML and its kin. */
const MARKUP = [".html", ".htm", ".mjml", ".hbs", ".liquid", ".njk", ".ejs"];

const FORMATS: Record<string, Load> = {
  ".md": loadMarkdown,
  ".markdown": loadMarkdown,
  ".mdown": loadMarkdown,
  ".txt": loadPlain,
  ".text": loadPlain,
  ...Object.fromEntries(MARKUP.map((extension) => [extension, loadHtml])),
  ".csv": loadCsv,
  ".tsv": loadCsv,
  ".jsonl": loadJsonLines,
  ".ndjson": loadJsonLines,
  ".eml": loadMail,
};

/** What a file's name ends with when Tactful reads it, in small letters, with the dot. */
export const extensions: readonly string[] = Object.keys(FORMATS);

/** The format of a file by its name; plain text where the name tells nothing. */
export function formatFor(path: string): Promise<Format> {
  const extension = extensionOf(path);
  return Object.hasOwn(FORMATS, extension) ? FORMATS[extension]() : loadPlain();
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

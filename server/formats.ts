import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { extensions, formatFor, isMarkupName } from "../core/formats/detect.ts";
import type { Format } from "../core/formats/format.ts";

/** How the languages of editors are written, where a file's name does not tell. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  markdown: ".md",
  plaintext: ".txt",
  text: ".txt",
  mail: ".txt",
  eml: ".eml",
  csv: ".csv",
  tsv: ".tsv",
  jsonl: ".jsonl",
  html: ".html",
  mjml: ".mjml",
};

/** Whether a file is HTML or a kin of it. */
export function isMarkup({ uri, languageId }: TextDocument): boolean {
  return isMarkupName(URI.parse(uri).path) || /^(?:html|mjml)$/.test(languageId);
}

/** The format of an open file, by its name, else by what the editor takes it for; undefined where it is no text of ours. */
export function formatOf({ uri, languageId }: TextDocument): Promise<Format> | undefined {
  const path = URI.parse(uri).path.toLowerCase();
  if (extensions.some((extension) => path.endsWith(extension))) return formatFor(path);
  const extension = Object.hasOwn(EXTENSIONS, languageId) ? EXTENSIONS[languageId] : undefined;
  return extension === undefined ? undefined : formatFor(`untitled${extension}`);
}

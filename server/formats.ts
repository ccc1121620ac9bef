import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { extensions, formatFor } from "../core/formats/detect.ts";
import type { Format } from "../core/formats/format.ts";

/** What an editor's languages are written in, where the file's name does not tell. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  markdown: ".md",
  csv: ".csv",
  tsv: ".tsv",
  jsonl: ".jsonl",
  html: ".html",
  mjml: ".mjml",
};

/** The format of an open file: by its name, else by what the editor takes it for. */
export function formatOf({ uri, languageId }: TextDocument): Promise<Format> {
  const name = URI.parse(uri).path.toLowerCase();
  const isNamed = extensions.some((extension) => name.endsWith(extension));
  return formatFor(isNamed ? name : `untitled${EXTENSIONS[languageId] ?? ".txt"}`);
}

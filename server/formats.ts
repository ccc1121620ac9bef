import type { TextDocument } from "vscode-languageserver-textdocument";
import { URI } from "vscode-uri";
import { formatFor, isMarkupName, textExtensions } from "../core/formats/detect.ts";
import type { Format } from "../core/formats/format.ts";

/** How the languages of editors are written, where a file's name does not tell. */
const EXTENSIONS: Readonly<Record<string, string>> = {
  markdown: ".md",
  mdx: ".mdx",
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

/** How a comment is written in a file. */
export function commentIn({ uri, languageId }: TextDocument, words: string): string {
  return languageId === "mdx" || /\.mdx$/i.test(URI.parse(uri).path) ? `{/* ${words} */}` : `<!-- ${words} -->`;
}

/** The format of an open file, by its name, else by what the editor takes it for; undefined where it is no text of ours. */
export function formatOf({ uri, languageId }: TextDocument): Promise<Format> | undefined {
  const path = URI.parse(uri).path.toLowerCase();
  if (textExtensions.some((extension) => path.endsWith(extension))) return formatFor(path);
  const extension = Object.hasOwn(EXTENSIONS, languageId) ? EXTENSIONS[languageId] : undefined;
  return extension === undefined ? undefined : formatFor(`untitled${extension}`);
}

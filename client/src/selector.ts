import { type DocumentFilter, languages, type TextDocument, workspace } from "vscode";

/** Where a text may be kept that is neither in a folder of the workspace nor unsaved. */
const usualSchemes = ["file", "vscode-vfs", "vscode-remote"];

/**
 * VS Code knows no language for some of these, and other extensions give them different ids: so by the file's name. Of JSON
 * and YAML the server checks what a configuration names, and leaves the rest alone.
 */
const namedTexts = "**/*.{txt,text,csv,tsv,jsonl,ndjson,mjml,mdx,eml,po,pot,json,jsonc,yaml,yml}";

/** An unsaved text has no name to go by. */
const unsavedLanguages = ["markdown", "plaintext", "html", "mjml", "csv", "tsv"];

/**
 * The schemes of what somebody writes. Editors show much else as documents (the old side of a diff, search results,
 * output, chat): each has a scheme of its own, and nobody can mend them there.
 */
function writableSchemes(): string[] {
  return [...new Set([...usualSchemes, ...(workspace.workspaceFolders ?? []).map(({ uri }) => uri.scheme)])].sort();
}

/** What the server is asked about; other when folders of another scheme come. */
export function textSelector(): (DocumentFilter & { scheme: string })[] {
  return [
    ...unsavedLanguages.map((language) => ({ scheme: "untitled", language })),
    ...writableSchemes().flatMap((scheme) => [
      { scheme, language: "markdown" },
      { scheme, language: "html" },
      { scheme, pattern: namedTexts },
    ]),
  ];
}

/** Whether a document is one that the server is asked about. */
export function isText(document: TextDocument): boolean {
  return languages.match(textSelector(), document) > 0;
}

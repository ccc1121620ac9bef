import type { Position, Range, SnippetTextEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Client } from "./client.ts";

/** A change of one open file. A snippet has `[places]` that the writer fills in. */
export interface Change {
  range: Range;
  text: string;
  /** Whether the text has `[places]` to fill in. */
  isSnippet?: boolean;
}

export function insertion(at: Position, text: string, isSnippet = false): Change {
  return { range: { start: at, end: at }, text, isSnippet };
}

/** A line's words, without its end. */
export function lineText(document: TextDocument, line: number): string {
  return document
    .getText({ start: { line, character: 0 }, end: { line: line + 1, character: 0 } })
    .replace(/[\r\n]+$/, "");
}

/** Changes of one file as the editor can take them. */
export function workspaceEdit(
  { edits: can }: Client,
  { uri, version }: TextDocument,
  changes: readonly Change[],
): WorkspaceEdit {
  if (!can.versioned) return { changes: { [uri]: changes.map(plainEdit) } };
  const edits = changes.map((change) => (change.isSnippet && can.snippets ? snippetEdit(change) : plainEdit(change)));
  return { documentChanges: [{ textDocument: { uri, version }, edits }] };
}

function plainEdit({ range, text }: Change): TextEdit {
  return { range, newText: text };
}

function snippetEdit({ range, text }: Change): SnippetTextEdit {
  return { range, snippet: { kind: "snippet", value: snippetOf(text) } };
}

/** `Hello, [name]!` → `Hello, ${1:name}!` */
export function snippetOf(text: string): string {
  let number = 0;
  return (
    text
      // `[words](address)` is a link.
      .split(/\[([^\][]+)\](?!\()/)
      .map((part, i) => {
        const safe = part.replace(/[\\$}]/g, "\\$&");
        return i % 2 ? `\${${++number}:${safe}}` : safe;
      })
      .join("")
  );
}

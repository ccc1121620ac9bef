/** How the test's client answers what the server asks. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import type { ApplyWorkspaceEditParams, ProtocolConnection, WorkspaceEdit } from "vscode-languageserver/node";
import { URI } from "vscode-uri";
import type { OpenDocument } from "./open-document.ts";
import { applyEdits, Positions, type TextEdit } from "./positions.ts";

export interface Desk {
  /** Sections of settings: may be changed at any time. */
  sections: Record<string, unknown>;
  /** When it tells its settings. */
  tells: Promise<unknown>;
  folders: readonly string[];
  /** Open documents, by URI. */
  documents: Map<string, OpenDocument>;
  /** Edits that the server asked for, and that were made. */
  applied: ApplyWorkspaceEditParams[];
  /** What the server wanted to be shown. */
  shown: string[];
  /** Files of a client that answers for them (`files`), by URI. */
  files: Map<string, string>;
}

export function answerServer(connection: ProtocolConnection, start: Pick<Desk, "sections" | "folders">): Desk {
  const desk: Desk = {
    ...start,
    tells: Promise.resolve(),
    documents: new Map(),
    applied: [],
    shown: [],
    files: new Map(),
  };
  const nothing = () => null;
  connection.onRequest("workspace/configuration", async ({ items }: { items: { section?: string }[] }) => {
    await desk.tells;
    return items.map(({ section }) => (section === undefined ? desk.sections : (desk.sections[section] ?? null)));
  });
  connection.onRequest("workspace/workspaceFolders", () =>
    desk.folders.map((path) => ({ uri: URI.file(path).toString(), name: path })),
  );
  connection.onRequest("workspace/applyEdit", async (params: ApplyWorkspaceEditParams) => {
    desk.applied.push(params);
    await applyWorkspaceEdit(desk, params.edit);
    return { applied: true };
  });
  connection.onRequest("window/showDocument", ({ uri }: { uri: string }) => {
    desk.shown.push(uri);
    return { success: true };
  });
  connection.onRequest("tactful/readFile", ({ uri }: { uri: string }) => {
    const text = desk.files.get(uri);
    return text === undefined ? null : { text };
  });
  connection.onRequest("tactful/findFiles", ({ base, limit }: { base: string; limit: number }) =>
    [...desk.files.keys()].filter((uri) => uri.startsWith(base)).slice(0, limit),
  );
  for (const method of [
    "client/registerCapability",
    "client/unregisterCapability",
    "window/workDoneProgress/create",
    "window/showMessageRequest",
    "workspace/diagnostic/refresh",
    "workspace/codeLens/refresh",
    "workspace/inlayHint/refresh",
  ]) {
    connection.onRequest(method, nothing);
  }
  return desk;
}

/** Makes an edit in open documents, and on the disk where they are not open. */
export async function applyWorkspaceEdit(desk: Pick<Desk, "documents">, edit: WorkspaceEdit): Promise<void> {
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) await applyTo(desk, uri, edits);
  for (const change of edit.documentChanges ?? []) {
    if ("kind" in change) {
      if (change.kind !== "create") throw new Error(`the client does not ${change.kind} files`);
      const path = URI.parse(change.uri).fsPath;
      if (!existsSync(path)) writeFileSync(path, "");
      else if (!change.options?.ignoreIfExists) throw new Error(`${path} is there already`);
    } else {
      // A person would fill in the blanks of a snippet: here they keep what they hold.
      const edits = change.edits.map((one) => ("snippet" in one ? { ...one, newText: plain(one.snippet.value) } : one));
      await applyTo(desk, change.textDocument.uri, edits as TextEdit[]);
    }
  }
}

async function applyTo(desk: Pick<Desk, "documents">, uri: string, edits: readonly TextEdit[]): Promise<void> {
  const open = desk.documents.get(uri);
  if (open === undefined) {
    const path = URI.parse(uri).fsPath;
    const before = existsSync(path) ? readFileSync(path, "utf8") : "";
    return writeFileSync(path, applyEdits(before, edits));
  }
  const positions = new Positions(open.text);
  const placed = edits.map(({ range, newText }) => ({
    start: positions.offset(range.start),
    end: positions.offset(range.end),
    newText,
  }));
  // From the end, so that no edit moves another.
  for (const { start, end, newText } of placed.sort((a, b) => b.start - a.start))
    await open.change(start, end, newText);
}

function plain(snippet: string): string {
  return snippet
    .replace(/\$\{\d+:((?:\\.|[^}])*)\}/g, "$1")
    .replace(/\$\{\d+\}|\$\d+/g, "")
    .replace(/\\([\\$}])/g, "$1");
}

import { applyEdits, modify, parse } from "jsonc-parser";
import type { WorkspaceEdit } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { configSchemaUrl } from "../core/config-schema.ts";
import { eolOf } from "../core/formats/lines.ts";
import { configFileName } from "../core/loaded-config.ts";
import type { Analysis } from "./analysis.ts";
import { workspaceEdit } from "./edits.ts";
import { folderOf } from "./files.ts";
import type { Session } from "./session.ts";

/**
 * The edit that switches a rule off in the text's `tactful.json`, comments kept; a new file where there is none.
 * Undefined where the editor cannot make one, or no folder is open.
 */
export async function configEdit(
  session: Session,
  { document, config }: Analysis,
  rule: string,
): Promise<WorkspaceEdit | undefined> {
  if (config !== undefined) {
    const text = session.documents.get(config)?.getText() ?? (await session.files.read(config).catch(() => undefined));
    if (text === undefined) return undefined;
    const file = session.documents.get(config) ?? TextDocument.create(config, "jsonc", 0, text);
    const formattingOptions = formattingOf(text);
    const written = placesOf(rule, text).reduce(
      (result, path) => applyEdits(result, modify(result, path, "off", { formattingOptions })),
      text,
    );
    const { start, end, replacement } = difference(text, written);
    const changes = [{ range: { start: file.positionAt(start), end: file.positionAt(end) }, text: replacement }];
    const isOpen = session.documents.get(config) !== undefined;
    // Of a file that is not open nobody knows a version.
    return isOpen || !session.client.edits.versioned
      ? workspaceEdit(session.client, file, changes)
      : {
          documentChanges: [
            {
              textDocument: { uri: config, version: null },
              edits: changes.map(({ range, text: newText }) => ({ range, newText })),
            },
          ],
        };
  }
  const folder = folderOf(document.uri, session.folders) ?? session.folders[0];
  if (!session.client.edits.createFile || folder === undefined) return undefined;
  const uri = `${folder.replace(/\/$/, "")}/${configFileName}`;
  const newText = `${JSON.stringify({ $schema: configSchemaUrl, rules: { [rule]: "off" } }, null, 2)}\n`;
  const top = { line: 0, character: 0 };
  return {
    documentChanges: [
      { kind: "create", uri, options: { ignoreIfExists: true } },
      { textDocument: { uri, version: null }, edits: [{ range: { start: top, end: top }, newText }] },
    ],
  };
}

/** The one span in which two texts differ, and what stands there in the second. */
function difference(before: string, after: string): { start: number; end: number; replacement: string } {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before.at(-1 - same) === after.at(-1 - same)) same++;
  return { start, end: before.length - same, replacement: after.slice(start, after.length - same) };
}

/** Where a rule is to be switched off: for all texts, and wherever an entry of `files` says something else. */
function placesOf(rule: string, text: string): (string | number)[][] {
  const config = parse(text, [], { allowTrailingComma: true }) as
    | { files?: { rules?: Record<string, unknown> }[] }
    | undefined;
  const files = Array.isArray(config?.files) ? config.files : [];
  const entries = files.flatMap((entry, i) =>
    entry?.rules?.[rule] === undefined ? [] : [["files", i, "rules", rule]],
  );
  return [["rules", rule], ...entries];
}

function formattingOf(text: string): { tabSize: number; insertSpaces: boolean; eol: string } {
  const indent = /^([ \t]+)"/m.exec(text)?.[1] ?? "  ";
  return { tabSize: indent.length, insertSpaces: !indent.includes("\t"), eol: eolOf(text) };
}

/** What the meta model cannot say of a server's answers: whether the client can use them, and whether they fit the text. */
import { dig } from "./dig.ts";
import { applyEdits, type Position, type Positions, type Range, type TextEdit } from "./positions.ts";

type Json = Record<string, unknown>;

interface CodeAction {
  title: string;
  kind?: string;
  isPreferred?: boolean;
  disabled?: unknown;
  data?: unknown;
  edit?: WorkspaceEdit;
}

export interface WorkspaceEdit {
  changes?: Record<string, TextEdit[]>;
  documentChanges?: (Json & { kind?: string; textDocument?: { uri: string }; edits?: (TextEdit | SnippetEdit)[] })[];
}

interface SnippetEdit {
  range: Range;
  snippet: { value: string };
}

/** The text of an open document. */
type TextOf = (uri: string) => Positions | undefined;

export function* answerFaults(
  method: string,
  params: unknown,
  result: unknown,
  capabilities: unknown,
): Generator<string> {
  const can = (path: string) => Boolean(dig(capabilities, path));
  switch (method) {
    case "initialize":
      yield* encodingFaults(dig(result, "capabilities.positionEncoding"), capabilities);
      break;
    case "textDocument/codeAction":
      yield* codeActionFaults(dig(params, "context.only") as string[] | undefined, (result ?? []) as CodeAction[], can);
      break;
    case "textDocument/publishDiagnostics":
      yield* diagnosticFaults(dig(result, "diagnostics") as Json[], "textDocument.publishDiagnostics", can);
      break;
    case "textDocument/diagnostic":
      yield* diagnosticFaults((dig(result, "items") ?? []) as Json[], "textDocument.diagnostic", can);
      break;
    case "textDocument/hover":
      yield* hoverFaults(result, capabilities);
      break;
    case "textDocument/documentSymbol":
      yield* symbolFaults((result ?? []) as Json[], can);
      break;
    case "textDocument/completion": {
      const items = (Array.isArray(result) ? result : (dig(result, "items") ?? [])) as Json[];
      const isSnippet = items.some(({ insertTextFormat }) => insertTextFormat === 2);
      if (isSnippet && !can("textDocument.completion.completionItem.snippetSupport"))
        yield "snippets for a client without";
      break;
    }
    case "textDocument/documentLink": {
      const hasTooltip = ((result ?? []) as Json[]).some(({ tooltip }) => tooltip !== undefined);
      if (hasTooltip && !can("textDocument.documentLink.tooltipSupport")) yield "tooltips for a client without";
    }
  }
}

function* encodingFaults(encoding: unknown, capabilities: unknown): Generator<string> {
  const offered = (dig(capabilities, "general.positionEncodings") ?? ["utf-16"]) as string[];
  if (encoding !== undefined && !offered.includes(encoding as string)) yield `${encoding} was not offered`;
}

function* codeActionFaults(
  only: string[] | undefined,
  actions: readonly CodeAction[],
  can: (path: string) => boolean,
): Generator<string> {
  const name = "textDocument.codeAction";
  for (const { title, kind = "", isPreferred, disabled, data, edit } of actions) {
    if (kind !== "" && !can(`${name}.codeActionLiteralSupport`))
      yield `“${title}” for a client that knows only commands`;
    if (only && !only.some((asked) => asked === "" || kind === asked || kind.startsWith(`${asked}.`))) {
      yield `“${title}” of kind ${kind}, but only ${only} was asked for`;
    }
    // There are editors that apply every action of an answer.
    if (!only && /^source(\.|$)/.test(kind)) yield `“${title}” of kind ${kind}, which was not asked for`;
    if (isPreferred && !can(`${name}.isPreferredSupport`)) yield `“${title}” is preferred for a client without`;
    if (disabled && !can(`${name}.disabledSupport`)) yield `“${title}” is disabled for a client without`;
    if (data !== undefined && !can(`${name}.dataSupport`)) yield `“${title}” has data for a client without`;
    if (edit) yield* workspaceEditFaults(edit, can);
  }
  if (actions.filter(({ isPreferred }) => isPreferred).length > 1) yield "several actions are preferred";
}

export function* workspaceEditFaults(edit: WorkspaceEdit, can: (path: string) => boolean): Generator<string> {
  const name = "workspace.workspaceEdit";
  if (edit.documentChanges && !can(`${name}.documentChanges`)) yield "documentChanges for a client without";
  for (const { kind, edits = [] } of edit.documentChanges ?? []) {
    if (kind && !can(`${name}.resourceOperations`)) yield `the operation ${kind} for a client without`;
    if (edits.some((one) => "snippet" in one) && !can(`${name}.snippetEditSupport`))
      yield "a snippet for a client without";
  }
}

function* diagnosticFaults(
  diagnostics: readonly Json[],
  name: string,
  can: (path: string) => boolean,
): Generator<string> {
  // Editors of LSP 3.17 that ask for diagnostics say what these may have in the older place.
  const places = [name, "textDocument.publishDiagnostics"];
  const needs = {
    tags: "tagSupport",
    relatedInformation: "relatedInformation",
    codeDescription: "codeDescriptionSupport",
    data: "dataSupport",
  };
  for (const [key, flag] of Object.entries(needs)) {
    if (
      diagnostics.some((diagnostic) => diagnostic[key] !== undefined) &&
      !places.some((place) => can(`${place}.${flag}`))
    ) {
      yield `${key} for a client without`;
    }
  }
  const isMarkup = diagnostics.some(({ message }) => typeof message !== "string");
  if (isMarkup && !can("textDocument.diagnostic.markupMessageSupport")) yield "messages of markup for a client without";
}

function* hoverFaults(result: unknown, capabilities: unknown): Generator<string> {
  const kind = dig(result, "contents.kind") as string | undefined;
  const formats = dig(capabilities, "textDocument.hover.contentFormat") as string[] | undefined;
  if (kind !== undefined && formats !== undefined && !formats.includes(kind))
    yield `${kind}, but the client reads ${formats}`;
}

function* symbolFaults(symbols: readonly Json[], can: (path: string) => boolean): Generator<string> {
  const flag = "textDocument.documentSymbol.hierarchicalDocumentSymbolSupport";
  for (const symbol of symbols) {
    if (!("selectionRange" in symbol)) continue;
    if (!can(flag)) yield "a tree of symbols for a client without";
    const { name, range, selectionRange, children = [] } = symbol as unknown as DocumentSymbol;
    if (name.trim() === "") yield "a symbol without a name";
    if (!contains(range, selectionRange)) yield `“${name}”: the selection is outside of the symbol`;
    for (const child of children) if (!contains(range, child.range)) yield `“${child.name}” is outside of “${name}”`;
    yield* symbolFaults(children as unknown as Json[], can);
  }
}

interface DocumentSymbol {
  name: string;
  range: Range;
  selectionRange: Range;
  children?: DocumentSymbol[];
}

function contains(outer: Range, inner: Range): boolean {
  return compare(outer.start, inner.start) <= 0 && compare(inner.end, outer.end) <= 0;
}

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}

/** Positions that are not in the text as the client has it, ranges that run backwards, edits that overlap. */
export function* textFaults(params: unknown, result: unknown, textOf: TextOf): Generator<string> {
  const own = (dig(params, "textDocument.uri") ?? dig(params, "uri")) as string | undefined;
  yield* walk(result, own, textOf);
}

function* walk(value: unknown, uri: string | undefined, textOf: TextOf): Generator<string> {
  if (value === null || typeof value !== "object") return;
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every((item) => dig(item, "range") && dig(item, "newText") !== undefined)) {
      yield* overlapFaults(value as TextEdit[], uri, textOf);
    }
    for (const item of value) yield* walk(item, uri, textOf);
    return;
  }
  const node = value as Json;
  const text = uri === undefined ? undefined : textOf(uri);
  if (isPosition(node)) {
    const fault = text?.fault(node);
    if (fault !== undefined) yield `outside of ${uri}: ${fault}`;
    return;
  }
  if (isPosition(node.start) && isPosition(node.end) && compare(node.start, node.end) > 0)
    yield "a range runs backwards";
  const inner = (node.targetUri ?? dig(node, "textDocument.uri") ?? node.uri ?? uri) as string | undefined;
  for (const [key, child] of Object.entries(node)) {
    if (key === "data" || key === "arguments" || key === "command") continue;
    if (key === "changes")
      for (const [target, edits] of Object.entries(child as Json)) yield* walk(edits, target, textOf);
    else yield* walk(child, inner, textOf);
  }
}

function* overlapFaults(edits: TextEdit[], uri: string | undefined, textOf: TextOf): Generator<string> {
  const text = uri === undefined ? undefined : textOf(uri);
  if (text === undefined) return;
  try {
    applyEdits(text, edits);
  } catch (error) {
    yield `${uri}: ${(error as Error).message}`;
  }
}

function isPosition(value: unknown): value is Position {
  const { line, character } = (value ?? {}) as Partial<Position>;
  return Number.isInteger(line) && Number.isInteger(character);
}

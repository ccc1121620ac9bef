import { type ClientCapabilities, DiagnosticTag, type InitializeParams } from "vscode-languageserver";
import type { Language } from "../core/text/language.ts";
import { languages } from "../core/text/language.ts";

/** What the editor can do, as it says when it connects. */
export interface Client {
  /** The language of its own menus, as far as we speak it. */
  locale: Language;
  /** Whether it asks for diagnostics; else they are sent to it. */
  pullsDiagnostics: boolean;
  /** What its diagnostics may have. */
  diagnostics: { links: boolean; unnecessary: boolean; data: boolean };
  /** Whether it can be told to ask again for what it has. */
  refreshes: { diagnostics: boolean; codeLenses: boolean; inlayHints: boolean };
  /** Whether it can be asked for its settings. */
  hasConfiguration: boolean;
  /** Whether these may be registered after the start. */
  registers: { configuration: boolean; watchedFiles: boolean };
  /** Whether hovers may be Markdown. */
  readsMarkdown: boolean;
  hasNestedSymbols: boolean;
  /** Whether code actions may be more than commands. */
  takesActions: boolean;
  /** Whether an edit may name the document's version, hold a snippet, create a file. */
  edits: { versioned: boolean; snippets: boolean; createFile: boolean };
  showsDocuments: boolean;
  showsProgress: boolean;
  hasWorkspaceFolders: boolean;
  /** Commands of its own that lenses and actions may call. */
  commands: ReadonlySet<string>;
  /** Whether a hover stands below the messages of what is underlined, and need not repeat them. */
  hoversBelowMessages: boolean;
  /** Whether it wants `tactful/status`. */
  wantsStatus: boolean;
  /** Whether it reads files for us: `tactful/readFile`, `tactful/findFiles`. */
  readsFiles: boolean;
}

/** What a client of ours says beside the protocol. */
interface InitializationOptions {
  settings?: unknown;
  status?: boolean;
  files?: boolean;
  commands?: string[];
  hoversBelowMessages?: boolean;
}

export function readClient({ capabilities, locale, initializationOptions }: InitializeParams): Client {
  const { textDocument = {}, workspace = {}, window = {} }: ClientCapabilities = capabilities;
  const options = optionsOf(initializationOptions);
  const { workspaceEdit } = workspace;
  // The newer way of asking says it anew; some clients say it for the old way only.
  const diagnostics = textDocument.diagnostic?.tagSupport ? textDocument.diagnostic : textDocument.publishDiagnostics;
  return {
    locale: languages.find((language) => locale?.toLowerCase().split(/[-_]/)[0] === language) ?? "en",
    pullsDiagnostics: textDocument.diagnostic !== undefined,
    diagnostics: {
      data: diagnostics?.dataSupport ?? false,
      links: diagnostics?.codeDescriptionSupport ?? false,
      unnecessary: diagnostics?.tagSupport?.valueSet.includes(DiagnosticTag.Unnecessary) ?? false,
    },
    refreshes: {
      diagnostics: workspace.diagnostics?.refreshSupport ?? false,
      codeLenses: workspace.codeLens?.refreshSupport ?? false,
      inlayHints: workspace.inlayHint?.refreshSupport ?? false,
    },
    hasConfiguration: workspace.configuration ?? false,
    registers: {
      configuration: workspace.didChangeConfiguration?.dynamicRegistration ?? false,
      watchedFiles: workspace.didChangeWatchedFiles?.dynamicRegistration ?? false,
    },
    readsMarkdown: textDocument.hover?.contentFormat?.includes("markdown") ?? false,
    takesActions: textDocument.codeAction?.codeActionLiteralSupport !== undefined,
    hasNestedSymbols: textDocument.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    edits: {
      versioned: workspaceEdit?.documentChanges ?? false,
      snippets: (workspaceEdit?.documentChanges && workspaceEdit.snippetEditSupport) ?? false,
      createFile: (workspaceEdit?.documentChanges && workspaceEdit.resourceOperations?.includes("create")) ?? false,
    },
    showsDocuments: window.showDocument?.support ?? false,
    showsProgress: window.workDoneProgress ?? false,
    hasWorkspaceFolders: workspace.workspaceFolders ?? false,
    commands: new Set(Array.isArray(options.commands) ? options.commands : []),
    hoversBelowMessages: options.hoversBelowMessages === true,
    wantsStatus: options.status === true,
    readsFiles: options.files === true,
  };
}

/** The settings that came with the client's greeting, in one of the shapes that editors give them. */
export function initialSettings({ initializationOptions }: InitializeParams): unknown {
  return optionsOf(initializationOptions).settings ?? initializationOptions;
}

/** Where the page of a rule is: the editor's own view of it, if it has one, which needs no network. */
export function rulePageLink({ commands }: Client, rule: string, url: string): string {
  if (!commands.has("tactful.openRule")) return url;
  return `command:tactful.openRule?${encodeURIComponent(JSON.stringify([rule, url]))}`;
}

function optionsOf(options: unknown): InitializationOptions {
  return typeof options === "object" && options !== null ? options : {};
}

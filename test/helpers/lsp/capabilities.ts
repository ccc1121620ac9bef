/** What clients say that they can do: the richest and the poorest that a server meets. */
import type { ClientCapabilities } from "vscode-languageserver/node";

const markup = ["markdown", "plaintext"] as const;
const dynamic = { dynamicRegistration: true };
const diagnostics = {
  relatedInformation: true,
  tagSupport: { valueSet: [1, 2] as (1 | 2)[] },
  codeDescriptionSupport: true,
  dataSupport: true,
};

/** About that of VS Code. */
export const rich = {
  workspace: {
    applyEdit: true,
    workspaceEdit: {
      documentChanges: true,
      resourceOperations: ["create", "rename", "delete"],
      failureHandling: "textOnlyTransactional",
      normalizesLineEndings: true,
      changeAnnotationSupport: { groupsOnLabel: true },
      snippetEditSupport: true,
    },
    didChangeConfiguration: dynamic,
    didChangeWatchedFiles: { ...dynamic, relativePatternSupport: true },
    executeCommand: dynamic,
    workspaceFolders: true,
    configuration: true,
    codeLens: { refreshSupport: true },
    inlayHint: { refreshSupport: true },
    diagnostics: { refreshSupport: true },
  },
  textDocument: {
    synchronization: { ...dynamic, didSave: true },
    publishDiagnostics: { ...diagnostics, versionSupport: true },
    diagnostic: { ...dynamic, ...diagnostics, relatedDocumentSupport: false },
    hover: { ...dynamic, contentFormat: [...markup] },
    codeAction: {
      ...dynamic,
      isPreferredSupport: true,
      disabledSupport: true,
      dataSupport: true,
      resolveSupport: { properties: ["edit", "command"] },
      codeActionLiteralSupport: {
        codeActionKind: { valueSet: ["", "quickfix", "refactor", "refactor.rewrite", "source", "source.fixAll"] },
      },
      honorsChangeAnnotations: true,
    },
    documentSymbol: { ...dynamic, hierarchicalDocumentSymbolSupport: true, labelSupport: true },
    codeLens: dynamic,
    inlayHint: { ...dynamic, resolveSupport: { properties: ["tooltip", "textEdits"] } },
    completion: {
      ...dynamic,
      completionItem: {
        snippetSupport: true,
        documentationFormat: [...markup],
        insertReplaceSupport: true,
        labelDetailsSupport: true,
        insertTextModeSupport: { valueSet: [1, 2] },
      },
      completionList: { itemDefaults: ["commitCharacters", "editRange", "insertTextFormat", "insertTextMode"] },
    },
    documentLink: { ...dynamic, tooltipSupport: true },
  },
  window: { workDoneProgress: true, showMessage: {}, showDocument: { support: true } },
  general: { positionEncodings: ["utf-16"] },
} satisfies ClientCapabilities;

/** Pushed diagnostics without any extras, and nothing that the protocol got after its first version. */
export const bare: ClientCapabilities = {
  workspace: { workspaceEdit: {} },
  textDocument: { publishDiagnostics: {}, hover: { contentFormat: ["plaintext"] } },
};

import {
  type Connection,
  ErrorCodes,
  type InitializeResult,
  ResponseError,
  TextDocumentSyncKind,
  TextDocuments,
} from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { awaitSettings, followChanges, tellWrongSettings } from "./changes.ts";
import { type Client, initialSettings, readClient } from "./client.ts";
import { clientFiles } from "./client-files.ts";
import { bothFiles, type Files, type FilesContext } from "./files.ts";
import { serveCodeActions } from "./requests/code-actions.ts";
import { serveCodeLenses } from "./requests/code-lenses.ts";
import { commands, serveCommands } from "./requests/commands.ts";
import { serveCompletion } from "./requests/completion.ts";
import { serveDiagnostics } from "./requests/diagnostics.ts";
import { serveHovers } from "./requests/hovers.ts";
import { serveInlayHints } from "./requests/inlay-hints.ts";
import { serveLinks } from "./requests/links.ts";
import { serveSymbols } from "./requests/symbols.ts";
import { Session } from "./session.ts";
import { readSettings } from "./settings.ts";

export interface ServerOptions {
  /** As the package says. */
  version: string;
  /** The files of a disk, where there is one. */
  disk?(context: FilesContext): Files;
}

/** Serves an editor until it hangs up. */
export function serve(connection: Connection, options: ServerOptions): void {
  const documents = new TextDocuments(TextDocument);
  let session: Session | undefined;

  connection.onInitialize((params) => {
    if (session) throw new ResponseError(ErrorCodes.InvalidRequest, "The server is initialized already");
    const client = readClient(params);
    const folders = (params.workspaceFolders ?? []).map(({ uri }) => uri);
    const { settings, wrong } = readSettings(initialSettings(params));
    const context: FilesContext = {
      folders: () => session?.folders ?? folders,
      openText: (uri) => documents.get(uri)?.getText(),
    };
    const disk = options.disk?.(context);
    const remote = client.readsFiles || !disk ? clientFiles(connection, context) : undefined;
    const files = disk && remote ? bothFiles(disk, remote, context) : ((disk ?? remote) as Files);
    session = new Session({ connection, documents, client, files, settings, folders });
    tellWrongSettings(session, wrong);
    awaitSettings(session);
    serveDiagnostics(session);
    serveHovers(session);
    serveCodeActions(session);
    serveSymbols(session);
    serveCodeLenses(session);
    serveInlayHints(session);
    serveCompletion(session);
    serveLinks(session);
    serveCommands(session);
    return answer(client, options);
  });

  connection.onInitialized(() => session && followChanges(session));
  documents.listen(connection);
  connection.listen();
}

function answer(client: Client, { version }: ServerOptions): InitializeResult {
  return {
    serverInfo: { name: "tactful", version },
    capabilities: {
      textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
      ...(client.pullsDiagnostics && {
        diagnosticProvider: { identifier: "tactful", interFileDependencies: false, workspaceDiagnostics: false },
      }),
      hoverProvider: true,
      codeActionProvider: client.takesActions ? { codeActionKinds: ["quickfix", "source.fixAll.tactful"] } : false,
      documentSymbolProvider: true,
      codeLensProvider: {},
      inlayHintProvider: true,
      completionProvider: { triggerCharacters: ["-", ":", " "] },
      documentLinkProvider: {},
      executeCommandProvider: { commands: [...commands], workDoneProgress: true },
      workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
    },
  };
}

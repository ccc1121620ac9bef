import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { start } from "./start.ts";

let stop: (() => Promise<void>) | undefined;

/** The entry on the desktop: the server is a process of its own, which runs on VS Code's Node.js. */
export function activate(context: ExtensionContext): void {
  const module = Uri.joinPath(context.extensionUri, "dist", "tactful", "dist", "server.js").fsPath;
  stop = start(context, {
    isBrowser: false,
    createClient: (options) =>
      new LanguageClient("tactful", "Tactful", { module, transport: TransportKind.ipc }, options),
  });
}

export async function deactivate(): Promise<void> {
  await stop?.();
}

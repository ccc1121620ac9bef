import { type ExtensionContext, Uri } from "vscode";
import { LanguageClient, TransportKind } from "vscode-languageclient/node";
import { start } from "./start.ts";

/** Half the memory for a tenth more work: most of what a text is made into is thrown away at once. */
const execArgv = ["--max-semi-space-size=4", "--heap-growing-percent=25"];

let stop: (() => Promise<void>) | undefined;

/** The entry on the desktop: the server is a process of its own, which runs on VS Code's Node.js. */
export function activate(context: ExtensionContext): void {
  const module = Uri.joinPath(context.extensionUri, "dist", "tactful", "dist", "server.js").fsPath;
  stop = start(context, {
    isBrowser: false,
    createClient: (options) =>
      new LanguageClient(
        "tactful",
        "Tactful",
        { module, transport: TransportKind.ipc, options: { execArgv } },
        options,
      ),
  });
}

export async function deactivate(): Promise<void> {
  await stop?.();
}

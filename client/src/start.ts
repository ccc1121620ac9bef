import type { Disposable, ExtensionContext } from "vscode";
import { registerCommands } from "./commands.ts";
import { Connection, type Host } from "./connection.ts";
import { Pages } from "./pages.ts";
import { showStatus } from "./status.ts";

/**
 * Starts the extension. Does not wait for the server: the commands are there at once.
 * @returns Stops the server, and resolves when it has stopped.
 */
export function start(context: ExtensionContext, host: Host): () => Promise<void> {
  const connection = new Connection(host);
  const pages = new Pages(connection);
  const parts: Disposable[] = [
    pages,
    showStatus(connection),
    ...registerCommands(connection, pages, context.extensionUri),
  ];
  context.subscriptions.push(...parts);
  void connection.restart();
  return () => connection.stop();
}

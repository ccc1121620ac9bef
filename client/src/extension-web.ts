import { type ExtensionContext, Uri } from "vscode";
import { BrowserMessageReader, BrowserMessageWriter, LanguageClient } from "vscode-languageclient/browser";
import { start } from "./start.ts";

let stop: (() => Promise<void>) | undefined;

/** The entry in a browser: the server is a worker, so VS Code for the Web checks texts as well, with nothing sent anywhere. */
export function activate(context: ExtensionContext): void {
  const script = Uri.joinPath(context.extensionUri, "dist", "server-web.js").toString(true);
  stop = start(context, {
    isBrowser: true,
    createClient: (options) =>
      new LanguageClient(
        "tactful",
        "Tactful",
        // Each start has a worker of its own. The client would not know it as one: VS Code has put a class in its place.
        async () => {
          const worker = new Worker(script);
          return { reader: new BrowserMessageReader(worker), writer: new BrowserMessageWriter(worker) };
        },
        options,
      ),
  });
}

export async function deactivate(): Promise<void> {
  await stop?.();
}

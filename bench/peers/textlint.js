/**
 * textlint behind the smallest server that can be: its own is inside an extension of VS Code, and not on npm. Where that one
 * waits for a pause in the typing, this one does not.
 */

import { fileURLToPath } from "node:url";
import { createLinter, loadTextlintrc } from "textlint";
import { createConnection, ProposedFeatures, TextDocuments } from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

const connection = createConnection(ProposedFeatures.all, process.stdin, process.stdout);
const documents = new TextDocuments(TextDocument);
const linter = loadTextlintrc({
  configFilePath: fileURLToPath(new URL("textlint.json", import.meta.url)),
  node_modulesDir: fileURLToPath(new URL("../node_modules", import.meta.url)),
}).then((descriptor) => createLinter({ descriptor }));

connection.onInitialize(() => ({ capabilities: { textDocumentSync: 2 } }));
documents.onDidChangeContent(async ({ document }) => {
  const { messages } = await (await linter).lintText(document.getText(), fileURLToPath(document.uri));
  const diagnostics = messages.map(({ message, loc: { start, end } }) => ({
    message,
    range: {
      start: { line: start.line - 1, character: start.column - 1 },
      end: { line: end.line - 1, character: end.column - 1 },
    },
  }));
  await connection.sendDiagnostics({ uri: document.uri, version: document.version, diagnostics });
});
documents.listen(connection);
connection.listen();

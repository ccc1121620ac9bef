/** A client of a language server that only types, and waits for problems. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import {
  createProtocolConnection,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
  TextDocumentSyncKind,
} from "vscode-languageserver/node";
import { TextDocument } from "vscode-languageserver-textdocument";

/** Some servers want a folder, with their settings in it. */
const FOLDER = new URL("peers", import.meta.url).href;
const URI = `${FOLDER}/reply.md`;
const PAGE = 4096;

export class EditorClient {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #connection: ProtocolConnection;
  readonly #pulls: boolean;
  /** Whether it takes changes, or must be sent all of the text. */
  #isIncremental = true;
  #document = TextDocument.create(URI, "markdown", 1, "");
  #published: () => void = () => {};

  private constructor(command: readonly [string, ...string[]], pulls: boolean) {
    const [program, ...parameters] = command;
    this.#pulls = pulls;
    this.#process = spawn(program, parameters);
    this.#process.stderr.pipe(process.stderr);
    this.#connection = createProtocolConnection(
      new StreamMessageReader(this.#process.stdout),
      new StreamMessageWriter(this.#process.stdin),
    );
    this.#connection.onRequest("workspace/configuration", ({ items }: { items: unknown[] }) => items.map(() => null));
    this.#connection.onNotification("textDocument/publishDiagnostics", () => this.#published());
    this.#connection.listen();
  }

  static async start(command: readonly [string, ...string[]], pulls: boolean): Promise<EditorClient> {
    const client = new EditorClient(command, pulls);
    const { capabilities } = await client.#connection.sendRequest<InitializeResult>("initialize", {
      processId: process.pid,
      rootUri: FOLDER,
      workspaceFolders: [{ uri: FOLDER, name: "bench" }],
      initializationOptions: { settings: { kind: "reply" } },
      capabilities: { textDocument: { publishDiagnostics: {}, ...(pulls && { diagnostic: {} }) } },
    });
    const { textDocumentSync: sync } = capabilities;
    client.#isIncremental = (typeof sync === "object" ? sync.change : sync) === TextDocumentSyncKind.Incremental;
    await client.#connection.sendNotification("initialized", {});
    return client;
  }

  async open(text: string): Promise<void> {
    this.#document = TextDocument.create(URI, "markdown", 1, text);
    const told = this.#next();
    const textDocument = { uri: URI, languageId: "markdown", version: 1, text };
    await this.#connection.sendNotification("textDocument/didOpen", { textDocument });
    await this.#problems(told);
  }

  /** Changes the text, and waits for its problems. @returns how long that took, in milliseconds. */
  async edit(at: number, { put = "", cut = 0 }: { put?: string; cut?: number }): Promise<number> {
    const document = this.#document;
    const range = { start: document.positionAt(at), end: document.positionAt(at + cut) };
    const contentChanges = [{ range, text: put }];
    const version = document.version + 1;
    TextDocument.update(document, contentChanges, version);
    const told = this.#next();
    const started = performance.now();
    await this.#connection.sendNotification("textDocument/didChange", {
      textDocument: { uri: URI, version },
      contentChanges: this.#isIncremental ? contentChanges : [{ text: document.getText() }],
    });
    await this.#problems(told);
    return performance.now() - started;
  }

  /** The server's resident memory in megabytes, where the system tells it. */
  memory(): number | undefined {
    const path = `/proc/${this.#process.pid}/statm`;
    if (!existsSync(path)) return undefined;
    return (Number(readFileSync(path, "utf8").split(" ")[1]) * PAGE) / 1e6;
  }

  async stop(): Promise<void> {
    await this.#connection.sendRequest("shutdown");
    await this.#connection.sendNotification("exit");
    this.#connection.dispose();
    this.#process.kill();
  }

  /** The next problems that the server sends by itself. */
  #next(): Promise<void> {
    return new Promise((resolve) => {
      this.#published = resolve;
    });
  }

  async #problems(told: Promise<void>): Promise<void> {
    if (this.#pulls) await this.#connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: URI } });
    else await told;
  }
}

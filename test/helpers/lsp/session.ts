/** A client of the language server, whose sessions are recorded, and checked when the test ends. */
import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { PassThrough } from "node:stream";
import { onTestFinished } from "vitest";
import {
  createProtocolConnection,
  type InitializeParams,
  type InitializeResult,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { URI } from "vscode-uri";
import { rich } from "./capabilities.ts";
import { checkSession } from "./check-session.ts";
import { answerServer, type Desk } from "./client-desk.ts";
import { dig } from "./dig.ts";
import { OpenDocument } from "./open-document.ts";
import { serverCommand } from "./server-command.ts";
import { type Entry, type Message, readFrames, Transcript } from "./transcript.ts";

export interface SessionOptions {
  capabilities?: InitializeParams["capabilities"];
  initializationOptions?: unknown;
  /** Sections of settings, as `workspace/configuration` gives them. */
  settings?: Record<string, unknown>;
  /** Paths of workspace folders. */
  folders?: readonly string[];
  /** The user's language. */
  locale?: string;
  /** Faults that the test provokes: one that does not come fails the test, too. `any`: nothing is checked. */
  expected?: readonly RegExp[] | "any";
  /** More of `initialize`, such as `rootUri`. */
  initialize?: Partial<InitializeParams>;
}

const TIMEOUT = 60_000;

export class Session {
  readonly transcript = new Transcript();
  readonly process: ChildProcessWithoutNullStreams;
  readonly connection: ProtocolConnection;
  readonly capabilities: InitializeParams["capabilities"];
  readonly desk: Desk;
  server!: InitializeResult;
  stderr = "";
  readonly exited: Promise<number | null>;
  readonly #options: SessionOptions;
  #isChecked = false;

  constructor(options: SessionOptions, command: readonly [string, ...string[]]) {
    this.#options = options;
    this.capabilities = options.capabilities ?? rich;
    const [program, ...parameters] = command;
    this.process = spawn(program, parameters, { stdio: "pipe" });
    const add = (entry: Entry) => this.transcript.add(entry);
    const fromServer = readFrames("server", add);
    const fromClient = readFrames("client", add);
    const outgoing = new PassThrough();
    this.process.stdout.on("data", fromServer);
    outgoing.on("data", (chunk: Buffer) => {
      fromClient(chunk);
      if (this.process.stdin.writable) this.process.stdin.write(chunk);
    });
    // A server that has gone is seen by its exit.
    this.process.stdin.on("error", () => {});
    this.process.stderr.on("data", (chunk: Buffer) => {
      this.stderr += chunk;
    });
    this.exited = new Promise((resolve) => {
      this.process.on("exit", (exit, signal) => {
        add({ from: "server", at: performance.now(), exit, signal });
        resolve(exit);
      });
    });
    this.connection = createProtocolConnection(
      new StreamMessageReader(this.process.stdout),
      new StreamMessageWriter(outgoing),
    );
    this.connection.onError(() => {});
    this.desk = answerServer(this.connection, { sections: options.settings ?? {}, folders: options.folders ?? [] });
    this.connection.listen();
  }

  async initialize(): Promise<InitializeResult> {
    const { initializationOptions, folders = [], locale = "en", initialize } = this.#options;
    const workspaceFolders = folders.map((path) => ({ uri: uriOf(path), name: path }));
    this.server = await this.request("initialize", {
      processId: process.pid,
      clientInfo: { name: "test" },
      locale,
      rootUri: workspaceFolders[0]?.uri ?? null,
      capabilities: this.capabilities,
      ...(initializationOptions !== undefined && { initializationOptions }),
      ...(dig(this.capabilities, "workspace.workspaceFolders") === true && { workspaceFolders }),
      ...initialize,
    });
    await this.notify("initialized", {});
    return this.server;
  }

  /** Fails where there is no answer in time: nothing may hang. */
  request<Result>(method: string, params?: unknown): Promise<Result> {
    return within(this.connection.sendRequest<Result>(method, ...given(params)), `an answer to ${method}`);
  }

  notify(method: string, params?: unknown): Promise<void> {
    return this.connection.sendNotification(method, ...given(params));
  }

  /** Bytes as they are, for what no honest client would send. */
  write(bytes: string | Uint8Array): void {
    this.process.stdin.write(bytes);
  }

  async open(uri: string, text: string, languageId = "markdown"): Promise<OpenDocument> {
    const document = new OpenDocument(this, uri, text);
    await this.notify("textDocument/didOpen", { textDocument: { uri, languageId, version: 1, text } });
    return document;
  }

  /** Changes a section of settings, by the way that the client has. */
  async configure(sections: Record<string, unknown>): Promise<void> {
    Object.assign(this.desk.sections, sections);
    const pulls = dig(this.capabilities, "workspace.configuration") === true;
    await this.notify("workspace/didChangeConfiguration", { settings: pulls ? null : sections });
  }

  /** Waits for a message of the server, from the entry `since` on, that fits. */
  waitFor(method: string, fits: (params: never) => boolean = () => true, since = 0): Promise<Message> {
    const isWanted = ({ params }: Message) => fits(params as never);
    const there = this.transcript.messages("server", method, since).find(isWanted);
    if (there) return Promise.resolve(there);
    let stop = () => {};
    const coming = new Promise<Message>((resolve) => {
      stop = this.transcript.listen((entry) => {
        if (entry.from !== "server" || !("message" in entry)) return;
        if (entry.message.method === method && isWanted(entry.message)) resolve(entry.message);
      });
    });
    return within(coming, `${method} from the server`).finally(stop);
  }

  /** Ends the session as the protocol wants it. */
  async stop(): Promise<number | null> {
    await this.request("shutdown");
    await this.notify("exit");
    return within(this.exited, "the server's exit");
  }

  /** For a test that ends it in another way. */
  async kill(signal: NodeJS.Signals = "SIGKILL"): Promise<void> {
    this.process.kill(signal);
    await this.exited;
  }

  async finish(): Promise<void> {
    if (this.#isChecked) return;
    this.#isChecked = true;
    try {
      if (this.process.exitCode === null && this.process.signalCode === null) await this.stop();
    } finally {
      if (this.process.exitCode === null) this.process.kill("SIGKILL");
      this.connection.dispose();
    }
    const { expected = [] } = this.#options;
    if (expected === "any") return;
    const faults = checkSession(this.transcript.entries);
    const unexpected = faults.filter(({ what }) => !expected.some((pattern) => pattern.test(what)));
    const absent = expected.filter((pattern) => !faults.some(({ what }) => pattern.test(what)));
    const said = [
      ...unexpected.map(({ side, index, what }) => `${side}, message ${index}: ${what}`),
      ...absent.map((pattern) => `expected, and did not come: ${pattern}`),
    ];
    if (said.length > 0) throw new Error(`The session breaks the protocol:\n${said.join("\n")}\n${this.stderr}`);
  }
}

/** Starts a server; it is stopped, and its session checked, when the test ends. */
export function launch(options: SessionOptions = {}, command = serverCommand()): Session {
  const session = new Session(options, command);
  onTestFinished(() => session.finish());
  return session;
}

/** Starts a server, and initialises it. */
export async function start(options: SessionOptions = {}): Promise<Session> {
  const session = launch(options);
  await session.initialize();
  return session;
}

export function uriOf(path: string): string {
  return URI.file(path).toString();
}

export async function within<T>(promise: Promise<T>, what: string, milliseconds = TIMEOUT): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not come within ${milliseconds} ms`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

/** An undefined argument would be sent, as a list with a null in it. */
function given(params: unknown): [object] {
  return (params === undefined ? [] : [params]) as [object];
}

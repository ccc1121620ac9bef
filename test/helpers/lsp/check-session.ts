/** Holds a recorded session against the protocol: its meta model, its rules of life, and what the client can do. */
import { answerFaults, textFaults, type WorkspaceEdit, workspaceEditFaults } from "./check-answer.ts";
import { dig } from "./dig.ts";
import { type MetaModel, type Method, metaModel } from "./meta-model.ts";
import { ownMessageFault } from "./own-messages.ts";
import { applyEdits, Positions, type Range } from "./positions.ts";
import type { Entry, Message, Side } from "./transcript.ts";

export interface Fault {
  /** Whose fault it is. */
  side: Side;
  /** The entry's index in the transcript. */
  index: number;
  what: string;
}

/** What a client tells in `initialize`, as far as it matters here. */
export interface Initialize {
  capabilities: Record<string, unknown>;
  initializationOptions?: unknown;
}

const BEFORE_INITIALIZED = /^(window\/(showMessage|logMessage|showMessageRequest)|telemetry\/event|\$\/progress)$/;
/** What old clients do not say that they can, and can. */
const ALWAYS_UNDERSTOOD = "textDocument/publishDiagnostics";
const CANCELLED = new Set([-32800, -32801, -32802]);
const METHOD_NOT_FOUND = -32601;

export function checkSession(entries: readonly Entry[]): Fault[] {
  const checker = new SessionChecker(metaModel);
  entries.forEach((entry, index) => {
    checker.add(entry, index);
  });
  checker.end(entries.length);
  return checker.faults;
}

class SessionChecker {
  readonly faults: Fault[] = [];
  readonly #model: MetaModel | undefined;
  readonly #open = { client: new Map<unknown, Message>(), server: new Map<unknown, Message>() };
  readonly #documents = new Map<string, { text: Positions; version: number }>();
  readonly #registered = new Map<string, string>();
  readonly #cancelled = new Set<unknown>();
  /** Tokens of progress that the server may report on. */
  readonly #tokens = new Set<unknown>();
  #index = 0;
  #initialize: Initialize | undefined;
  #server: unknown;
  #isShut = false;

  constructor(model: MetaModel | undefined) {
    this.#model = model;
  }

  add(entry: Entry, index: number): void {
    this.#index = index;
    if ("fault" in entry) this.#fault(entry.from, entry.fault);
    else if ("exit" in entry) {
      // Some editors kill it at once.
      const isWell = entry.exit === 0 || entry.signal !== null;
      if (this.#isShut && !isWell) this.#fault("server", `exit code ${entry.exit} after shutdown`);
    } else this.#message(entry.from, entry.message);
  }

  #message(from: Side, message: Message): void {
    if (message.jsonrpc !== "2.0") this.#fault(from, 'jsonrpc is not "2.0"');
    if (message.method !== undefined) this.#call(from, message.method, message);
    else this.#answer(from, message);
  }

  end(index: number): void {
    this.#index = index;
    for (const [id, { method }] of this.#open.client) {
      if (this.#cancelled.has(id) || this.#initialize === undefined) continue;
      this.#fault("server", `${method} (id ${id}) was never answered`);
    }
  }

  #fault(side: Side, what: string): void {
    this.faults.push({ side, index: this.#index, what });
  }

  #call(from: Side, method: string, { id, params }: Message): void {
    const isRequest = id !== undefined;
    const known = isRequest ? this.#model?.request(method) : this.#model?.notification(method);
    if (known !== undefined) this.#checkCall(from, known, params);
    else if (this.#model !== undefined) this.#checkUnknown(from, method, params);
    if (isRequest) {
      if (this.#open[from].has(id)) this.#fault(from, `the id ${id} is used twice`);
      this.#open[from].set(id, { method, params, id });
    }
    if (from === "server") this.#serverCall(method, params, isRequest);
    else this.#clientCall(method, params);
  }

  #checkCall(from: Side, known: Method, params: unknown): void {
    const { method, messageDirection, clientCapability, serverCapability } = known;
    if (messageDirection !== "both" && (messageDirection === "clientToServer") !== (from === "client")) {
      this.#fault(from, `${method} goes the other way`);
    }
    if (known.params !== undefined) {
      const fault = this.#model?.fault(known.params, params, from === "server");
      if (fault !== undefined) this.#fault(from, `params of ${method}: ${fault}`);
    } else if (params !== undefined && params !== null && Object.keys(params).length > 0) {
      this.#fault(from, `${method} takes no params`);
    }
    if (from === "server" && clientCapability && method !== ALWAYS_UNDERSTOOD && !this.#can(clientCapability)) {
      this.#fault(from, `${method}, but the client lacks ${clientCapability}`);
    }
    if (from === "client" && serverCapability && this.#server && !dig(this.#server, serverCapability)) {
      const registration = known.registrationMethod ?? method;
      if (![...this.#registered.values()].includes(registration)) {
        this.#fault(from, `${method}, but the server lacks ${serverCapability}`);
      }
    }
  }

  #checkUnknown(from: Side, method: string, params: unknown): void {
    if (method.startsWith("$/")) return;
    const fault = ownMessageFault(method, params, this.#initialize?.initializationOptions);
    if (fault === null) this.#fault(from, `${method} is not in the protocol`);
    else if (fault !== undefined) this.#fault(from, fault);
  }

  #can(path: string): boolean {
    return Boolean(dig(this.#initialize?.capabilities, path));
  }

  #serverCall(method: string, params: unknown, isRequest: boolean): void {
    if (this.#server === undefined && !BEFORE_INITIALIZED.test(method)) {
      this.#fault("server", `${method} before the answer to initialize`);
    }
    if (this.#isShut && isRequest) this.#fault("server", `${method} after the answer to shutdown`);
    switch (method) {
      case "client/registerCapability":
        for (const registration of (params as { registrations: Registration[] }).registrations)
          this.#register(registration);
        break;
      case "client/unregisterCapability":
        for (const { id } of (params as { unregisterations: Registration[] }).unregisterations) {
          if (!this.#registered.delete(id)) this.#fault("server", `unregisters ${id}, which is not registered`);
        }
        break;
      case "window/workDoneProgress/create":
        this.#tokens.add((params as { token: unknown }).token);
        break;
      case "$/progress": {
        const { token } = params as { token: unknown };
        if (!this.#tokens.has(token)) this.#fault("server", `progress on ${token}, which nobody made`);
        break;
      }
      case "workspace/applyEdit": {
        const { edit } = params as { edit: WorkspaceEdit };
        const can = (path: string) => this.#can(path);
        for (const what of workspaceEditFaults(edit, can)) this.#fault("server", `${method}: ${what}`);
        this.#textFaults(method, params, edit);
        break;
      }
      case "textDocument/publishDiagnostics":
        this.#published(params as { uri: string; version?: number; diagnostics: unknown[] });
    }
  }

  #register({ id, method, registerOptions }: Registration): void {
    if (this.#registered.has(id)) this.#fault("server", `registers ${id} twice`);
    this.#registered.set(id, method);
    const known = this.#model?.request(method) ?? this.#model?.notification(method);
    if (known === undefined) return;
    // The one registration that has no flag of its own.
    const flag =
      method === "workspace/didChangeWorkspaceFolders"
        ? "workspace.workspaceFolders"
        : `${known.clientCapability}.dynamicRegistration`;
    if (!this.#can(flag)) this.#fault("server", `registers ${method}, but the client lacks ${flag}`);
    if (known.registrationOptions === undefined) return;
    const fault = this.#model?.fault(known.registrationOptions, registerOptions, true);
    if (fault !== undefined && registerOptions !== undefined) this.#fault("server", `registers ${method}: ${fault}`);
  }

  #published({ uri, version, diagnostics }: { uri: string; version?: number; diagnostics: unknown[] }): void {
    const document = this.#documents.get(uri);
    if (document === undefined) return;
    // Mistakes in settings and rules are found when texts are checked, not when their file is asked about.
    const isText = !/\.(json|ya?ml)$/.test(uri);
    if (isText && this.#can("textDocument.diagnostic") && diagnostics.length > 0) {
      this.#fault("server", `pushes problems of ${uri}, which the client pulls: they are shown twice`);
    }
    if (version !== undefined && version > document.version) {
      this.#fault("server", `problems of version ${version} of ${uri}, which is ${document.version}`);
    }
    if (version === undefined || version === document.version)
      this.#answerFaults("textDocument/publishDiagnostics", { uri }, { diagnostics });
  }

  #clientCall(method: string, params: unknown): void {
    const { token, workDoneToken, partialResultToken } = (params ?? {}) as Record<string, unknown>;
    for (const own of [workDoneToken, partialResultToken]) if (own !== undefined) this.#tokens.add(own);
    switch (method) {
      case "initialize":
        // A log may hold several sessions, one after the other.
        this.#initialize = params as Initialize;
        this.#server = undefined;
        this.#isShut = false;
        this.#documents.clear();
        this.#registered.clear();
        break;
      case "$/cancelRequest":
        this.#cancelled.add((params as { id: unknown }).id);
        break;
      case "$/progress":
        this.#tokens.add(token);
        break;
      case "textDocument/didOpen": {
        const { uri, text, version } = (params as { textDocument: { uri: string; text: string; version: number } })
          .textDocument;
        if (typeof text === "string") this.#documents.set(uri, { text: new Positions(text), version });
        break;
      }
      case "textDocument/didChange":
        this.#changed(params as DidChange);
        break;
      case "textDocument/didClose":
        this.#documents.delete((params as DidChange).textDocument.uri);
    }
  }

  #changed({ textDocument: { uri, version }, contentChanges }: DidChange): void {
    const document = this.#documents.get(uri);
    if (document === undefined) {
      this.#fault("client", `changes ${uri}, which is not open`);
      return;
    }
    for (const { range, text } of contentChanges) {
      document.text = new Positions(range === undefined ? text : applyEdits(document.text, [{ range, newText: text }]));
    }
    document.version = version;
  }

  #answer(from: Side, message: Message): void {
    const asker = from === "client" ? "server" : "client";
    const request = this.#open[asker].get(message.id);
    if (request === undefined) {
      // An answer to what could not be read has no id.
      if (message.id !== null) this.#fault(from, `answers ${message.id}, which was not asked or is answered already`);
      return;
    }
    this.#open[asker].delete(message.id);
    const method = request.method as string;
    if ("result" in message === "error" in message) this.#fault(from, `${method}: neither or both of result and error`);
    if (message.error !== undefined) this.#failed(from, method, message.error);
    else this.#result(from, request, message.result);
  }

  #result(from: Side, { params, ...request }: Message, result: unknown): void {
    const method = request.method as string;
    const known = this.#model?.request(method);
    if (known?.result !== undefined) {
      const fault = this.#model?.fault(known.result, result, from === "server");
      if (fault !== undefined) this.#fault(from, `result of ${method}: ${fault}`);
    }
    if (from === "client") return;
    if (method === "initialize") this.#server = dig(result, "capabilities");
    if (method === "shutdown") this.#isShut = true;
    this.#answerFaults(method, params, result);
  }

  #failed(from: Side, method: string, { code, message }: { code: number; message: string }): void {
    if (!Number.isInteger(code) || typeof message !== "string") this.#fault(from, `${method}: malformed error`);
    if (from === "client" || CANCELLED.has(code)) return;
    const capability = this.#model?.request(method)?.serverCapability;
    const isOffered = capability === undefined || Boolean(dig(this.#server, capability));
    if (code === METHOD_NOT_FOUND && !isOffered) return;
    this.#fault(from, `${method} failed: ${code} ${message.slice(0, 200)}`);
  }

  #answerFaults(method: string, params: unknown, result: unknown): void {
    const capabilities = this.#initialize?.capabilities ?? {};
    for (const what of answerFaults(method, params, result, capabilities)) this.#fault("server", `${method}: ${what}`);
    this.#textFaults(method, params, result);
  }

  #textFaults(method: string, params: unknown, result: unknown): void {
    const textOf = (uri: string) => this.#documents.get(uri)?.text;
    for (const what of textFaults(params, result, textOf)) this.#fault("server", `${method}: ${what}`);
  }
}

interface Registration {
  id: string;
  method: string;
  registerOptions?: unknown;
}

interface DidChange {
  textDocument: { uri: string; version: number };
  contentChanges: { range?: Range; text: string }[];
}

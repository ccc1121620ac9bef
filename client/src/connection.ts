import {
  type CancellationToken,
  type Disposable,
  EventEmitter,
  l10n,
  type Progress,
  Uri,
  window,
  workspace,
} from "vscode";
import {
  type BaseLanguageClient,
  CloseAction,
  type CloseHandlerResult,
  ErrorAction,
  ExecuteCommandRequest,
  type LanguageClientOptions,
  ProgressType,
  State,
  vsdiag,
  type WorkDoneProgressReport,
} from "vscode-languageclient";
import { answerFiles, needsFiles } from "./files.ts";
import { withPages } from "./pages.ts";
import { type FileStatus, statusNotification } from "./protocol.ts";
import { textSelector } from "./selector.ts";

/** How the server is started: a process on the desktop, a worker in a browser. */
export interface Host {
  isBrowser: boolean;
  createClient(options: LanguageClientOptions): BaseLanguageClient;
}

/** A server that dies more often than this in `crashPeriod` milliseconds stays down until somebody restarts it. */
const maxCrashes = 4;
const crashPeriod = 3 * 60 * 1000;

/** The server, and everything that has to be there anew when it is started again. */
export class Connection {
  readonly #host: Host;
  readonly #statuses = new EventEmitter<FileStatus>();
  readonly #states = new EventEmitter<void>();
  readonly #folders: Disposable;
  readonly #closing: Disposable;
  /** The last status of each text that is open. */
  readonly #known = new Map<string, FileStatus>();
  #client: BaseLanguageClient | undefined;
  #selector = "";
  #crashes: number[] = [];
  /** Starts and stops, one after the other. */
  #queue: Promise<unknown> = Promise.resolve();

  readonly onStatus = this.#statuses.event;
  readonly onState = this.#states.event;

  constructor(host: Host) {
    this.#host = host;
    this.#closing = workspace.onDidCloseTextDocument(({ uri }) => this.#known.delete(uri.toString()));
    this.#folders = workspace.onDidChangeWorkspaceFolders(() => {
      if (JSON.stringify(textSelector()) !== this.#selector) void this.restart();
    });
  }

  statusOf(uri: string): FileStatus | undefined {
    return this.#known.get(uri);
  }

  get state(): "starting" | "running" | "stopped" {
    if (this.#client?.state === State.Running) return "running";
    return this.#client?.state === State.Starting ? "starting" : "stopped";
  }

  /** Starts the server, or stops it and starts another one. */
  restart(): Promise<void> {
    const started = this.#queue.then(async () => {
      await this.#stop();
      await this.#start();
    });
    this.#queue = started.catch(() => {});
    return started;
  }

  /**
   * Has the server run a command.
   * @throws Error What the server says is wrong.
   */
  async run<T>(
    command: string,
    args: unknown[],
    {
      token,
      progress,
    }: { token?: CancellationToken; progress?: Progress<{ message?: string; increment?: number }> } = {},
  ): Promise<T> {
    await this.#queue;
    if (this.#client === undefined) throw new Error(l10n.t("Tactful is not running"));
    const workDoneToken = `${command}-${Date.now()}`;
    const reports =
      progress &&
      this.#client.onProgress(new ProgressType<WorkDoneProgressReport>(), workDoneToken, ({ kind, message }) => {
        if (kind === "report" && message !== undefined) progress.report({ message });
      });
    try {
      const params = { command, arguments: args, ...(progress && { workDoneToken }) };
      return (await this.#client.sendRequest(ExecuteCommandRequest.type, params, token)) as T;
    } finally {
      reports?.dispose();
    }
  }

  showLog(): void {
    this.#client?.outputChannel.show(true);
  }

  /** Stops the server for good. Resolves when it has stopped: VS Code waits for it before it goes. */
  async stop(): Promise<void> {
    this.#folders.dispose();
    this.#closing.dispose();
    this.#queue = this.#queue.then(() => this.#stop());
    await this.#queue;
    this.#statuses.dispose();
    this.#states.dispose();
  }

  async #start(): Promise<void> {
    const selector = textSelector();
    this.#selector = JSON.stringify(selector);
    const files = needsFiles(this.#host.isBrowser);
    const client = this.#host.createClient({
      documentSelector: selector as NonNullable<LanguageClientOptions["documentSelector"]>,
      diagnosticCollectionName: "tactful",
      initializationOptions: {
        status: true,
        commands: ["tactful.openRule", "tactful.showOutline"],
        hoversBelowMessages: true,
        ...(files && { files }),
      },
      middleware: {
        async provideDiagnostics(document, previousResultId, token, next) {
          const report = await next(document, previousResultId, token);
          if (report?.kind === vsdiag.DocumentDiagnosticReportKind.full)
            withPages(report.items, document instanceof Uri ? document : document.uri);
          return report;
        },
        handleDiagnostics: (uri, diagnostics, next) => next(uri, withPages(diagnostics, uri)),
      },
      markdown: { isTrusted: { enabledCommands: ["tactful.openRule"] } },
      errorHandler: {
        error: (_error, _message, count) => ({
          action: (count ?? 0) <= 3 ? ErrorAction.Continue : ErrorAction.Shutdown,
          handled: true,
        }),
        closed: () => this.#closed(),
      },
      initializationFailedHandler: () => false,
    });
    this.#client = client;
    client.onDidChangeState(({ newState }) => {
      if (newState !== State.Running) this.#known.clear();
      this.#states.fire();
    });
    client.onNotification(statusNotification, (status: FileStatus) => {
      // Addresses are written in several ways (%3A, drive letters): keep them as VS Code writes them.
      const uri = Uri.parse(status.uri).toString();
      this.#known.set(uri, status);
      this.#statuses.fire({ ...status, uri });
    });
    if (files) answerFiles(client);
    try {
      await client.start();
    } catch (error) {
      void this.#offerRestart(
        l10n.t("Tactful could not start: {0}", error instanceof Error ? error.message : String(error)),
      );
    }
    this.#states.fire();
  }

  async #stop(): Promise<void> {
    const client = this.#client;
    this.#client = undefined;
    // A server that has crashed for good cannot be stopped; one that does not answer is ended after two seconds.
    if (client?.needsStop()) await client.dispose().catch(() => {});
  }

  #closed(): CloseHandlerResult {
    const now = Date.now();
    this.#crashes = [...this.#crashes.filter((time) => now - time < crashPeriod), now];
    if (this.#crashes.length <= maxCrashes) return { action: CloseAction.Restart, handled: true };
    void this.#offerRestart(
      l10n.t("Tactful has stopped several times within a few minutes, and texts are not checked now."),
    );
    return { action: CloseAction.DoNotRestart, handled: true };
  }

  async #offerRestart(message: string): Promise<void> {
    const restart = l10n.t("Restart");
    const log = l10n.t("Show the Log");
    const answer = await window.showErrorMessage(message, restart, log);
    if (answer === log) this.showLog();
    if (answer !== restart) return;
    this.#crashes = [];
    await this.restart();
  }
}

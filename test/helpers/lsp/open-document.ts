/** A document that is open in the test's client. Offsets are UTF-16 code units. */
import type { CodeAction, Diagnostic, FullDocumentDiagnosticReport, WorkspaceEdit } from "vscode-languageserver/node";
import { applyWorkspaceEdit } from "./client-desk.ts";
import { dig } from "./dig.ts";
import { Positions } from "./positions.ts";
import type { Session } from "./session.ts";

export class OpenDocument {
  readonly uri: string;
  text: string;
  version = 1;
  readonly #session: Session;
  /** Where the transcript was when the text last changed: pushed problems from there on are of this text. */
  #changedAt: number;

  constructor(session: Session, uri: string, text: string) {
    this.#session = session;
    this.uri = uri;
    this.text = text;
    this.#changedAt = session.transcript.entries.length;
    session.desk.documents.set(uri, this);
  }

  get identifier(): { textDocument: { uri: string } } {
    return { textDocument: { uri: this.uri } };
  }

  /** Puts other text between two offsets. */
  async change(start: number, end: number, newText: string): Promise<void> {
    const range = new Positions(this.text).range(start, end);
    this.text = this.text.slice(0, start) + newText + this.text.slice(end);
    await this.changeBy([{ range, text: newText }]);
  }

  /** Changes as they are: `text` must be set already. */
  async changeBy(contentChanges: readonly object[]): Promise<void> {
    this.version++;
    this.#changedAt = this.#session.transcript.entries.length;
    const textDocument = { uri: this.uri, version: this.version };
    await this.#session.notify("textDocument/didChange", { textDocument, contentChanges });
  }

  async replaceAll(text: string): Promise<void> {
    this.text = text;
    await this.changeBy([{ text }]);
  }

  async replaceWords(words: string, newText: string): Promise<void> {
    const start = this.#find(words);
    await this.change(start, start + words.length, newText);
  }

  save(): Promise<void> {
    return this.#session.notify("textDocument/didSave", this.identifier);
  }

  async close(): Promise<void> {
    this.#session.desk.documents.delete(this.uri);
    await this.#session.notify("textDocument/didClose", this.identifier);
  }

  /** The problems of the text as it is now: asked for, or waited for where the client does not ask. */
  async diagnostics(): Promise<Diagnostic[]> {
    if (dig(this.#session.capabilities, "textDocument.diagnostic") !== undefined) {
      const report = await this.request<FullDocumentDiagnosticReport>("textDocument/diagnostic");
      return report.items;
    }
    return this.pushed();
  }

  /** The problems that the server pushes for this version of the text. */
  async pushed(): Promise<Diagnostic[]> {
    const { params } = await this.#session.waitFor(
      "textDocument/publishDiagnostics",
      ({ uri, version }: { uri: string; version?: number }) =>
        uri === this.uri && (version === undefined || version === this.version),
      this.#changedAt,
    );
    return (params as { diagnostics: Diagnostic[] }).diagnostics;
  }

  /** The problems as a reader compares them: rule and words, in order. */
  async problems(): Promise<string[]> {
    return (await this.diagnostics()).map((diagnostic) => `${diagnostic.code}: ${this.words(diagnostic)}`);
  }

  words({ range }: Pick<Diagnostic, "range">): string {
    return new Positions(this.text).slice(range);
  }

  /** The range of the first of these words. */
  rangeOf(words: string): Diagnostic["range"] {
    const start = this.#find(words);
    return new Positions(this.text).range(start, start + words.length);
  }

  request<Result>(method: string, params: object = {}): Promise<Result> {
    return this.#session.request(method, { ...this.identifier, ...params });
  }

  /** Whatever an editor asks for a place of the text. */
  at<Result>(method: string, words: string): Promise<Result> {
    return this.request(method, { position: this.rangeOf(words).start });
  }

  /** Code actions for the words, with the problems that lie there. */
  async actions(words: string, only?: readonly string[]): Promise<CodeAction[]> {
    const range = this.rangeOf(words);
    const diagnostics = (await this.diagnostics()).filter((diagnostic) => this.words(diagnostic) === words);
    const context = { diagnostics, triggerKind: 1, ...(only && { only }) };
    const actions = await this.request<CodeAction[] | null>("textDocument/codeAction", { range, context });
    return actions ?? [];
  }

  apply(edit: WorkspaceEdit): Promise<void> {
    return applyWorkspaceEdit(this.#session.desk, edit);
  }

  #find(words: string): number {
    const start = this.text.indexOf(words);
    if (start < 0) throw new Error(`“${words}” is not in the text`);
    return start;
  }
}

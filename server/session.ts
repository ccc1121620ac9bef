import type { Connection, TextDocuments } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import type { Language } from "../core/text/language.ts";
import { Analyses } from "./analyses.ts";
import { type Analysis, languageFor, type Reading } from "./analysis.ts";
import type { Client } from "./client.ts";
import { Configurations } from "./configurations.ts";
import type { Files } from "./files.ts";
import type { EditorSettings } from "./settings.ts";
import { stringsOf } from "./strings/choose.ts";
import type { Strings } from "./strings/strings.ts";

/** What a session begins with. */
export interface SessionStart {
  connection: Connection;
  documents: TextDocuments<TextDocument>;
  client: Client;
  files: Files;
  settings: EditorSettings;
  folders: string[];
}

/** One editor that is connected. */
export class Session {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly client: Client;
  readonly files: Files;
  readonly configurations = new Configurations(this);
  readonly analyses = new Analyses(this);
  /** Replaced as a whole when they change. */
  settings: EditorSettings;
  /** The URIs of the folders that are open. */
  folders: string[];
  /** Kept when the editor has told its settings: what it asks before that waits. */
  settled: Promise<unknown> = Promise.resolve();
  settle: (done?: unknown) => void = () => {};
  /** Files that show problems although they are not open. */
  readonly shownClosed = new Set<string>();
  readonly #listeners: (() => void)[] = [];

  constructor({ connection, documents, client, files, settings, folders }: SessionStart) {
    this.connection = connection;
    this.documents = documents;
    this.client = client;
    this.files = files;
    this.settings = settings;
    this.folders = folders;
    documents.onDidClose(({ document }) => this.analyses.forget(document.uri));
  }

  /** Reads all open files anew: what they depend on has changed. */
  refresh(): void {
    this.analyses.invalidate();
    for (const listener of this.#listeners) listener();
  }

  /** @param listener Called when all open files are to be read anew. */
  onRefresh(listener: () => void): void {
    this.#listeners.push(listener);
  }

  /** The language of what is said of no text in particular. */
  get locale(): Language {
    return this.settings.locale === "auto" ? this.client.locale : this.settings.locale;
  }

  /** What to say of a text, in the language of its messages. */
  stringsFor({ settings }: Analysis, reading: Reading | undefined): Strings {
    return stringsOf(languageFor(settings, reading?.result.language, this.client.locale));
  }
}

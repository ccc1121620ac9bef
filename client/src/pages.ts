import {
  commands,
  type Diagnostic,
  type Disposable,
  EventEmitter,
  l10n,
  type TextDocumentContentProvider,
  Uri,
  ViewColumn,
  window,
  workspace,
} from "vscode";
import type { Connection } from "./connection.ts";
import { serverCommands } from "./protocol.ts";

const scheme = "tactful";

/** In milliseconds. */
const refreshDelay = 500;

/** What a page shows; it is written into the query of the page's address. */
type Page = { outlineOf: string } | RulePage;

interface RulePage {
  rule: string;
  /** The same page on the web. */
  url?: string;
  /** The text in which the rule found something: the page is in its language. */
  foundIn?: string;
}

/** Pages that the server writes, in Markdown: nothing is fetched, so they can be read without a network. */
export class Pages implements TextDocumentContentProvider, Disposable {
  readonly #connection: Connection;
  readonly #changes = new EventEmitter<Uri>();
  readonly #disposables: Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  readonly onDidChange = this.#changes.event;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#disposables = [
      this.#changes,
      workspace.registerTextDocumentContentProvider(scheme, this),
      workspace.onDidChangeTextDocument(({ document }) => this.#refreshSoon(document.uri.toString())),
      connection.onStatus(({ uri }) => this.#refresh(uri)),
    ];
  }

  async provideTextDocumentContent({ query }: Uri): Promise<string> {
    try {
      return await this.#read(JSON.parse(query) as Page);
    } catch (error) {
      // VS Code opens pages again that were open when it was closed, before their text is.
      return error instanceof Error ? error.message : String(error);
    }
  }

  async #read(page: Page): Promise<string> {
    if ("outlineOf" in page) return this.#connection.run<string>(serverCommands.outline, [page.outlineOf]);
    const language = page.foundIn === undefined ? undefined : this.#connection.statusOf(page.foundIn)?.language;
    const text = await this.#connection.run<string>(serverCommands.rulePage, [page.rule, language ?? null]);
    return page.url === undefined ? text : `${text}\n\n---\n\n[${l10n.t("This page on the web")}](${page.url})\n`;
  }

  /** Shows what a text is made of, beside it; it follows the text. */
  async showOutline(uri: Uri): Promise<void> {
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1).replace(/\.md$/, "");
    const text = window.visibleTextEditors.find(({ document }) => document.uri.toString() === uri.toString());
    await show(pageUri(l10n.t("What is in {0}", name), { outlineOf: uri.toString() }), ViewColumn.Beside);
    // One goes on writing.
    if (text) await window.showTextDocument(text.document, { viewColumn: text.viewColumn ?? ViewColumn.Active });
  }

  async showRule(page: RulePage): Promise<void> {
    await show(rulePage(page), ViewColumn.Active);
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  /** When nothing has been typed for a while: a text may change its outline, and not its status. */
  #refreshSoon(uri: string): void {
    // Logs and pages change, too, and must not make a text wait.
    if (outlinesOf(uri).length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#refresh(uri), refreshDelay);
  }

  #refresh(uri: string): void {
    for (const page of outlinesOf(uri)) this.#changes.fire(page);
  }
}

/** The pages that show the outline of a text. */
function outlinesOf(uri: string): Uri[] {
  const pages = workspace.textDocuments.map((document) => document.uri).filter((one) => one.scheme === scheme);
  return pages.filter(({ query }) => {
    const page = JSON.parse(query) as Page;
    return "outlineOf" in page && page.outlineOf === uri;
  });
}

/** Has the rule's name in a diagnostic lead to its page here, rather than to the one on the web. */
export function withPages(diagnostics: Diagnostic[], document: Uri): Diagnostic[] {
  for (const diagnostic of diagnostics) {
    const { code } = diagnostic;
    if (typeof code !== "object") continue;
    const page = { rule: String(code.value), url: code.target.toString(true), foundIn: document.toString() };
    diagnostic.code = { value: page.rule, target: rulePage(page) };
  }
  return diagnostics;
}

function rulePage(page: RulePage): Uri {
  return pageUri(page.rule.replaceAll("/", "-"), page);
}

function pageUri(title: string, page: Page): Uri {
  return Uri.from({ scheme, path: `/${title.replaceAll("/", "-")}.md`, query: JSON.stringify(page) });
}

/** Shows Markdown as people read it, or as source where VS Code's own preview is switched off. */
async function show(uri: Uri, viewColumn: ViewColumn): Promise<void> {
  try {
    await commands.executeCommand("vscode.openWith", uri, "vscode.markdown.preview.editor", viewColumn);
  } catch {
    await window.showTextDocument(uri, { viewColumn });
  }
}

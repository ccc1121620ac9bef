import { commands, type Disposable, l10n, ProgressLocation, Uri, window, workspace } from "vscode";
import type { Connection } from "./connection.ts";
import { firstConfig } from "./first-config.ts";
import { pickFolder, writeNew } from "./folder.ts";
import type { Pages } from "./pages.ts";
import { serverCommands, type WorkspaceSummary } from "./protocol.ts";
import { openSample, type SampleArguments } from "./samples.ts";

export function registerCommands(connection: Connection, pages: Pages, extension: Uri): Disposable[] {
  const register = <T extends unknown[]>(id: string, run: (...args: T) => Promise<void>): Disposable =>
    commands.registerCommand(id, async (...args: T) => {
      try {
        await run(...args);
      } catch (error) {
        void window.showErrorMessage(error instanceof Error ? error.message : String(error));
      }
    });
  return [
    register("tactful.openSample", (...args: SampleArguments) => openSample(extension, ...args)),
    // Menus give a Uri, lenses an address as the server writes it, the palette nothing.
    register("tactful.showOutline", async (given?: Uri | string) => {
      const uri = typeof given === "string" ? Uri.parse(given) : (given ?? window.activeTextEditor?.document.uri);
      if (uri !== undefined) await pages.showOutline(uri);
    }),
    register("tactful.checkWorkspace", () => checkWorkspace(connection)),
    register("tactful.saveReport", () => saveReport(connection)),
    register("tactful.showRule", () => pickRule(extension, pages)),
    register("tactful.openRule", (rule: string, url?: string) =>
      pages.showRule({ rule, ...(url !== undefined && { url }), ...textInFront() }),
    ),
    register("tactful.createConfig", createConfig),
    register("tactful.restart", () => connection.restart()),
    register("tactful.showLog", async () => connection.showLog()),
  ];
}

async function checkWorkspace(connection: Connection): Promise<void> {
  const summary = await withProgress(l10n.t("Checking all texts"), (options) =>
    connection.run<WorkspaceSummary | null>(serverCommands.lintWorkspace, [], options),
  );
  if (!summary) return;
  const { files, documents, errors, warnings, infos } = summary;
  if (documents === 0) {
    void window.showInformationMessage(l10n.t("There are no texts in the workspace that Tactful can read."));
    return;
  }
  const counts = l10n.t("errors: {0}, warnings: {1}, suggestions: {2}", errors, warnings, infos);
  const read = l10n.t("Texts checked: {0}, in files: {1}.", documents, files);
  if (errors + warnings + infos === 0) {
    void window.showInformationMessage(`${read} ${l10n.t("Nothing found.")}`);
    return;
  }
  const problems = l10n.t("Show Them");
  const report = l10n.t("Save a Report");
  const answer = await window.showInformationMessage(`${read} ${l10n.t("Found: {0}.", counts)}`, problems, report);
  if (answer === problems) await commands.executeCommand("workbench.actions.view.problems");
  if (answer === report) await saveReport(connection);
}

async function saveReport(connection: Connection): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  const target = await window.showSaveDialog({
    title: l10n.t("Save a Report on All Texts"),
    filters: { Markdown: ["md"] },
    ...(folder && { defaultUri: Uri.joinPath(folder.uri, l10n.t("tactful-report.md")) }),
  });
  if (target === undefined) return;
  const report = await withProgress(l10n.t("Writing the report"), (options) =>
    connection.run<string>(serverCommands.report, [], options),
  );
  await workspace.fs.writeFile(target, new TextEncoder().encode(report));
  await commands.executeCommand("markdown.showPreview", target);
}

/** All rules are keys of the schema of tactful.json, which lies beside the extension. */
async function pickRule(extension: Uri, pages: Pages): Promise<void> {
  const file = Uri.joinPath(extension, "dist", "tactful.schema.json");
  const schema = JSON.parse(new TextDecoder().decode(await workspace.fs.readFile(file)));
  const rules = schema.properties.rules.properties as Record<string, { description?: string }>;
  const picked = await window.showQuickPick(
    Object.entries(rules).map(([label, { description = "" }]) => ({ label, detail: description })),
    { placeHolder: l10n.t("Which rule?"), matchOnDetail: true },
  );
  if (picked !== undefined) await pages.showRule({ rule: picked.label, ...textInFront() });
}

function textInFront(): { foundIn?: string } {
  const document = window.activeTextEditor?.document;
  return document === undefined ? {} : { foundIn: document.uri.toString() };
}

async function createConfig(): Promise<void> {
  const folder = await pickFolder();
  if (folder === undefined) return;
  const file = Uri.joinPath(folder, "tactful.json");
  await writeNew(file, firstConfig());
  await window.showTextDocument(file);
}

type RunOptions = NonNullable<Parameters<Connection["run"]>[2]>;

function withProgress<T>(title: string, task: (options: RunOptions) => Promise<T>): Thenable<T> {
  return window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (progress, token) =>
    task({ progress, token }),
  );
}

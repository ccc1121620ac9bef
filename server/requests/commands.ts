import type { ExecuteCommandParams, WorkDoneProgressReporter } from "vscode-languageserver";
import { LSPErrorCodes, ResponseError } from "vscode-languageserver";
import { languages } from "../../core/text/language.ts";
import { countsOf, languageFor } from "../analysis.ts";
import { checkWorkspace } from "../check-workspace.ts";
import { outlineMarkdown } from "../markdown/outline.ts";
import { reportMarkdown } from "../markdown/report.ts";
import { ruleDoc } from "../rule-docs.ts";
import type { Session } from "../session.ts";
import { diagnosticsOf } from "./diagnostics.ts";

type Run = (session: Session, args: readonly unknown[], progress: WorkDoneProgressReporter) => Promise<unknown>;

const run: Record<string, Run> = {
  "tactful.lintWorkspace": lintWorkspace,
  "tactful.outline": outline,
  "tactful.report": report,
  "tactful.rulePage": rulePage,
  "tactful.showRulePage": showRulePage,
};

/** What the editor may ask for by `workspace/executeCommand`. */
export const commands: readonly string[] = Object.keys(run);

export function serveCommands(session: Session): void {
  // What an editor asks for itself must not be shown twice.
  session.documents.onDidOpen(({ document: { uri } }) => {
    if (session.client.pullsDiagnostics && session.shownClosed.delete(uri))
      void session.connection.sendDiagnostics({ uri, diagnostics: [] });
  });
  session.connection.onExecuteCommand(async (params: ExecuteCommandParams, _token, progress) => {
    const command = Object.hasOwn(run, params.command) ? run[params.command] : undefined;
    if (!command) throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no command ${params.command}`);
    await session.settled;
    return command(session, params.arguments ?? [], await progressFor(session, params, progress));
  });
}

/** Where to tell how far it is: editors that can show it do not always ask for it. */
async function progressFor(
  { client, connection }: Session,
  { workDoneToken }: ExecuteCommandParams,
  asked: WorkDoneProgressReporter,
): Promise<WorkDoneProgressReporter> {
  return workDoneToken === undefined && client.showsProgress ? connection.window.createWorkDoneProgress() : asked;
}

/** Checks all texts of the workspace, and shows what is wrong in those that are not open. */
async function lintWorkspace(
  session: Session,
  _args: readonly unknown[],
  progress: WorkDoneProgressReporter,
): Promise<unknown> {
  const { connection, documents } = session;
  const total = { files: 0, documents: 0, errors: 0, warnings: 0, infos: 0 };
  for await (const analysis of checkWorkspace(session, progress)) {
    const { uri } = analysis.document;
    const { error, warning, info } = countsOf(analysis.readings.flatMap(({ result }) => result.problems));
    total.files++;
    total.documents += analysis.readings.length;
    total.errors += error;
    total.warnings += warning;
    total.infos += info;
    if (documents.get(uri)) continue;
    session.shownClosed.add(uri);
    await connection.sendDiagnostics({ uri, diagnostics: diagnosticsOf(session, analysis) });
  }
  return total;
}

async function outline(session: Session, [uri]: readonly unknown[]): Promise<string> {
  const document = typeof uri === "string" ? session.documents.get(uri) : undefined;
  if (!document) throw new ResponseError(LSPErrorCodes.RequestFailed, "The text is not open");
  return outlineMarkdown(session, await session.analyses.of(document));
}

async function report(
  session: Session,
  _args: readonly unknown[],
  progress: WorkDoneProgressReporter,
): Promise<string> {
  const checked = [];
  for await (const file of checkWorkspace(session, progress)) checked.push(file);
  return reportMarkdown(session, checked);
}

/** @param args The rule, and where it is known the language of the text that it was found in. */
async function rulePage(session: Session, [rule, given]: readonly unknown[]): Promise<string> {
  const language = languages.find((each) => each === given);
  const doc = await ruleDoc(String(rule), languageFor(session.settings, language, session.client.locale));
  if (!doc) throw new ResponseError(LSPErrorCodes.RequestFailed, `There is no page of the rule ${rule}`);
  return doc.page;
}

async function showRulePage({ connection }: Session, [, url]: readonly unknown[]): Promise<boolean> {
  if (typeof url !== "string" || !url.startsWith("https://")) return false;
  return (await connection.window.showDocument({ uri: url, external: true })).success;
}

import {
  type CancellationToken,
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentDiagnosticReport,
  DocumentDiagnosticReportKind,
  type Position,
  type Range,
} from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { type Severity, severities } from "../../core/problem.ts";
import { type Analysis, type Located, problemsOf, rangeOf } from "../analysis.ts";
import type { Session } from "../session.ts";
import { sendStatus } from "../status.ts";

/** More in one file help nobody, and slow editors down. */
const MOST_DIAGNOSTICS = 1000;

const TOP: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
};

/** Answers for diagnostics, or sends them to an editor that does not ask. */
export function serveDiagnostics(session: Session): void {
  const { connection, documents, client } = session;
  /** The version that was last opened or saved, by file. */
  const settled = new Map<string, number>();
  documents.onDidOpen(({ document }) => void settled.set(document.uri, document.version));
  documents.onDidSave(({ document }) => void settled.set(document.uri, document.version));
  documents.onDidClose(({ document }) => void settled.delete(document.uri));

  if (client.pullsDiagnostics) {
    connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) =>
      answer(documents.get(textDocument.uri), previousResultId, token),
    );
    if (client.refreshes.diagnostics)
      session.onRefresh(() => void connection.languages.diagnostics.refresh().catch(() => {}));
    return;
  }

  documents.onDidChangeContent(({ document }) => void (isDue(document) && send(document)));
  documents.onDidSave(({ document }) => void (session.settings.run === "onSave" && send(document)));
  documents.onDidClose(({ document: { uri } }) => void connection.sendDiagnostics({ uri, diagnostics: [] }));
  session.onRefresh(() => documents.all().forEach((document) => void send(document)));

  async function answer(
    document: TextDocument | undefined,
    previous: string | undefined,
    token: CancellationToken,
  ): Promise<DocumentDiagnosticReport> {
    if (!document) return { kind: DocumentDiagnosticReportKind.Full, items: [] };
    // Where only what is saved counts, the editor keeps what it has.
    if (previous?.startsWith(`${session.analyses.generation}:`) && !isDue(document))
      return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: previous };
    const analysis = await session.analyses.of(document, token);
    sendStatus(session, analysis);
    const resultId = analysis.id;
    if (resultId === previous) return { kind: DocumentDiagnosticReportKind.Unchanged, resultId };
    return { kind: DocumentDiagnosticReportKind.Full, resultId, items: diagnosticsOf(session, analysis) };
  }

  async function send(document: TextDocument): Promise<void> {
    try {
      const analysis = await session.analyses.of(document);
      sendStatus(session, analysis);
      const { uri, version } = document;
      await connection.sendDiagnostics({ uri, version, diagnostics: diagnosticsOf(session, analysis) });
    } catch {
      // The file was closed meanwhile.
    }
  }

  function isDue({ uri, version }: TextDocument): boolean {
    return session.settings.run === "onType" || settled.get(uri) === version || !settled.has(uri);
  }
}

/** All that is to be told of a file, worst first where it is too much. */
export function diagnosticsOf(session: Session, analysis: Analysis): Diagnostic[] {
  const strings = session.stringsFor(analysis, analysis.readings[0]);
  if (analysis.state === "held") return [remark(TOP, DiagnosticSeverity.Warning, strings.held(analysis.detail))];
  if (analysis.state === "failed") return [remark(TOP, DiagnosticSeverity.Error, strings.failed(analysis.detail))];
  const problems = problemsOf(analysis);
  const shown =
    problems.length <= MOST_DIAGNOSTICS
      ? problems
      : severities
          .flatMap((level) => problems.filter(({ problem }) => problem.severity === level))
          .slice(0, MOST_DIAGNOSTICS);
  const left = problems.length - shown.length;
  return [
    ...(left > 0 ? [remark(TOP, DiagnosticSeverity.Information, strings.moreProblems(left))] : []),
    ...shown.map((problem) => toDiagnostic(session, problem)),
    ...noticesOf(session, analysis),
    ...failuresOf(analysis),
  ];
}

export function toDiagnostic({ client }: Session, { problem, range }: Located): Diagnostic {
  return {
    range,
    severity: SEVERITY[problem.severity],
    code: problem.rule,
    ...(problem.url && client.diagnostics.links && { codeDescription: { href: problem.url } }),
    source: "tactful",
    message: problem.message,
    // For editors' own scripts: what the menu of actions is made of.
    ...(client.diagnostics.data && { data: dataOf(problem) }),
  };
}

function dataOf({ suggestions, fixable, opinion }: Located["problem"]): object {
  return { suggestions, fixable, ...(opinion && { opinion }) };
}

/** What is to be told of suppressions, heads and the like. */
function noticesOf({ client }: Session, analysis: Analysis): Diagnostic[] {
  return analysis.readings.flatMap((reading) =>
    reading.result.notices.map((notice): Diagnostic => {
      const range = rangeOf(analysis, reading, notice);
      const { code } = notice;
      return {
        ...remark(range, DiagnosticSeverity.Information, notice.message),
        code,
        ...(code.startsWith("unused-suppression") &&
          client.diagnostics.unnecessary && { tags: [DiagnosticTag.Unnecessary] }),
      };
    }),
  );
}

/** Records of a table that cannot be read. */
function failuresOf({ document, failures }: Analysis): Diagnostic[] {
  // After the last line there is none.
  const within = (position: Position): Position => document.positionAt(document.offsetAt(position));
  return failures.map((error) => {
    const line = (error.place.line ?? 1) - 1;
    const character = (error.place.column ?? 1) - 1;
    const range = { start: within({ line, character }), end: within({ line: line + 1, character: 0 }) };
    return remark(range, DiagnosticSeverity.Error, [error.message, error.remedy].filter(Boolean).join(". "));
  });
}

function remark(range: Range, severity: DiagnosticSeverity, message: string): Diagnostic {
  return { range, severity, source: "tactful", message };
}

import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type Diagnostic,
  type Range,
} from "vscode-languageserver";
import { type Edit, editOf } from "../../core/fix.ts";
import { hasPlaces } from "../../core/rewriting.ts";
import { runStart } from "../../core/text/seek.ts";
import { shortened } from "../../core/text/shortened.ts";
import { type Analysis, type Located, meets, problemsOf, type Reading, rangeOf } from "../analysis.ts";
import { configEdit } from "../config-edit.ts";
import { type Change, workspaceEdit } from "../edits.ts";
import { fixAllEdits } from "../fix-all.ts";
import { missingParts } from "../missing-parts.ts";
import type { Session } from "../session.ts";
import { ignoreFile, ignoreHere } from "../suppressing.ts";
import { toDiagnostic } from "./diagnostics.ts";

/** The kind of the action that mends all that can be mended without a look. */
const FIX_ALL = `${CodeActionKind.SourceFixAll}.tactful`;

/** Longer menus are not read. */
const MOST_REWRITES = 4;
/** For so many problems at once only rewrites are offered. */
const MOST_PROBLEMS = 3;
const LONGEST_TITLE = 60;

/** Offers rewrites of what is underlined, parts that are missing, and ways to silence a rule. */
export function serveCodeActions(session: Session): void {
  session.connection.onCodeAction(async ({ textDocument, range, context }, token) => {
    const document = session.documents.get(textDocument.uri);
    if (!document || !session.client.takesActions) return [];
    const analysis = await session.analyses.of(document, token);
    const actions: CodeAction[] = [];
    if (asksFor(context, CodeActionKind.QuickFix)) {
      // Of several the shortest is the one that is pointed at; a finding about a whole sentence lies below many others.
      const found = problemsOf(analysis)
        .filter((one) => meets(one.range, range) && isNamed(one, context))
        .sort((a, b) => lengthOf(a) - lengthOf(b))
        .slice(0, MOST_PROBLEMS);
      const [first, ...others] = found;
      if (first && !isWider(range, first.range)) {
        for (const one of found) actions.push(...rewrites(session, analysis, one));
        for (const one of found) actions.push(...(await insertions(session, analysis, one)));
        if (others.length === 0 || picksActions(session)) actions.push(...(await silencers(session, analysis, first)));
      } else {
        // For a whole passage, the best of each.
        for (const one of found) actions.push(...rewrites(session, analysis, one).slice(0, 1));
      }
      actions.push(...removals(session, analysis, (notice) => meets(notice, range)));
    }
    // Some editors apply whatever they get: this one is given only where it is asked for by name.
    if (context.only?.some((kind) => isKind(FIX_ALL, kind))) actions.push(...(await fixAll(session, analysis)));
    return onePreferred(actions).map((action) => withDiagnostics(action, context));
  });
}

/** Editors make the preferred action without a question: of several, that of the words that are pointed at. */
function onePreferred(actions: readonly CodeAction[]): CodeAction[] {
  const first = actions.find(({ isPreferred }) => isPreferred);
  return actions.map((action) => {
    if (!action.isPreferred || action === first) return action;
    const { isPreferred, ...rest } = action;
    return rest;
  });
}

/** Whether the editor asks about a problem: it may name those that it means. */
function isNamed({ problem, range }: Located, { diagnostics }: CodeActionContext): boolean {
  const ours = diagnostics.filter(({ source }) => source === "tactful");
  return ours.length === 0 || ours.some((one) => one.code === problem.rule && meets(one.range, range));
}

/** Whether a selection reaches over more lines than a problem. */
function isWider(selection: Range, { start, end }: Range): boolean {
  return selection.end.line - selection.start.line > end.line - start.line;
}

function lengthOf({ problem }: Located): number {
  return problem.end - problem.start;
}

/** Whether a person picks one of the actions, as in our own extension: some editors apply all of them. */
function picksActions({ client }: Session): boolean {
  return client.commands.has("tactful.openRule");
}

/** Whether a kind is wanted: nothing said is everything, and a kind stands for those below it. */
function asksFor({ only }: CodeActionContext, kind: string): boolean {
  return only === undefined || only.some((wanted) => isKind(kind, wanted));
}

function isKind(kind: string, wanted: string): boolean {
  return wanted === "" || kind === wanted || kind.startsWith(`${wanted}.`);
}

function rewrites(session: Session, analysis: Analysis, located: Located): CodeAction[] {
  const { problem, reading } = located;
  const { actions } = session.stringsFor(analysis, reading);
  return problem.rewrites.slice(0, MOST_REWRITES).flatMap((rewrite) => {
    const edit = editOf(reading.source, rewrite);
    if (!edit) return [];
    const change = { ...changeOf(analysis, edit), isSnippet: hasPlaces(rewrite) };
    return {
      title: actions.replaceWith(shortened(rewrite.text, LONGEST_TITLE)),
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(session, located)],
      ...(problem.fixable && problem.rewrites.length === 1 && { isPreferred: true }),
      edit: workspaceEdit(session.client, analysis.document, [change]),
    };
  });
}

/** Sentences for what a text lacks, where it is told that it does. */
async function insertions(session: Session, analysis: Analysis, located: Located): Promise<CodeAction[]> {
  const { problem, reading } = located;
  if (problem.rule !== "structure/missing" || reading.source.map) return [];
  const { actions } = session.stringsFor(analysis, reading);
  const parts = await missingParts(session, analysis, reading);
  const found: CodeAction[] = [];
  for (const { name, sentence, findChange } of parts) {
    const change = await findChange();
    if (!sentence || !change) continue;
    found.push({
      title: actions.insert(name, shortened(sentence, LONGEST_TITLE)),
      kind: CodeActionKind.QuickFix,
      diagnostics: [toDiagnostic(session, located)],
      edit: workspaceEdit(session.client, analysis.document, [change]),
    });
  }
  return found;
}

/** Ways to silence the rule, from the smallest place to the largest, and its page. */
async function silencers(session: Session, analysis: Analysis, located: Located): Promise<CodeAction[]> {
  const { problem, reading } = located;
  const { rule, url } = problem;
  const { client } = session;
  const { actions } = session.stringsFor(analysis, reading);
  const common = { kind: CodeActionKind.QuickFix, diagnostics: [toDiagnostic(session, located)] };
  const here = await ignoreHere(analysis, located, actions.reason);
  const inFile = await ignoreFile(analysis, located, actions.reason);
  const inConfig = await configEdit(session, analysis, rule);
  const command = client.commands.has("tactful.openRule") ? "tactful.openRule" : "tactful.showRulePage";
  const canOpen = command === "tactful.openRule" || (client.showsDocuments && url !== "");
  return [
    ...(here
      ? [{ ...common, title: actions.ignoreHere(rule), edit: workspaceEdit(client, analysis.document, [here]) }]
      : []),
    ...(inFile
      ? [{ ...common, title: actions.offInFile(rule), edit: workspaceEdit(client, analysis.document, [inFile]) }]
      : []),
    ...(inConfig ? [{ ...common, title: actions.offInConfig(rule), edit: inConfig }] : []),
    ...(canOpen
      ? [
          {
            ...common,
            title: actions.openPage(rule),
            command: { title: actions.openPage(rule), command, arguments: [rule, url] },
          },
        ]
      : []),
  ];
}

/** Takes away suppressions that silence nothing. */
function removals(session: Session, analysis: Analysis, isWanted: (range: Located["range"]) => boolean): CodeAction[] {
  return analysis.readings.flatMap((reading) => {
    const unused = reading.result.notices.filter(({ code }) => code.startsWith("unused-suppression"));
    return unused.flatMap((notice) => {
      const isComment = reading.source.text.startsWith("<!--", notice.start);
      const range = rangeOf(analysis, reading, isComment ? wholeLine(reading, notice) : notice);
      if (!isComment || !isWanted(range)) return [];
      return {
        title: session.stringsFor(analysis, reading).actions.removeSuppression,
        kind: CodeActionKind.QuickFix,
        isPreferred: true,
        edit: workspaceEdit(session.client, analysis.document, [{ range, text: "" }]),
      };
    });
  });
}

/** The span of a comment, with its line where it stands there alone, else with the space before it. */
function wholeLine(
  { source: { text } }: Reading,
  { start, end }: { start: number; end: number },
): { start: number; end: number } {
  const from = runStart(text, start, " \t");
  const lineEnd = /^[ \t]*(\r\n?|\n|$)/.exec(text.slice(end))?.[0];
  const isAlone = lineEnd !== undefined && (from === 0 || /[\r\n]/.test(text[from - 1] as string));
  return isAlone ? { start: from, end: end + lineEnd.length } : { start: from, end };
}

/** One edit for all that may be mended without a person's look. */
async function fixAll(session: Session, analysis: Analysis): Promise<CodeAction[]> {
  const edits = await fixAllEdits(session, analysis);
  if (edits.length === 0) return [];
  const { actions } = session.stringsFor(analysis, analysis.readings[0]);
  const changes = edits.map((edit) => changeOf(analysis, edit));
  return [{ title: actions.fixAll, kind: FIX_ALL, edit: workspaceEdit(session.client, analysis.document, changes) }];
}

function changeOf({ document }: Analysis, { start, end, text }: Edit): Change {
  return { range: { start: document.positionAt(start), end: document.positionAt(end) }, text };
}

/** The editor's own diagnostics in the place of ours: some compare them. */
function withDiagnostics(action: CodeAction, { diagnostics }: CodeActionContext): CodeAction {
  if (!action.diagnostics) return action;
  const same = (a: Diagnostic, b: Diagnostic) =>
    a.code === b.code &&
    a.range.start.line === b.range.start.line &&
    a.range.start.character === b.range.start.character;
  return {
    ...action,
    diagnostics: action.diagnostics.map((own) => diagnostics.find((theirs) => same(own, theirs)) ?? own),
  };
}

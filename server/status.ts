import type { TextDocument } from "vscode-languageserver-textdocument";
import { nameIn } from "../core/structure/words.ts";
import { type Analysis, countsOf } from "./analysis.ts";
import { outlineWordsOf } from "./outline-words.ts";
import type { Session } from "./session.ts";

/** What was told of each file last: a key seldom changes it. */
const told = new WeakMap<TextDocument, string>();

/** Tells an editor that wants to know what a text was taken for. */
export function sendStatus(session: Session, analysis: Analysis): void {
  if (session.client.wantsStatus) void send(session, analysis);
}

async function send({ connection, locale }: Session, analysis: Analysis): Promise<void> {
  const { document, state, readings, detail, config } = analysis;
  const [reading] = readings;
  const result = reading?.result;
  // It stands among the editor's own words.
  const words = await outlineWordsOf(locale);
  const { error, warning, info } = countsOf(readings.flatMap((one) => one.result.problems));
  const isForeign = state === "checked" && result?.language === null;
  const status = {
    uri: document.uri,
    state: isForeign ? "foreign" : state,
    ...(state === "checked" &&
      result && {
        kind: result.kind,
        kindBy: result.verdict.by,
        language: result.language,
        template: result.outline.template === null ? null : nameIn(words, `templates/${result.outline.template}`),
      }),
    errors: error,
    warnings: warning,
    infos: info,
    ...(detail && { detail }),
    ...(config && { config }),
  };
  const said = JSON.stringify(status);
  if (told.get(document) === said) return;
  told.set(document, said);
  await connection.sendNotification("tactful/status", status);
}

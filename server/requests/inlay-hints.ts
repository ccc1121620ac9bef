import { type InlayHint, InlayHintKind } from "vscode-languageserver";
import { type Analysis, meets, type Reading, rangeOf } from "../analysis.ts";
import { snippetOf } from "../edits.ts";
import { type MissingPart, missingParts } from "../missing-parts.ts";
import type { Session } from "../session.ts";

/** Names in the text itself what is missing there, where the setting asks for it. */
export function serveInlayHints(session: Session): void {
  const { connection, documents, client, analyses } = session;
  connection.languages.inlayHint.on(async ({ textDocument, range }, token): Promise<InlayHint[]> => {
    const document = documents.get(textDocument.uri);
    if (!document || session.settings.missing !== "inlayHint") return [];
    const analysis = await analyses.of(document, token);
    const hints = await Promise.all(
      analysis.readings.map(async (reading) => {
        const parts = await missingParts(session, analysis, reading);
        return Promise.all(parts.map((part) => hintOf(analysis, reading, part)));
      }),
    );
    return hints.flat().filter(({ position }) => meets({ start: position, end: position }, range));
  });
  if (client.refreshes.inlayHints)
    session.onRefresh(() => void connection.languages.inlayHint.refresh().catch(() => {}));
}

async function hintOf(
  analysis: Analysis,
  reading: Reading,
  { name, advice, at, sentence, findChange }: MissingPart,
): Promise<InlayHint> {
  const { start: position } = rangeOf(analysis, reading, { start: at, end: at });
  // A hint has no places to fill in.
  const change = sentence !== undefined && snippetOf(sentence) === sentence ? await findChange() : undefined;
  return {
    position,
    label: `+ ${name}`,
    kind: InlayHintKind.Type,
    paddingLeft: true,
    ...(advice && { tooltip: advice }),
    ...(change && { textEdits: [{ range: change.range, newText: change.text }] }),
  };
}

import { type InlayHint, InlayHintKind } from "vscode-languageserver";
import { meets, rangeOf } from "../analysis.ts";
import { snippetOf } from "../edits.ts";
import { missingParts } from "../missing-parts.ts";
import type { Session } from "../session.ts";

/** Names in the text itself what is missing there, where the setting asks for it. */
export function serveInlayHints(session: Session): void {
  const { connection, documents, client, analyses } = session;
  connection.languages.inlayHint.on(async ({ textDocument, range }, token): Promise<InlayHint[]> => {
    const document = documents.get(textDocument.uri);
    if (!document || session.settings.missing !== "inlayHint") return [];
    const analysis = await analyses.of(document, token);
    const hints = await Promise.all(
      analysis.readings.map(async (reading) =>
        (await missingParts(session, analysis, reading)).map(({ name, advice, at, change }): InlayHint => {
          const { start: position } = rangeOf(analysis, reading, { start: at, end: at });
          return {
            position,
            label: `+ ${name}`,
            kind: InlayHintKind.Type,
            paddingLeft: true,
            ...(advice && { tooltip: advice }),
            ...(change &&
              snippetOf(change.text) === change.text && { textEdits: [{ range: change.range, newText: change.text }] }),
          };
        }),
      ),
    );
    return hints.flat().filter(({ position }) => meets({ start: position, end: position }, range));
  });
  if (client.refreshes.inlayHints)
    session.onRefresh(() => void connection.languages.inlayHint.refresh().catch(() => {}));
}

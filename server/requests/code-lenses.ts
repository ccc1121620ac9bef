import type { CodeLens, Command } from "vscode-languageserver";
import { rangeOf } from "../analysis.ts";
import { missingParts } from "../missing-parts.ts";
import type { Session } from "../session.ts";

/** Rows of a table that lack something; more lenses are a curtain. */
const MOST_LENSES = 200;

/** Says above a text what it lacks, where the setting asks for it. */
export function serveCodeLenses(session: Session): void {
  const { connection, documents, client, analyses } = session;
  connection.onCodeLens(async ({ textDocument }, token): Promise<CodeLens[]> => {
    const document = documents.get(textDocument.uri);
    if (!document || session.settings.missing !== "codeLens") return [];
    const analysis = await analyses.of(document, token);
    const lenses: CodeLens[] = [];
    for (const reading of analysis.readings) {
      const parts = await missingParts(session, analysis, reading);
      if (parts.length === 0) continue;
      const title = session.stringsFor(analysis, reading).missing(parts.map(({ name }) => name).join(" · "));
      const [body] = reading.source.blocks.filter(({ quote }) => !quote);
      const { start } = rangeOf(analysis, reading, body ? body.map.toSource(0, 0) : { start: 0, end: 0 });
      lenses.push({ range: { start, end: start }, command: commandFor(title, document.uri) });
      if (lenses.length === MOST_LENSES) break;
    }
    return lenses;
  });
  if (client.refreshes.codeLenses)
    session.onRefresh(() => void connection.sendRequest("workspace/codeLens/refresh").catch(() => {}));

  /** What a click does: the editor's own view of the outline, if it has one. */
  function commandFor(title: string, uri: string): Command {
    const command = client.commands.has("tactful.showOutline") ? "tactful.showOutline" : "tactful.outline";
    return { title, command, arguments: [uri] };
  }
}

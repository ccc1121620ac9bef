import { type DocumentSymbol, type SymbolInformation, SymbolKind } from "vscode-languageserver";
import { placesOf } from "../../core/structure/checklist.ts";
import { nameIn } from "../../core/structure/words.ts";
import { shortened } from "../../core/text/shortened.ts";
import { type Analysis, languageFor, type Reading, rangeOf } from "../analysis.ts";
import { outlineWordsOf } from "../outline-words.ts";
import type { Session } from "../session.ts";

const LONGEST_DETAIL = 80;

/** The outline of a text as the editor's own: greeting, value, help, call to action. */
export function serveSymbols(session: Session): void {
  session.connection.onDocumentSymbol(async ({ textDocument }, token) => {
    const document = session.documents.get(textDocument.uri);
    if (!document) return [];
    const analysis = await session.analyses.of(document, token);
    const symbols = await symbolsOf(session, analysis);
    return session.client.hasNestedSymbols ? symbols : symbols.flatMap((symbol) => flat(symbol, document.uri));
  });
}

async function symbolsOf(session: Session, analysis: Analysis): Promise<DocumentSymbol[]> {
  const texts = await Promise.all(
    analysis.readings.map(async (reading) => ({ reading, elements: await elementsOf(session, analysis, reading) })),
  );
  return texts.flatMap(({ reading, elements }) => {
    const { row, id, text } = reading.source;
    if (row === undefined) return elements;
    const range = rangeOf(analysis, reading, { start: 0, end: text.length });
    const name = session.stringsFor(analysis, reading).outline.row(row);
    return {
      name,
      detail: id ?? shortened(text, LONGEST_DETAIL),
      kind: SymbolKind.Object,
      range,
      selectionRange: range,
      children: elements,
    };
  });
}

/** One symbol for each place: one sentence may be several elements. */
async function elementsOf({ client }: Session, analysis: Analysis, reading: Reading): Promise<DocumentSymbol[]> {
  const { result, source } = reading;
  const words = await outlineWordsOf(languageFor(analysis.settings, result.language, client.locale));
  const spans = placesOf(result.outline.elements).sort((a, b) => a.start - b.start || b.end - a.end);
  return spans.map(({ start, end, elements }) => {
    const range = rangeOf(analysis, reading, { start, end });
    const name = elements.map((element) => nameIn(words, `elements/${element}`)).join(", ");
    const detail = shortened(source.text.slice(start, end), LONGEST_DETAIL);
    return { name: capitalised(name), detail, kind: SymbolKind.String, range, selectionRange: range };
  });
}

function flat(symbol: DocumentSymbol, uri: string, containerName?: string): SymbolInformation[] {
  const { name, kind, range, children = [] } = symbol;
  const own = { name, kind, location: { uri, range }, ...(containerName && { containerName }) };
  return [own, ...children.flatMap((child) => flat(child, uri, name))];
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

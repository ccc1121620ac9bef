import { TextDocument } from "vscode-languageserver-textdocument";
import type { UserError } from "../core/errors.ts";
import { type Checked, type Edit, fixText } from "../core/fix.ts";
import type { Analysis } from "./analysis.ts";
import type { Session } from "./session.ts";

/** All that may be mended in a file without a person's look; nothing where the file has changed meanwhile. */
export async function fixAllEdits({ analyses }: Session, analysis: Analysis): Promise<Edit[]> {
  const { document, version } = analysis;
  const first = document.getText();
  const { edits } = await fixText(first, check);
  return document.version === version ? edits : [];

  async function* check(text: string): AsyncGenerator<Checked | UserError> {
    const { readings, failures } =
      text === first
        ? analysis
        : await analyses.once(TextDocument.create(document.uri, document.languageId, version, text));
    for (const { source, result } of readings) yield { document: source, problems: result.problems };
    yield* failures;
  }
}

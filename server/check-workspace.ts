import type { WorkDoneProgressReporter } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import type { UserError } from "../core/errors.ts";
import type { Analysis } from "./analysis.ts";
import type { Session } from "./session.ts";
import { stringsOf } from "./strings/choose.ts";

/** Checks all texts in the open folders, open ones as they are now. Those that cannot be read are told to the log. */
export async function* checkWorkspace(session: Session, progress: WorkDoneProgressReporter): AsyncGenerator<Analysis> {
  const { files, folders, documents, analyses, connection, locale } = session;
  const uris = await files.findTexts(folders);
  progress.begin(stringsOf(locale).report.progress, 0, undefined, false);
  try {
    for (const [i, uri] of uris.entries()) {
      progress.report(Math.floor((100 * i) / uris.length), uri.replace(/^.*\//, ""));
      const open = documents.get(uri);
      if (open) {
        yield await analyses.of(open);
        continue;
      }
      try {
        const document = TextDocument.create(uri, "", 0, await files.read(uri));
        const analysis = await analyses.once(document);
        if (analysis.state !== "off") yield analysis;
      } catch (error) {
        connection.console.warn((error as UserError).toString());
      }
    }
  } finally {
    progress.done();
  }
}

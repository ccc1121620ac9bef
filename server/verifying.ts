import { TextDocument } from "vscode-languageserver-textdocument";
import { UserError } from "../core/errors.ts";
import type { Change } from "./edits.ts";
import { formatOf } from "./formats.ts";

/** What a file says, and the comments in it. */
interface Contents {
  /** Its prose without white space. */
  words: string;
  comments: number;
}

/**
 * Whether a file says the same after a change, and what was put in is what it was meant to be: one more comment, or these
 * words. Markup has more corners than rules for where to put something could have.
 */
export async function isHarmless(
  document: TextDocument,
  change: Change,
  added: "comment" | { words: string },
): Promise<boolean> {
  const text = TextDocument.applyEdits(document, [{ range: change.range, newText: change.text }]);
  const before = await contentsOf(document);
  const after = await contentsOf(TextDocument.create(document.uri, document.languageId, 0, text));
  if (!before || !after) return false;
  if (added === "comment") return after.words === before.words && after.comments === before.comments + 1;
  const words = added.words.replace(/\s+/g, "");
  const at = after.words.indexOf(words);
  return at >= 0 && after.words.slice(0, at) + after.words.slice(at + words.length) === before.words;
}

async function contentsOf(document: TextDocument): Promise<Contents | undefined> {
  const format = await formatOf(document);
  if (!format) return undefined;
  const contents: Contents = { words: "", comments: 0 };
  for (const source of format.read(document.getText(), {})) {
    if (source instanceof UserError) return undefined;
    contents.words += source.blocks.map(({ text }) => text.replace(/\s+/g, "")).join("");
    contents.comments += source.comments.filter(({ text }) => text.startsWith("tactful-")).length;
  }
  return contents;
}

import { TextDocument } from "vscode-languageserver-textdocument";
import type { SourceDocument } from "../core/document.ts";
import { UserError } from "../core/errors.ts";
import type { Analysis } from "./analysis.ts";
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
  { document, readings }: Analysis,
  change: Change,
  added: "comment" | { words: string },
): Promise<boolean> {
  const text = TextDocument.applyEdits(document, [{ range: change.range, newText: change.text }]);
  const format = await formatOf(document);
  if (!format) return false;
  const read = [...format.read(text, {})];
  if (read.some((record) => record instanceof UserError)) return false;
  const before = contentsOf(readings.map(({ source }) => source));
  const after = contentsOf(read as SourceDocument[]);
  if (added === "comment") return after.words === before.words && after.comments === before.comments + 1;
  const words = added.words.replace(/\s+/g, "");
  const at = after.words.indexOf(words);
  return at >= 0 && after.words.slice(0, at) + after.words.slice(at + words.length) === before.words;
}

function contentsOf(sources: readonly SourceDocument[]): Contents {
  const contents: Contents = { words: "", comments: 0 };
  for (const { blocks, comments } of sources) {
    const own = blocks.filter(({ isIncluded }) => !isIncluded);
    contents.words += own.map(({ text }) => text.replace(/\s+/g, "")).join("");
    contents.comments += comments.filter(({ text }) => text.startsWith("tactful-")).length;
  }
  return contents;
}

import type { Kind, SourceDocument } from "./document.ts";
import type { Settings } from "./settings.ts";

/** More words than this are more than one writes to one customer by hand. */
const LONG_TEXT = 1200;

/** What the text is for: as it says itself, as the settings say, or a careful guess. */
export function kindOf(document: SourceDocument, settings: Settings): Kind {
  if (document.meta.kind) return document.meta.kind;
  if (settings.kind !== "auto") return settings.kind;
  return guessKind(document);
}

/** A review makes it a reply; a subject, a heading, or length an email; unsure means `message`, which has the fewest rules. */
function guessKind({ meta, blocks, text }: SourceDocument): Kind {
  if (meta.review !== undefined || meta.rating !== undefined) return "reply";
  if (blocks.some(({ role }) => role === "subject" || role === "preheader" || role === "heading" || role === "alt"))
    return "email";
  return text.length > LONG_TEXT ? "email" : "message";
}

import type { SourceDocument } from "../document.ts";
import type { DocumentMemory } from "../memory.ts";
import { maskTemplates } from "../text/mask.ts";
import type { Format } from "./format.ts";
import { readHead } from "./head.ts";
import { readMasked } from "./markdown.ts";
import { viewMdx } from "./mdx-view.ts";

/** Markdown with JSX: one document, with an optional head. Nothing in it is run, and none of its JavaScript is understood. */
export const mdx: Format = {
  *read(text, { memory }) {
    memory?.begin();
    yield readMdx(text, memory);
  },
};

export function readMdx(text: string, memory?: DocumentMemory): SourceDocument {
  const masked = maskTemplates(text).text;
  const view = viewMdx(masked, readHead(masked).bodyStart, text);
  const document = readMasked(view.text, text, { isMdx: true }, memory);
  const byPlace = <T>(all: T[], placeOf: (one: T) => number): T[] => all.sort((a, b) => placeOf(a) - placeOf(b));
  return {
    ...document,
    blocks: byPlace([...document.blocks, ...view.attributes], ({ map }) => map.toSource(0, 0).start),
    comments: byPlace([...document.comments, ...view.comments], ({ start }) => start),
  };
}

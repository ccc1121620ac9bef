import type { Nodes, Parents, Root } from "nlcst";
import { toString as textOf } from "nlcst-to-string";
import type { VFile } from "vfile";
import type { Block } from "../core/document.ts";
import { createRunBuilder } from "../core/text/text-map.ts";
import { createTactful } from "../rules/linter.ts";
import { addMessages, settingsOf, type TactfulOptions } from "./messages.ts";

export type { TactfulOptions } from "./messages.ts";

/**
 * A retext plugin: lints the prose of the tree, paragraph by paragraph, and adds messages with `ruleId`, `source`,
 * `actual`, `expected`, `note`, `url` and `place`. Positions are those of the tree's nodes.
 */
export default function retextTactful(options: TactfulOptions = {}) {
  const linter = createTactful(options.packs);
  const settings = settingsOf(options);
  return async (tree: Root, file: VFile): Promise<undefined> => {
    const text = String(file);
    const blocks = paragraphs(tree).map((node) => readParagraph(node, text));
    addMessages(file, await (await linter).lint({ text, blocks, meta: {}, comments: [], notices: [] }, settings));
  };
}

function paragraphs(node: Nodes): Nodes[] {
  if (node.type === "ParagraphNode") return [node];
  return "children" in node ? (node as Parents).children.flatMap(paragraphs) : [];
}

/** A paragraph's leaves are its text; a leaf that stands in the source as it is maps letter by letter. */
function readParagraph(paragraph: Nodes, source: string): Block {
  const builder = createRunBuilder();
  for (const leaf of leaves(paragraph)) {
    const value = textOf(leaf);
    const start = leaf.position?.start.offset ?? 0;
    const end = leaf.position?.end.offset ?? start;
    if (source.slice(start, end) === value) builder.copy(source, start, end);
    else builder.replace(value, start, end);
  }
  return { role: "paragraph", ...builder.build(), quote: false };
}

function leaves(node: Nodes): Nodes[] {
  return "children" in node ? (node as Parents).children.flatMap(leaves) : [node];
}

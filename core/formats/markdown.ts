import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import type { SourceDocument } from "../document.ts";
import { notice } from "../notices/notice.ts";
import { maskTemplates } from "../text/mask.ts";
import type { Format } from "./format.ts";
import { readHead } from "./head.ts";
import { type BlockSink, readNode, readStandIn } from "./markdown-blocks.ts";
import { type ParserInput, type PrepareOptions, prepareMarkdown } from "./markdown-input.ts";

/** Markdown with GitHub's tables, strikethrough, task lists and footnotes: one document, with an optional head. */
export const markdown: Format = {
  *read(text) {
    yield readMarkdown(text);
  },
};

export function readMarkdown(text: string, options?: PrepareOptions): SourceDocument {
  // The parser turns NUL into the same; here the text of both must agree.
  const masked = maskTemplates(text).text.replaceAll("\0", "\uFFFD");
  const { meta, blocks, notices, bodyStart } = readHead(masked);
  const sink: BlockSink = { text: masked, original: text, blocks, comments: [] };
  const headBlocks = blocks.length;
  let isFirst = true;

  for (const input of prepareMarkdown(masked, bodyStart, options)) {
    for (const { start, end, isPlain } of input.standIns) {
      if (isPlain) continue;
      notices.push(notice("untamed-markdown", {}, { start, end }));
    }
    // Where nothing is left to parse, there is no need of a parser.
    if (input.standIns.length === 1 && input.text.trim() === "x") {
      readStandIn(input.standIns[0], sink, "paragraph", false);
      isFirst = false;
      continue;
    }
    for (const node of parse(input).children) {
      if ((node.position?.start.offset ?? 0) < input.start || node.type === "definition") continue;
      readNode(node, input, sink, "paragraph", false);
      // A quote that the text opens with is the review that it answers.
      if (node.type === "html") continue;
      if (isFirst && node.type === "blockquote" && meta.review === undefined) {
        meta.review = blocks
          .slice(headBlocks)
          .map((block) => block.text)
          .join("\n\n");
      }
      isFirst = false;
    }
  }
  return { text, meta, blocks, comments: sink.comments, notices };
}

/** Extensions of the parser by the marks that they need: each costs time on every line. */
const EXTENSIONS: readonly { needs: RegExp; syntax: () => object; tree: () => object }[] = [
  { needs: /\|/, syntax: gfmTable, tree: gfmTableFromMarkdown },
  { needs: /~~/, syntax: () => gfmStrikethrough({ singleTilde: false }), tree: gfmStrikethroughFromMarkdown },
  { needs: /\[[ xX\t]\]/, syntax: gfmTaskListItem, tree: gfmTaskListItemFromMarkdown },
  { needs: /\[\^/, syntax: gfmFootnote, tree: gfmFootnoteFromMarkdown },
];

const optionsByNeeds = new Map<number, Options>();

function parse({ text }: ParserInput): ReturnType<typeof fromMarkdown> {
  const needs = EXTENSIONS.reduce((bits, extension, i) => bits | (Number(extension.needs.test(text)) << i), 0);
  let options = optionsByNeeds.get(needs);
  if (options === undefined) {
    const used = EXTENSIONS.filter((_, i) => needs & (1 << i));
    options = { extensions: used.map(({ syntax }) => syntax()), mdastExtensions: used.map(({ tree }) => tree()) };
    optionsByNeeds.set(needs, options);
  }
  return fromMarkdown(text, options);
}

import type { Nodes, PhrasingContent } from "mdast";
import type { Block, BlockRole, Comment } from "../document.ts";
import { OUTPUT_MASK } from "../text/mask.ts";
import { createRunBuilder, type RunBuilder } from "../text/text-map.ts";
import type { ParserInput, StandIn } from "./markdown-input.ts";
import { MARKS, readSimple } from "./markdown-simple.ts";
import { alignText } from "./markdown-text.ts";
import { readPlainText } from "./paragraphs.ts";

/** Where the blocks of a Markdown document gather. */
export interface BlockSink {
  /** The document's text with template tags masked; what blocks say is cut from it. */
  text: string;
  /** The same without the mask. */
  original: string;
  blocks: Block[];
  comments: Comment[];
}

/** Appends the blocks of one node, in document order. */
export function readNode(node: Nodes, input: ParserInput, sink: BlockSink, role: BlockRole, quote: boolean): void {
  switch (node.type) {
    case "paragraph":
    case "heading":
    case "tableCell": {
      const standIn = input.standInAt(startOf(node));
      if (standIn !== undefined) {
        readStandIn(standIn, sink, role, quote);
        return;
      }
      readProse(
        node.children,
        input,
        sink,
        node.type === "heading" ? "heading" : node.type === "tableCell" ? "table-cell" : role,
        quote,
      );
      return;
    }
    case "html":
      collectComments(input.toSource(startOf(node)), input.toSource(endOf(node)), sink);
      return;
    case "blockquote":
      for (const child of node.children) readNode(child, input, sink, role, true);
      return;
    case "listItem":
      for (const child of node.children) readNode(child, input, sink, "list-item", quote);
      return;
    case "list":
    case "table":
    case "tableRow":
    case "footnoteDefinition":
      for (const child of node.children) readNode(child, input, sink, role, quote);
      return;
  }
}

/** Reads lines that the parser did not get. */
export function readStandIn(standIn: StandIn, sink: BlockSink, role: BlockRole, quote: boolean): void {
  const { start, end } = standIn;
  if (standIn.blocks) {
    for (const block of standIn.blocks) readSimple(block, sink, role, quote);
    return;
  }
  const { blocks, comments } = readPlainText(sink.text.slice(0, end), start, sink.original);
  for (const { text, map, quote: isQuote } of blocks)
    sink.blocks.push({ role, text, map, reserved: MARKS, quote: quote || isQuote });
  for (const comment of comments) sink.comments.push(comment);
}

function readProse(
  nodes: PhrasingContent[],
  input: ParserInput,
  sink: BlockSink,
  role: BlockRole,
  quote: boolean,
): void {
  const runs = createRunBuilder();
  const alts: Block[] = [];
  const links: NonNullable<Block["links"]> = [];
  readPhrasing(nodes, { input, sink, runs, alts, links, quote });
  const { text, map } = runs.build();
  if (text.trim() !== "")
    sink.blocks.push({ role, text, map, ...(links.length > 0 && { links }), reserved: MARKS, quote });
  for (const alt of alts) sink.blocks.push(alt);
}

interface Prose {
  input: ParserInput;
  sink: BlockSink;
  runs: RunBuilder;
  /** The descriptions of images that stand in it. */
  alts: Block[];
  links: NonNullable<Block["links"]>;
  quote: boolean;
}

function readPhrasing(nodes: PhrasingContent[], prose: Prose): void {
  const { input, sink, runs } = prose;
  for (const node of nodes) {
    const start = startOf(node);
    const end = endOf(node);
    switch (node.type) {
      case "text":
        alignText(input.text, start, end, node.value, toSourceRuns(input, sink, runs));
        break;
      case "emphasis":
      case "strong":
      case "delete":
        readPhrasing(node.children, prose);
        break;
      case "link":
      case "linkReference": {
        const from = runs.length;
        // `<https://…>` says nothing but its address.
        if (input.text[start] === "<") runs.replace(OUTPUT_MASK, input.toSource(start), input.toSource(end));
        else readPhrasing(node.children, prose);
        if (runs.length > from) {
          prose.links.push({
            start: from,
            end: runs.length,
            ...("url" in node && { href: unmasked(node.url, node, prose) }),
          });
        }
        break;
      }
      case "inlineCode":
        runs.replace(OUTPUT_MASK, input.toSource(start), input.toSource(end));
        break;
      case "break":
        runs.replace("\n", input.toSource(start), input.toSource(end));
        break;
      case "html":
        if (/^<br[\s/>]/i.test(node.value)) runs.replace("\n", input.toSource(start), input.toSource(end));
        else collectComments(input.toSource(start), input.toSource(end), sink);
        break;
      case "image":
      case "imageReference":
        runs.replace(" ", input.toSource(start), input.toSource(end));
        if (node.alt) readAlt(node.alt, start, end, prose);
        break;
    }
  }
}

/** An address as it is written: with its template tags, where it has some. */
function unmasked(url: string, node: Nodes, { input, sink }: Prose): string {
  if (!url.includes(OUTPUT_MASK)) return url;
  const end = input.toSource(endOf(node));
  const source = sink.text.slice(input.toSource(startOf(node)), end);
  const at = source.lastIndexOf(url);
  if (at === -1) return url;
  const start = end - source.length + at;
  return sink.original.slice(start, start + url.length);
}

function readAlt(alt: string, start: number, end: number, { input, sink, alts, quote }: Prose): void {
  const runs = createRunBuilder();
  alignText(input.text, start + 2, end, alt, toSourceRuns(input, sink, runs), "*_~`[]!");
  const block: Block = { role: "alt", ...runs.build(), quote };
  if (block.text.trim() !== "") alts.push(block);
}

function toSourceRuns(
  { toSource }: ParserInput,
  { text }: BlockSink,
  runs: RunBuilder,
): Pick<RunBuilder, "replace"> & { copy(start: number, end: number): void } {
  return {
    copy: (start, end) => runs.copy(text, toSource(start), toSource(end)),
    replace: (words, start, end) => runs.replace(words, toSource(start), toSource(end)),
  };
}

/** Collects the comments of an HTML node, whose span is in the document's text. */
function collectComments(start: number, end: number, { original, comments }: BlockSink): void {
  const html = original.slice(start, end);
  for (let at = html.indexOf("<!--"); at !== -1; at = html.indexOf("<!--", at)) {
    const close = html.indexOf("-->", at);
    if (close === -1) return;
    comments.push({ text: html.slice(at + 4, close).trim(), start: start + at, end: start + close + 3 });
    at = close + 3;
  }
}

export function startOf(node: Nodes): number {
  return node.position?.start.offset ?? 0;
}

function endOf(node: Nodes): number {
  return node.position?.end.offset ?? 0;
}

import { fromMarkdown, type Options } from "mdast-util-from-markdown";
import { gfmFootnoteFromMarkdown } from "mdast-util-gfm-footnote";
import { gfmStrikethroughFromMarkdown } from "mdast-util-gfm-strikethrough";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTaskListItemFromMarkdown } from "mdast-util-gfm-task-list-item";
import { gfmFootnote } from "micromark-extension-gfm-footnote";
import { gfmStrikethrough } from "micromark-extension-gfm-strikethrough";
import { gfmTable } from "micromark-extension-gfm-table";
import { gfmTaskListItem } from "micromark-extension-gfm-task-list-item";
import type { Block, Comment, SourceDocument } from "../document.ts";
import type { DocumentMemory } from "../memory.ts";
import { type Notice, notice } from "../notices/notice.ts";
import { maskTemplates } from "../text/mask.ts";
import { maskAgain } from "../text/mask-again.ts";
import type { Format } from "./format.ts";
import { metaOfHead, readHead } from "./head.ts";
import { type BlockSink, readNode, readStandIn, startOf } from "./markdown-blocks.ts";
import { type ParserInput, type PrepareOptions, prepareMarkdown, type StandIn } from "./markdown-input.ts";
import { type Part, type PlacedPart, placePart, readAgain } from "./markdown-parts.ts";

/** Markdown with GitHub's tables, strikethrough, task lists and footnotes: one document, with an optional head. */
export const markdown: Format = {
  metaOf: metaOfHead,
  *read(text, { memory }) {
    memory?.begin();
    yield readMarkdown(text, {}, memory);
  },
};

export function readMarkdown(text: string, options?: PrepareOptions, memory?: DocumentMemory): SourceDocument {
  return readMasked((memory ? maskAgain(text, memory) : maskTemplates(text)).text, text, options, memory);
}

/** @param view The text with what is no Markdown masked; as long as the text. */
export function readMasked(
  view: string,
  text: string,
  options?: PrepareOptions & Dialect,
  memory?: DocumentMemory,
): SourceDocument {
  // The parser turns NUL into the same; here the text of both must agree.
  const masked = view.includes("\0") ? view.replaceAll("\0", "\uFFFD") : view;
  const read = (input: ParserInput): Part => {
    const { sourceStart, sourceEnd } = input;
    const original = text.slice(sourceStart, sourceEnd);
    return readPart(input, masked.slice(sourceStart, sourceEnd), original, memory, options);
  };
  if (memory && !options?.isExact) {
    const { head, parts } = readAgain({ view: masked, text, dialect: options?.isMdx ? "mdx" : "md", read }, memory);
    return assembled(text, head, parts);
  }
  const head = readHead(masked);
  const inputs = [...prepareMarkdown(masked, head.bodyStart, options)];
  return assembled(
    text,
    head,
    inputs.map((input) => placePart(read(input), input)),
  );
}

function assembled(text: string, head: ReturnType<typeof readHead>, parts: readonly PlacedPart[]): SourceDocument {
  const meta = { ...head.meta };
  const blocks: Block[] = [...head.blocks];
  const comments: Comment[] = [];
  const notices = [...head.notices];
  // A quote that the text opens with is the review that it answers.
  const opening = parts.find(({ part }) => part.opening)?.part;
  if (opening?.openingWords !== undefined) meta.review ??= opening.openingWords;
  for (const { part, start, blocks: own } of parts) {
    const move = <T extends Notice | Comment>(found: T): T => ({
      ...found,
      start: found.start + start,
      end: found.end + start,
    });
    for (let i = 0; i < own.length; i++) blocks.push(own[i] as Block);
    if (part.comments.length > 0) comments.push(...part.comments.map(move));
    if (part.notices.length > 0) notices.push(...part.notices.map(move));
  }
  return { text, meta, blocks, comments, notices };
}

/** What kind of Markdown it is. */
interface Dialect {
  /** MDX has no code by indentation, and no raw HTML: what stands between tags is Markdown. */
  isMdx?: boolean;
}

/**
 * Reads a part of a document, or remembers it.
 * @param text With template tags masked; `original` is the same without the mask.
 */
function readPart(
  input: ParserInput,
  text: string,
  original: string,
  memory?: DocumentMemory,
  dialect?: Dialect,
): Part {
  if (!memory) return parsePart(input, text, original, dialect);
  const isMasked = original !== text;
  const head = `part ${text.length} ${isMasked} ${input.shape}\n`;
  return memory.recall(head + text + (isMasked ? original : ""), (key) => {
    const own = key.slice(head.length, head.length + text.length);
    return parsePart(input, own, isMasked ? key.slice(head.length + text.length) : own, dialect);
  });
}

function parsePart(whole: ParserInput, text: string, original: string, dialect: Dialect = {}): Part {
  const part: Part = { blocks: [], comments: [], notices: [] };
  const input = withinPart(whole);
  const sink: BlockSink = { ...part, text, original };
  for (const { start, end, blocks } of input.standIns) {
    if (blocks) continue;
    part.notices.push(notice("untamed-markdown", {}, { start, end }));
  }
  const open = (isQuote: boolean): void => {
    if (part.opening) return;
    part.opening = isQuote ? "quote" : "other";
    if (isQuote) part.openingWords = part.blocks.map((block) => block.text).join("\n\n");
  };
  // Where nothing is left to parse, there is no need of a parser.
  if (isAllSimple(input)) {
    for (const standIn of input.standIns) {
      readStandIn(standIn, sink, "paragraph", false);
      open(isQuote(standIn));
    }
    return part;
  }
  for (const node of parse(input, dialect).children) {
    if (startOf(node) < input.start || node.type === "definition") continue;
    const standIn = node.type === "paragraph" ? input.standInAt(startOf(node)) : undefined;
    readNode(node, input, sink, "paragraph", false);
    if (node.type !== "html") open(node.type === "blockquote" || isQuote(standIn));
  }
  return part;
}

function isQuote(standIn: StandIn | undefined): boolean {
  return standIn?.blocks?.[0]?.isQuote === true;
}

/** Whether the parser would get nothing but letters that stand for simple lines. */
function isAllSimple({ text, standIns }: ParserInput): boolean {
  return (
    /^[x \t\r\n]*$/.test(text) &&
    standIns.length === text.split("x").length - 1 &&
    standIns.every(({ blocks }) => blocks)
  );
}

/** The same input with offsets in its own part of the document. */
function withinPart(input: ParserInput): ParserInput {
  const { sourceStart } = input;
  if (sourceStart === 0) return input;
  const moveSpan = <T extends { start: number; end: number }>(span: T): T => ({
    ...span,
    start: span.start - sourceStart,
    end: span.end - sourceStart,
  });
  const move = (standIn: StandIn): StandIn => ({ ...moveSpan(standIn), blocks: standIn.blocks?.map(moveSpan) });
  return {
    ...input,
    toSource: (offset) => input.toSource(offset) - sourceStart,
    standIns: input.standIns.map(move),
    standInAt: (offset) => {
      const standIn = input.standInAt(offset);
      return standIn && move(standIn);
    },
  };
}

/** Extensions of the parser by the marks that they need beside them: each costs time on every line. */
const EXTENSIONS: readonly { needs: RegExp; syntax: () => object; tree: () => object }[] = [
  { needs: /\||:-|-:/, syntax: gfmTable, tree: gfmTableFromMarkdown },
  { needs: /~~/, syntax: () => gfmStrikethrough({ singleTilde: false }), tree: gfmStrikethroughFromMarkdown },
  { needs: /\[[ xX\t]\]/, syntax: gfmTaskListItem, tree: gfmTaskListItemFromMarkdown },
  { needs: /\[\^/, syntax: gfmFootnote, tree: gfmFootnoteFromMarkdown },
];

const optionsByNeeds = new Map<number, Options>();

const MDX: NonNullable<Options["extensions"]> = [{ disable: { null: ["codeIndented", "htmlFlow"] } }];

function parse({ text }: ParserInput, { isMdx = false }: Dialect): ReturnType<typeof fromMarkdown> {
  const needs = EXTENSIONS.reduce((bits, extension, i) => bits | (Number(extension.needs.test(text)) << i), 0);
  let options = optionsByNeeds.get(needs);
  if (options === undefined) {
    const used = EXTENSIONS.filter((_, i) => needs & (1 << i));
    options = { extensions: used.map(({ syntax }) => syntax()), mdastExtensions: used.map(({ tree }) => tree()) };
    optionsByNeeds.set(needs, options);
  }
  return fromMarkdown(text, isMdx ? { ...options, extensions: [...(options.extensions ?? []), ...MDX] } : options);
}

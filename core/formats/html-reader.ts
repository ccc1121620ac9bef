import type { Block, Comment } from "../document.ts";
import type { Language } from "../text/language.ts";
import { OUTPUT_MASK } from "../text/mask.ts";
import { beginsAnswered, isAnsweredClass } from "./html-answered.ts";
import { createAttributeReader } from "./html-attributes.ts";
import { BARRIERS, type ElementTraits, isComponent, traitsOf } from "./html-elements.ts";
import type { StyleSheet } from "./html-sheet.ts";
import { isPreheaderClass, type Look, lookOf } from "./html-style.ts";
import type { Attributes, AttributeValue, HtmlEvents } from "./html-tags.ts";
import { createHtmlText } from "./html-text.ts";
import { createFrame, createOpenElements, type Frame } from "./html-walk.ts";

/** What a page of HTML says. */
export interface HtmlPage {
  blocks: Block[];
  comments: Comment[];
  /** The language that the whole page says it is in, and where it says so. */
  language?: { value: Language; start: number; end: number };
  /** Whether it is MJML, which is for email alone. */
  isEmail?: boolean;
  /** The quotation that the page begins with. */
  review?: string;
  /** Where something is not closed, so that words after it are not read. */
  mistakes: { what: "tag" | "comment" | "element" | "value"; start: number }[];
  /** Files that it names and that cannot be read. */
  missing: { path: string; start: number; end: number }[];
}

/** Elements whose content goes on to their end tag, whatever it looks like. */
const RAW = new Set(["title", "style", "script", "textarea", "iframe", "noembed", "noframes", "xmp"]);
/** More mistakes of one page tell nothing new. */
const MOST_MISTAKES = 20;
const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** What a page goes by that does not stand in its place. */
export interface PageContext {
  sheet: StyleSheet;
  /** What a file says that the page names in an `mj-include`, with its places in that file. */
  include(path: string, type: string): readonly Block[] | "unknown" | undefined;
}

/**
 * Reads the parts of a page, one by one, into blocks.
 * @param source With template tags masked.
 * @param original The same without the mask: comments and addresses are read as they stand.
 */
export function createHtmlReader(
  source: string,
  original: string,
  context: PageContext,
): { events: HtmlEvents; finish(): HtmlPage } {
  const page: HtmlPage = { blocks: [], comments: [], mistakes: [], missing: [] };
  const text = createHtmlText(source);
  const read = createAttributeReader(source, original);
  const open = createOpenElements();
  /** Descriptions of pictures that stand in the block that is open. */
  let alts: Block[] = [];
  /** Whether something that is seen has come: what is hidden before it is the preheader. */
  let hasSeen = false;
  let preheader: "none" | "open" | "done" = "none";
  /** Whether the preheader is seen in the letter, too: then it is one line of it. */
  let isPreheaderSeen = false;
  /** Whether the block that is open is set in a type too small to see. */
  let isTinyOpen = false;
  let review: string[] | undefined = [];
  /** Whether all that comes is the letter that this one answers. */
  let isAnswered = false;

  function flush(): void {
    const block = text.close();
    if (block !== undefined) add(block);
    for (const alt of alts) page.blocks.push(alt);
    alts = [];
    isTinyOpen = false;
  }

  function add(block: Block): void {
    page.blocks.push(block);
    if (block.role === "preheader" && preheader === "open" && isPreheaderSeen) block.role = "paragraph";
    if (block.role === "preheader") preheader = "open";
    else if (block.role !== "subject") hasSeen = true;
    if (block.role === "preheader" || block.role === "subject") return;
    if (block.quote) review?.push(block.text);
    else if (review !== undefined) endReview();
  }

  function endReview(): void {
    if (review !== undefined && review.length > 0) page.review = review.join("\n\n");
    review = undefined;
  }

  /** Whether people read what stands in the frame. */
  function isRead(frame: Frame): boolean {
    if (frame.isOpaque) return false;
    return frame.isPreheader || !frame.isHidden;
  }

  function blockFrame({ role, quote, language }: Frame) {
    return { role, quote: quote || isAnswered, ...(language && { language }) };
  }

  function leave(frames: readonly Frame[], end: number): void {
    for (const frame of frames) {
      if (frame.isBlock || frame.isPreheader !== open.top.isPreheader) flush();
      if (frame.isPreheader && !open.top.isPreheader && preheader === "open") preheader = "done";
      // An `<a>` goes on through the blocks that its start tag stands before, up to `</a>` or the end of its cell.
      if (frame.name !== "a" && (frame.traits.isLink || BARRIERS.has(frame.name))) text.closeLink();
      if (frame.traits.isCode && isRead(open.top)) replaceCode(frame, end);
    }
  }

  /** Code in a sentence is one word; code that stands alone says nothing. */
  function replaceCode(frame: Frame, end: number): void {
    const parent = open.top;
    if (parent.space !== "keep") text.replace(OUTPUT_MASK, frame.start, end, parent.space, blockFrame(parent));
  }

  /** Whether an element that hides what is in it holds the line that mailboxes show after the subject. */
  function beginsPreheader(frame: Frame, attributes: Attributes): boolean {
    if (preheader === "done" || hasSeen || !text.isEmpty) return false;
    if (frame.isHidden) return true;
    isPreheaderSeen = isPreheaderClass(read.said(attributes, "class"));
    return isPreheaderSeen;
  }

  function enter(name: string, traits: ElementTraits, attributes: Attributes, look: Look, start: number): void {
    const parent = open.top;
    const frame = createFrame(parent, name, traits, look, start);
    if (isAnsweredClass(read.said(attributes, "class"))) {
      if (!frame.quote) flush();
      frame.quote = true;
      frame.isBlock = true;
    }
    if (!isAnswered && beginsAnswered(read.said(attributes, "id"))) {
      flush();
      isAnswered = true;
    }
    if (name === "mjml") page.isEmail = true;
    const language = read.language(attributes);
    if (language !== undefined) {
      if (name === "html" || name === "mjml") page.language ??= language;
      else frame.language = language.value;
    }
    if (name === "table" || name === "mj-table") frame.isLayout = read.isLayoutTable(attributes);
    if ((name === "td" || name === "th") && !parent.isLayout) frame.role = "table-cell";
    if (traits.role === "preheader") frame.isPreheader = true;
    else if (!parent.isPreheader && !frame.isOpaque && beginsPreheader(frame, attributes)) frame.isPreheader = true;
    if (frame.isPreheader && !parent.isPreheader) flush();
    // Only what is hidden keeps the role through all that is in it: a visible one may be the head of the letter.
    if (frame.isPreheader) frame.role = "preheader";
    if (frame.isBlock) flush();
    open.push(frame);
    if (frame.isOpaque) return;
    if (traits.isLink && (attributes.has("href") || name !== "a")) text.openLink(read.href(attributes, "href"));
  }

  function include(attributes: Attributes, start: number, end: number): void {
    const path = read.href(attributes, "path");
    if (path === undefined || open.top.isOpaque) return;
    const included = context.include(path, read.said(attributes, "type").trim().toLowerCase());
    if (included === undefined) page.missing.push({ path, start, end });
    if (included === undefined || included === "unknown") return;
    for (const block of included) add({ ...block, map: { toSource: () => ({ start, end }) }, isIncluded: true });
  }

  function noticeTags(value: AttributeValue | undefined): void {
    if (value === undefined || page.mistakes.length === MOST_MISTAKES) return;
    const held = source.slice(value.start, value.end);
    if (/<\/?[a-z]/i.test(held)) page.mistakes.push({ what: "value", start: value.start });
  }

  /** Descriptions and other words that stand in attributes. */
  function readAttributes(name: string, attributes: Attributes, frame: Frame): void {
    if (frame.isOpaque || frame.isHidden || name === "link" || name === "meta") return;
    for (const block of read.prose(name, attributes, blockFrame(frame))) {
      if (text.isEmpty) page.blocks.push(block);
      else alts.push(block);
    }
  }

  /**
   * Text too small to see is the preheader where nothing was seen before, and else nobody's. The element that sets the
   * type says nothing by itself: `font-size: 0` around columns is there against gaps.
   * @returns Whether the text is read.
   */
  function beginsSmall(top: Frame, words: string): boolean {
    const isTiny = top.isTiny && !top.isPreheader;
    if (!isTiny) {
      if (isTinyOpen) flush();
      return true;
    }
    if (isTinyOpen) return true;
    if (!/[\p{L}\p{N}]/u.test(words) || hasSeen || preheader === "done" || !text.isEmpty) return false;
    isTinyOpen = true;
    return true;
  }

  function textFrame(top: Frame) {
    return isTinyOpen ? { ...blockFrame(top), role: "preheader" as const } : blockFrame(top);
  }

  const events: HtmlEvents = {
    text(start, end) {
      const { top } = open;
      if (!isRead(top) || !beginsSmall(top, source.slice(start, end))) return;
      if (top.isSuperscript && end - start < 3 && /^\d+$/.test(source.slice(start, end))) {
        for (let at = start; at < end; at += 1)
          text.replace(SUPERSCRIPTS[Number(source[at])] as string, at, at + 1, top.space, textFrame(top));
        return;
      }
      text.copy(start, end, top.space, textFrame(top));
    },
    entity(character, start, end) {
      const { top } = open;
      if (isRead(top) && beginsSmall(top, character)) text.replace(character, start, end, top.space, textFrame(top));
    },
    openTag(name, attributes, start, end, isSelfClosing) {
      if (name === "br") {
        const { top } = open;
        if (isRead(top) && !text.breakLine(start, end)) flush();
        return;
      }
      for (const attribute of ["href", "class", "style"]) noticeTags(attributes.get(attribute));
      const traits = traitsOf(name);
      const style = attributes.get("style") && read.said(attributes, "style");
      const classes = read.said(attributes, attributes.has("class") ? "class" : "css-class");
      const look = lookOf(context.sheet.styleOf(name, read.said(attributes, "id").trim(), classes, style));
      if (attributes.has("hidden")) look.display = "none";
      const isBlock = look.display === "block" || (traits.isBlock === true && look.display !== "inline");
      if (!open.top.isOpaque) leave(open.closedByStart(name, traits, isBlock), start);
      if (name === "img" || name === "input" || name === "mj-image") text.space(start, end);
      if (traits.isVoid || (isSelfClosing && (isComponent(name) || open.top.isOpaque))) {
        const frame = createFrame(open.top, name, traits, look, start);
        if (isBlock) flush();
        if (name === "mj-include") include(attributes, start, end);
        readAttributes(name, attributes, frame);
        return;
      }
      enter(name, traits, attributes, look, start);
      if (name === "mj-include") include(attributes, start, end);
      readAttributes(name, attributes, open.top);
    },
    closeTag(name, start, end) {
      if (name === "br") {
        events.openTag("br", new Map(), start, end, false);
        return;
      }
      if (name === "a" && !open.top.isOpaque) text.closeLink();
      const closed = open.closedBy(name);
      leave(closed, end);
      // A `</p>` that closes nothing is an empty paragraph.
      if (closed.length === 0 && name === "p" && !open.top.isOpaque) flush();
    },
    comment(start, end) {
      if (!original.startsWith("<!--", start) || open.top.isOpaque) return;
      page.comments.push({ text: original.slice(start + 4, end - 3).trim(), start, end });
    },
    unclosed(what, start) {
      page.mistakes.push({ what, start });
    },
  };

  return {
    events,
    finish() {
      const raw = open.top;
      if (RAW.has(raw.name)) page.mistakes.push({ what: "element", start: raw.start });
      leave(open.closeAll(), source.length);
      flush();
      endReview();
      return page;
    },
  };
}

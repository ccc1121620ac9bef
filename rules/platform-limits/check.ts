import type { Block } from "../../core/document.ts";
import type { DocumentContext, DocumentFinding } from "../../core/rule.ts";
import { mailAddresses } from "../../core/text/mail-address.ts";
import { CONTROL_MASK, OUTPUT_MASK } from "../../core/text/mask.ts";
import { runStart } from "../../core/text/seek.ts";
import { phonesIn } from "../contacts.ts";
import { type Platform, platforms } from "./platforms.ts";
import { measureOf, sizeOfReply } from "./size.ts";

const LINK =
  /(?:https?:\/\/|www\.)[^\s<>()«»"]+|(?<![\p{L}\p{N}@.-])(?:[\p{L}\p{N}-]+\.)+(?:ru|com|net|org|ua|рф|io|me|shop|store|online)(?![\p{L}\p{N}-])(?:\/[^\s<>()«»"]*)?/giu;

const TAGS = new RegExp(`[${OUTPUT_MASK}${CONTROL_MASK}]+`, "g");

/** What the place does not take of a reply; a subject or a preheader that is cut off in the list of letters. */
export function* checkDocument(context: DocumentContext): Generator<DocumentFinding> {
  if (context.kind === "email") yield* headLines(context);
  const platform = context.platform === undefined ? undefined : platforms[context.platform];
  if (context.kind !== "reply" || platform === undefined) return;
  yield* length(context, platform);
  for (const [block, { text }] of context.blocks.entries()) {
    if (platform.links) yield* links(text, block, platform.links);
    if (!platform.noContacts) continue;
    for (const { start, end } of mailAddresses(text)) yield { block, start, end, message: "contact" };
    for (const { start, end } of phonesIn(text, context.language)) yield { block, start, end, message: "contact" };
  }
}

function* headLines({ blocks, options }: DocumentContext): Generator<DocumentFinding> {
  for (const [block, { role, text }] of blocks.entries()) {
    if (role !== "subject" && role !== "preheader") continue;
    // Nobody knows how long a tag will be: a line that has one is at least as long as its own words.
    const hasTag = text.includes(OUTPUT_MASK);
    const count = [...text.replace(TAGS, "")].length;
    const words = text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
    const at = { block, start: 0, end: text.length };
    if (role === "preheader") {
      if ((!hasTag && count < Number(options.preheaderLeast)) || count > Number(options.preheaderMost))
        yield { ...at, message: "preheader", values: { count: String(count) } };
    } else if (count > Number(options.subjectCharacters) || words > Number(options.subjectWords)) {
      yield { ...at, message: "subject", values: { count: String(count), words: String(words) } };
    }
  }
}

/** What goes beyond the limit, to the end of the text. */
function* length({ blocks }: DocumentContext, { limit, unit, least }: Platform): Generator<DocumentFinding> {
  const sizeOf = measureOf(unit);
  const size = sizeOfReply(blocks, unit);
  const last = blocks.length - 1;
  if (last < 0) return;
  const end = (blocks[last] as Block).text.length;
  const about = "document";
  if (size < (least ?? 0))
    yield { block: last, start: 0, end, message: "short", about, values: { least: String(least) } };
  if (limit === undefined || size <= limit) return;
  const values = { count: String(size), limit: String(limit) };
  const start = beyond(blocks, limit, sizeOf);
  yield { ...start, message: unit === "bytes" ? "bytes" : "long", about, values };
}

/** From where on the text is too long, to the end of that block. */
function beyond(blocks: readonly Block[], limit: number, sizeOf: (text: string) => number): DocumentFinding {
  let left = limit;
  for (const [block, { text }] of blocks.entries()) {
    if (sizeOf(text) <= left) {
      left -= sizeOf(text) + 2;
      continue;
    }
    let start = 0;
    for (const character of text) {
      left -= sizeOf(character);
      if (left < 0) break;
      start += character.length;
    }
    // A whole word is easier to see than a part of it.
    const space = text.lastIndexOf(" ", start);
    return { block, start: Math.min(space + 1, text.length - 1), end: text.length };
  }
  const last = blocks.length - 1;
  return { block: last, start: 0, end: (blocks[last] as Block).text.length };
}

function* links(text: string, block: number, own: string): Generator<DocumentFinding> {
  for (const { index, 0: found } of text.matchAll(LINK)) {
    const link = found.slice(0, runStart(found, found.length, ".,;:!?…"));
    const host =
      link
        .replace(/^https?:\/\//i, "")
        .split("/")[0]
        ?.toLowerCase() ?? "";
    if (own !== "none" && (host === own || host.endsWith(`.${own}`))) continue;
    yield { block, start: index, end: index + link.length, message: "link" };
  }
}

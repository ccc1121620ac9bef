import type { Block, Comment } from "../document.ts";
import type { Notice } from "../notices/notice.ts";
import type { Language } from "../text/language.ts";
import { maskTemplates } from "../text/mask.ts";
import { identityMap, shiftMap, type TextMap } from "../text/text-map.ts";
import { markAnswered } from "./eml-answered.ts";
import { noticesOf, readHtmlPage, readLanguages } from "./html.ts";
import { readPlainText } from "./paragraphs.ts";

/** Text that stands somewhere in a file. */
export interface Piece {
  text: string;
  map: TextMap;
}

/** A mail's subject and its texts one after the other, as one text. */
export interface MailText {
  text: string;
  map: TextMap;
  blocks: Block[];
  comments: Comment[];
  notices: Notice[];
  /** What its pages say that it is in. */
  language?: Language;
}

/** What stands between two pieces: in the file it is nowhere. */
const GAP = "\n\n";

/** Puts a mail's text together. */
export function joinText(subject: Piece | undefined, bodies: readonly (Piece & { isHtml: boolean })[]): MailText {
  const pieces: (Piece & { from: number })[] = [];
  const mail: MailText = { text: "", map: joinedMap(pieces), blocks: [], comments: [], notices: [] };

  function append({ text, map }: Piece): number {
    if (pieces.length > 0) mail.text += GAP;
    const from = mail.text.length;
    pieces.push({ text, map, from });
    mail.text += text;
    return from;
  }

  if (subject !== undefined && subject.text !== "") {
    append(subject);
    const text = maskTemplates(subject.text).text;
    mail.blocks.push({ role: "subject", text, map: identityMap(0, text.length), quote: false });
  }
  for (const { isHtml, ...body } of bodies) {
    const from = append(body);
    const read = isHtml ? readPage(body.text) : readLines(body.text);
    // The title of a page is shown by browsers; a mail has a subject of its own.
    const shown = read.blocks.filter(({ role }) => role !== "subject" || subject === undefined);
    for (const block of markAnswered(shown)) mail.blocks.push({ ...block, map: shiftMap(block.map, from) });
    for (const one of read.comments) mail.comments.push(shifted(one, from));
    for (const one of read.notices) mail.notices.push(shifted(one, from));
    if (read.language !== undefined) mail.language ??= read.language;
  }
  return mail;
}

type ReadText = Pick<MailText, "blocks" | "comments" | "notices" | "language">;

function readPage(text: string): ReadText {
  const page = readHtmlPage(maskTemplates(text).text, 0, text, undefined);
  const read: ReadText = { blocks: page.blocks, comments: page.comments, notices: noticesOf(page, text.length) };
  readLanguages(page, (language) => (read.language = language), read.notices);
  return read;
}

function readLines(text: string): ReadText {
  return { ...readPlainText(maskTemplates(text).text, 0, text), notices: [] };
}

function shifted<T extends { start: number; end: number }>(one: T, offset: number): T {
  return { ...one, start: one.start + offset, end: one.end + offset };
}

/** From the joined text to the file. What lies between two pieces is the end of the first. */
function joinedMap(pieces: readonly (Piece & { from: number })[]): TextMap {
  function pieceAt(offset: number): (Piece & { from: number }) | undefined {
    return pieces.findLast(({ from }) => from <= offset) ?? pieces[0];
  }
  return {
    toSource(start, end) {
      const first = pieceAt(start);
      const last = pieceAt(Math.max(start, end - 1));
      if (first === undefined || last === undefined) return { start: 0, end: 0 };
      const place = (piece: Piece & { from: number }, a: number, b: number) =>
        piece.map.toSource(Math.min(a - piece.from, piece.text.length), Math.min(b - piece.from, piece.text.length));
      if (first === last) return place(first, start, end);
      const from = place(first, start, first.from + first.text.length).start;
      // A mail may hold its texts in another order than it shows them.
      return { start: from, end: Math.max(from, place(last, last.from, end).end) };
    },
  };
}

import { QuoteType, Tokenizer } from "htmlparser2";

/** A piece of a value: as it stands in the source, or what an entity says. Half-open, in UTF-16 code units. */
export interface Piece {
  start: number;
  end: number;
  /** Absent where the source says it as it is. */
  text?: string;
}

/** An attribute's value. */
export interface AttributeValue {
  start: number;
  end: number;
  pieces: Piece[];
  /** The quotation mark around it; "" where there is none. */
  quote: string;
}

export type Attributes = ReadonlyMap<string, AttributeValue>;

/** What a document of HTML holds, in its order. Offsets are half-open, in UTF-16 code units. */
export interface HtmlEvents {
  text(start: number, end: number): void;
  /** A character that an entity says. */
  entity(text: string, start: number, end: number): void;
  openTag(name: string, attributes: Attributes, start: number, end: number, isSelfClosing: boolean): void;
  closeTag(name: string, start: number, end: number): void;
  comment(start: number, end: number): void;
  /** From here on, the rest of the source is inside something that is never closed. */
  unclosed(what: "tag" | "comment", start: number): void;
}

/**
 * Cuts HTML into its parts, as browsers do.
 * @param wanted The attributes that are told of, in small letters.
 * @param from Where the HTML begins.
 */
export function readTags(source: string, from: number, wanted: ReadonlySet<string>, events: HtmlEvents): void {
  let tagName = "";
  let tagStart = 0;
  let attributes = new Map<string, AttributeValue>();
  let attributeName = "";
  let value: AttributeValue | undefined;
  // Entities of an attribute are told without their places: each begins with its own ampersand.
  let entities: string[] = [];
  let pieceEnd = 0;
  /** Where what was told of last ends. */
  let done = from;

  function closeEntities(end: number): void {
    if (entities.length === 0) return;
    const starts: number[] = [];
    for (let at = source.indexOf("&", pieceEnd); at !== -1 && at < end; at = source.indexOf("&", at + 1))
      starts.push(at);
    if (starts.length === entities.length) {
      entities.forEach((text, i) => {
        value?.pieces.push({ text, start: starts[i] as number, end: starts[i + 1] ?? end });
      });
    } else value?.pieces.push({ text: entities.join(""), start: pieceEnd, end });
    entities = [];
  }

  function addPiece(start: number, end: number): void {
    closeEntities(start);
    value?.pieces.push({ start, end });
    pieceEnd = end;
  }

  function openTag(end: number, isSelfClosing: boolean): void {
    done = end + 1;
    events.openTag(tagName, attributes, tagStart, done, isSelfClosing);
    attributes = new Map();
  }

  const tokenizer = new Tokenizer(
    {},
    {
      ontext(start, end) {
        // So the tokeniser tells of what follows the name of an end tag that is never closed.
        if (start < 0) return;
        done = end + from;
        events.text(start + from, done);
      },
      ontextentity(codePoint, end) {
        done = end + from;
        events.entity(String.fromCodePoint(codePoint), source.lastIndexOf("&", done - 1), done);
      },
      onopentagname(start, end) {
        tagStart = start + from - 1;
        tagName = source.slice(start + from, end + from).toLowerCase();
      },
      onattribname(start, end) {
        attributeName = source.slice(start + from, end + from).toLowerCase();
        const isWanted = wanted.has(attributeName) && !attributes.has(attributeName);
        pieceEnd = end + from;
        value = isWanted ? { start: pieceEnd, end: pieceEnd, pieces: [], quote: "" } : undefined;
        entities = [];
      },
      onattribdata(start, end) {
        if (value !== undefined) addPiece(start + from, end + from);
      },
      onattribentity(codePoint) {
        if (value !== undefined) entities.push(String.fromCodePoint(codePoint));
      },
      onattribend(quote, end) {
        if (value === undefined) return;
        value.quote = quote === QuoteType.Double ? '"' : quote === QuoteType.Single ? "'" : "";
        // A quotation mark that closes counts.
        value.end = end + from - value.quote.length;
        closeEntities(value.end);
        value.start = value.pieces[0]?.start ?? value.end;
        attributes.set(attributeName, value);
        value = undefined;
      },
      onopentagend: (end) => openTag(end + from, false),
      onselfclosingtag: (end) => openTag(end + from, true),
      onclosetag(start, end) {
        const close = source.indexOf(">", end + from);
        // The end of the source tells of it.
        if (close === -1) return;
        done = close + 1;
        events.closeTag(source.slice(start + from, end + from).toLowerCase(), start + from - 2, done);
      },
      oncomment(start, end) {
        comment(start + from, end + from);
      },
      oncdata(start, end) {
        comment(start + from, end + from);
      },
      ondeclaration(_start, end) {
        done = end + from + 1;
      },
      onprocessinginstruction(_start, end) {
        done = end + from + 1;
      },
      onend() {
        if (done < source.length) events.unclosed("tag", done);
      },
    },
  );

  function comment(inside: number, end: number): void {
    const start = source.lastIndexOf("<", inside - 1);
    // At the end of the source, a comment is told of though nothing closes it.
    const isClosed = end < source.length && source[end] === ">";
    done = Math.min(end + 1, source.length);
    if (isClosed) events.comment(start, done);
    else events.unclosed("comment", start);
  }

  tokenizer.write(from === 0 ? source : source.slice(from));
  tokenizer.end();
}

import type { Notice } from "./notices/notice.ts";
import type { Language } from "./text/language.ts";
import type { TextMap } from "./text/text-map.ts";

/** What a text is for; see the catalogue. */
export type Kind = "email" | "reply" | "message";

export const kinds: readonly Kind[] = ["email", "reply", "message"];

/** What a run of prose is in its document. */
export type BlockRole = "paragraph" | "heading" | "list-item" | "table-cell" | "alt" | "subject" | "preheader";

/** Prose that is read in one go: a paragraph, a heading, a cell. Nothing matches across blocks. */
export interface Block {
  role: BlockRole;
  /** The prose as a reader sees it: entities decoded, markup gone, template tags as mask characters (see `text/mask.ts`). */
  text: string;
  /** From `text` to the document's own text. */
  map: TextMap;
  /** Where the prose is a link or a button: half-open, UTF-16 code units in `text`. Absent where nothing is. */
  links?: { start: number; end: number; href?: string }[];
  /** The language that the source says it is in, where that is one of ours. */
  language?: Language;
  /** Characters that the source would not take as they are in this place: quotation marks, where it stands in some. */
  reserved?: string;
  /** Whether a line break of `text` is one that people see, and not the writer's own. */
  keepsLines?: true;
  /** The customer's own words (a block quote): never linted. */
  quote: boolean;
  /**
   * What another file says in this place: its words are judged there, and here only what the document as a whole comes
   * to. The map leads to the tag that names the file.
   */
  isIncluded?: true;
  /** Spans of `text` that another document of the file has too: what is found in them is reported there. */
  repeats?: readonly { start: number; end: number }[];
}

/** What a document says of itself: front matter, headers, a table's columns. */
export interface DocumentMeta {
  kind?: Kind;
  language?: Language;
  platform?: string;
  template?: string;
  /** The review that the text answers. */
  review?: string;
  /** Its stars, 1 to 5. */
  rating?: number;
  /** The name that the review is signed with. */
  author?: string;
  /** Rules switched off by the document itself, with the reason given. */
  disable?: {
    rules: string[];
    reason: string;
    start: number;
    end: number;
    /** It stands beside the text and holds for other documents of the file, too; `again`: one of them tells what is wrong with it. */
    shared?: "first" | "again";
  }[];
}

/** A comment of the source that may hold a suppression: `<!-- tactful-disable … -->`. */
export interface Comment {
  /** What stands between the comment marks, trimmed. */
  text: string;
  /** The span of the whole comment in the document's own text. */
  start: number;
  end: number;
}

/** One text to lint. Every offset below it is in `text`. */
export interface SourceDocument {
  /** The row's id in a table; which text of a mail it is, where it has two; else undefined. */
  id?: string;
  /** The record's number in a table, from 1, without the header. */
  row?: number;
  /** Of a workbook: the cell as people write it («Отзывы!C7»), and its row and column, from 1; offsets in the file tell nothing. */
  cell?: { name: string; row: number; column: number };
  text: string;
  /** From `text` to the file's text; undefined where they are the same. */
  map?: TextMap;
  /** The record in the file's text, with its other fields; absent where `text` is all that it has lines for. */
  record?: { start: number; end: number };
  /**
   * Words as the file has to write them in this place: with escapes, doubled quotation marks. Undefined where it cannot
   * take them. Where `map` is there and this is not, nothing of the document can be rewritten; where neither is, words are
   * written as they are. Documents that write words in the same way have the very same function.
   */
  encode?(words: string): string | undefined;
  /** Whether another document of the file is the same letter in full: of this one, only its own words are judged. */
  isVersion?: true;
  meta: DocumentMeta;
  blocks: Block[];
  comments: Comment[];
  notices: Notice[];
}

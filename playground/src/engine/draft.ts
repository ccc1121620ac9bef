import type { DocumentMeta, Kind } from "../../../core/document.ts";
import type { Language } from "../../../core/text/language.ts";

/** What a person is working on: a text, and what it answers. */
export interface Draft {
  kind: Kind;
  /** The language of the text where the person says it; else it is found. */
  language?: Language;
  text: string;
  /** Of an email. */
  subject: string;
  preheader: string;
  /** Of what is answered: the review, or the customer's message. */
  review: string;
  author: string;
  /** Stars, 1 to 5; 0 where nobody said. */
  rating: number;
  /** Empty where nobody said. */
  platform: string;
  /** The row of a table that the text is out of: it goes back there. */
  origin?: { table: number; index: number };
}

export const emptyDraft: Draft = {
  kind: "reply",
  text: "",
  subject: "",
  preheader: "",
  review: "",
  author: "",
  rating: 0,
  platform: "",
};

/** A part of a draft that is linted. */
export type Field = "text" | "subject" | "preheader";

/** A draft as one text: an email's subject and preheader stand in its head. */
export interface Composition {
  text: string;
  /** Half-open, UTF-16 code units in `text`, in their order. */
  fields: { field: Field; start: number; end: number }[];
}

export function compose(draft: Draft): Composition {
  const fields: Composition["fields"] = [];
  let text = "";
  if (draft.kind === "email") {
    for (const [field, name] of [
      ["subject", "Subject"],
      ["preheader", "Preheader"],
    ] as const) {
      // A head has one line for each.
      const value = draft[field].replace(/[\r\n\u2028\u2029]/g, " ");
      if (value.trim() === "") continue;
      const start = text.length + name.length + 2;
      text += `${name}: ${value}\n`;
      fields.push({ field, start, end: start + value.length });
    }
    if (text !== "") text += "\n";
  }
  fields.push({ field: "text", start: text.length, end: text.length + draft.text.length });
  return { text: text + draft.text, fields };
}

/** The field that an offset of the composed text is in, and the offset there. */
export function placeIn({ fields }: Composition, offset: number): { field: Field; offset: number } {
  const own = fields.find(({ end }) => offset <= end) ?? fields[fields.length - 1];
  if (!own) return { field: "text", offset };
  return { field: own.field, offset: Math.min(Math.max(offset, own.start), own.end) - own.start };
}

/** What is known of the text beside its words. */
export function metaOf({ kind, language, review, author, rating, platform }: Draft): DocumentMeta {
  const isAnswer = kind !== "email";
  return {
    kind,
    ...(language && { language }),
    ...(isAnswer && review.trim() !== "" && { review }),
    ...(kind === "reply" && author.trim() !== "" && { author: author.trim() }),
    ...(kind === "reply" && rating > 0 && { rating }),
    ...(kind === "reply" && platform !== "" && { platform }),
  };
}

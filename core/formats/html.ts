import type { SourceDocument } from "../document.ts";
import type { Notice } from "../notices/notice.ts";
import { notice } from "../notices/notice.ts";
import type { Language } from "../text/language.ts";
import { maskTemplates } from "../text/mask.ts";
import type { Format } from "./format.ts";
import { readHead } from "./head.ts";
import { OTHER_ATTRIBUTES, PROSE_ATTRIBUTES } from "./html-elements.ts";
import { createHtmlReader, type HtmlPage } from "./html-reader.ts";
import { readTags } from "./html-tags.ts";
import { fitsLetters, LETTERS_SAMPLE } from "./letters.ts";
import { readPlainDocument } from "./plain.ts";

/** HTML and MJML, with the tags of template languages: one document, with an optional head. */
export const html: Format = {
  *read(text, { memory }) {
    memory?.begin();
    yield readHtml(text);
  },
};

const ATTRIBUTES = new Set([...PROSE_ATTRIBUTES, ...OTHER_ATTRIBUTES]);

/** Whether a text is markup, rather than plain text in a file of markup. */
export const MARKUP = /<[a-z!/?]|&(?:#\w+|[a-z]+);/i;

export function readHtml(text: string): SourceDocument {
  const masked = maskTemplates(text).text;
  const { meta, blocks, notices, bodyStart } = readHead(masked);
  // `letter.txt.hbs` and its like are templates of plain text.
  if (!MARKUP.test(masked.slice(bodyStart))) return readPlainDocument(text);
  const reader = createHtmlReader(masked, text);
  readTags(masked, bodyStart, ATTRIBUTES, reader.events);
  const page = reader.finish();
  if (page.isEmail) meta.kind ??= "email";
  if (page.review !== undefined) meta.review ??= page.review;
  for (const mistake of page.mistakes) notices.push(noticeOf(mistake, text.length));
  readLanguages(page, (language) => (meta.language ??= language), notices);
  return { text, meta, blocks: [...blocks, ...page.blocks], comments: page.comments, notices };
}

function noticeOf({ what, start }: HtmlPage["mistakes"][number], length: number): Notice {
  return notice(
    what === "value" ? "swallowed-tags" : `unclosed-${what}`,
    {},
    { start, end: Math.min(start + 100, length) },
  );
}

/** Believes what a page says of its language unless its letters say otherwise: `lang="en"` is left over from a template. */
function readLanguages(page: HtmlPage, declare: (language: Language) => void, notices: Notice[]): void {
  for (const block of page.blocks) {
    if (block.language !== undefined && !fitsLetters(block.language, block.text)) delete block.language;
  }
  const { language } = page;
  if (language === undefined) return;
  const words = page.blocks.map(({ text }) => text.slice(0, LETTERS_SAMPLE)).join("\n");
  if (fitsLetters(language.value, words)) {
    declare(language.value);
    return;
  }
  notices.push(notice("other-language", { language: language.value }, language));
}

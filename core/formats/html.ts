import type { Notice, SourceDocument } from "../document.ts";
import type { Language } from "../text/language.ts";
import { maskTemplates } from "../text/mask.ts";
import type { Format } from "./format.ts";
import { readHead } from "./head.ts";
import { OTHER_ATTRIBUTES, PROSE_ATTRIBUTES } from "./html-elements.ts";
import { createHtmlReader, type HtmlPage } from "./html-reader.ts";
import { readTags } from "./html-tags.ts";

/** HTML and MJML, with the tags of template languages: one document, with an optional head. */
export const html: Format = {
  *read(text) {
    yield readHtml(text);
  },
};

const ATTRIBUTES = new Set([...PROSE_ATTRIBUTES, ...OTHER_ATTRIBUTES]);

export function readHtml(text: string): SourceDocument {
  const masked = maskTemplates(text).text;
  const { meta, blocks, notices, bodyStart } = readHead(masked);
  const reader = createHtmlReader(masked, text);
  readTags(masked, bodyStart, ATTRIBUTES, reader.events);
  const page = reader.finish();
  if (page.review !== undefined) meta.review ??= page.review;
  if (page.unclosed !== undefined) notices.push(unclosedNotice(page.unclosed, text.length));
  readLanguages(page, (language) => (meta.language ??= language), notices);
  return { text, meta, blocks: [...blocks, ...page.blocks], comments: page.comments, notices };
}

const UNCLOSED = {
  tag: "This tag is never closed, so that browsers show nothing of what follows. Close it with >, and its quotation marks.",
  comment: "This comment is never closed, so that nothing after it is shown or checked. Close it with -->.",
  element: "This element is never closed, so that all that follows belongs to it. Add its end tag.",
};

function unclosedNotice({ what, start }: NonNullable<HtmlPage["unclosed"]>, length: number): Notice {
  return { message: UNCLOSED[what], start, end: Math.min(start + 100, length) };
}

/** Believes what a page says of its language unless its letters say otherwise: `lang="en"` is left over from a template. */
function readLanguages(page: HtmlPage, declare: (language: Language) => void, notices: Notice[]): void {
  for (const block of page.blocks) {
    if (block.language !== undefined && !fits(block.language, block.text)) delete block.language;
  }
  const { language } = page;
  if (language === undefined) return;
  const words = page.blocks.map(({ text }) => text).join("\n");
  if (fits(language.value, words)) {
    declare(language.value);
    return;
  }
  const message = `The page says lang="${language.value}", but its letters are another language's. The language is told from the words; mend lang, for those who have pages read to them.`;
  notices.push({ message, start: language.start, end: language.end });
}

function fits(language: Language, words: string): boolean {
  const count = (pattern: RegExp): number => words.match(pattern)?.length ?? 0;
  const cyrillic = count(/[а-яёіїєґ]/giu);
  const latin = count(/[a-z]/gi);
  if (language === "en") return latin >= cyrillic;
  if (latin > cyrillic) return false;
  const [russian, ukrainian] = [count(/[ыэёъ]/giu), count(/[іїєґ]/giu)];
  return language === "ru" ? russian >= ukrainian : ukrainian >= russian;
}

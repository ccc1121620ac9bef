import type { SourceDocument } from "../document.ts";
import type { Notice } from "../notices/notice.ts";
import { notice } from "../notices/notice.ts";
import type { Language } from "../text/language.ts";
import { CONTROL_MASK, maskTemplates, OUTPUT_MASK } from "../text/mask.ts";
import type { Format, Include } from "./format.ts";
import { readHead } from "./head.ts";
import { OTHER_ATTRIBUTES, PROSE_ATTRIBUTES } from "./html-elements.ts";
import { createHtmlReader, type HtmlPage, type PageContext } from "./html-reader.ts";
import { createStyleSheet, type StyleSheet } from "./html-sheet.ts";
import { readStyles } from "./html-styles.ts";
import { readTags } from "./html-tags.ts";
import { fitsLetters, LETTERS_SAMPLE } from "./letters.ts";
import { readPlainDocument } from "./plain.ts";

/** HTML and MJML, with the tags of template languages: one document, with an optional head. */
export const html: Format = {
  *read(text, { memory, include }) {
    memory?.begin();
    yield readHtml(text, include);
  },
};

const ATTRIBUTES = new Set([...PROSE_ATTRIBUTES, ...OTHER_ATTRIBUTES]);

/** Whether a text is markup, rather than plain text in a file of markup. */
export const MARKUP = /<[a-z!/?]|&(?:#\w+|[a-z]+);/i;

export function readHtml(text: string, include?: Include): SourceDocument {
  const masked = maskTemplates(text).text;
  const { meta, blocks, notices, bodyStart } = readHead(masked);
  // `letter.txt.hbs` and its like are templates of plain text.
  if (!MARKUP.test(masked.slice(bodyStart))) return readPlainDocument(text);
  const page = readHtmlPage(masked, bodyStart, text, include);
  if (page.isEmail) meta.kind ??= "email";
  if (page.review !== undefined) meta.review ??= page.review;
  for (const one of noticesOf(page, text.length)) notices.push(one);
  readLanguages(page, (language) => (meta.language ??= language), notices);
  return { text, meta, blocks: [...blocks, ...page.blocks], comments: page.comments, notices };
}

/**
 * @param masked With template tags masked; `original` without.
 * @param from Where the page begins.
 */
export function readHtmlPage(masked: string, from: number, original: string, include: Include | undefined): HtmlPage {
  const context = createPageContext(masked, from, include);
  const reader = createHtmlReader(masked, original, context);
  readTags(masked, from, ATTRIBUTES, reader.events);
  return reader.finish();
}

/** Reads the style sheets of a page, and those of the files that it includes. */
function createPageContext(masked: string, from: number, include: Include | undefined): PageContext {
  const sheet = createStyleSheet();
  readSheets(masked, from, include, sheet);
  return {
    sheet,
    include(path, type) {
      if (include === undefined || TAG.test(path)) return "unknown";
      const file = include(type === "" || type === "mjml" ? mjmlPath(path) : path);
      if (file === undefined) return undefined;
      if (type.startsWith("css")) return [];
      const words = maskTemplates(file.text).text;
      return readHtmlPage(words, 0, file.text, file.include).blocks;
    },
  };
}

function readSheets(masked: string, from: number, include: Include | undefined, sheet: StyleSheet): void {
  readStyles(masked, from, {
    sheet: (css, isUncertain) => sheet.add(css, isUncertain),
    include(path, type) {
      const file = include?.(type === "" || type === "mjml" ? mjmlPath(path) : path);
      if (file === undefined) return;
      if (type === "css") sheet.add(file.text, false);
      else readSheets(maskTemplates(file.text).text, 0, file.include, sheet);
    },
  });
}

/** A path that a template makes up names no file. */
const TAG = new RegExp(`[${OUTPUT_MASK}${CONTROL_MASK}]|\\{\\{|<%|\\{%`);

/** MJML lets its own ending be left out. */
function mjmlPath(path: string): string {
  return /\.[a-z]+$/i.test(path) ? path : `${path}.mjml`;
}

/** What is wrong with a page, with places in its text. */
export function noticesOf(page: HtmlPage, length: number): Notice[] {
  return [
    ...page.mistakes.map((mistake) => noticeOf(mistake, length)),
    ...page.missing.map(({ path, start, end }) => notice("missing-include", { path }, { start, end })),
  ];
}

function noticeOf({ what, start }: HtmlPage["mistakes"][number], length: number): Notice {
  return notice(
    what === "value" ? "swallowed-tags" : `unclosed-${what}`,
    {},
    { start, end: Math.min(start + 100, length) },
  );
}

/** Believes what a page says of its language unless its letters say otherwise: `lang="en"` is left over from a template. */
export function readLanguages(page: HtmlPage, declare: (language: Language) => void, notices: Notice[]): void {
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

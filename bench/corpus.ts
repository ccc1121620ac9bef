/** Texts for measuring, made from a seed: the same on every machine. */
import { type BenchLanguage, languages, randomNumbers, sentence } from "./sentences.ts";

/** What is measured: 2,000 files of 0.5 to 3 KB, as many as a company's replies and letters of some years. */
export const FILES = 2000;
const SMALLEST = 500;
const LARGEST = 3000;

/** Prose of about so many bytes as UTF-8: paragraphs of a few sentences. */
export function prose(language: BenchLanguage, bytes: number, seed: number): string {
  const random = randomNumbers(seed);
  let text = "";
  let length = 0;
  while (length < bytes) {
    const next = sentence(language, random);
    text += next + (random() < 0.3 ? "\n\n" : " ");
    length += Buffer.byteLength(next) + 1;
  }
  return text.trimEnd();
}

/** A Markdown file of so many bytes: a heading, paragraphs, now and then a list, a link, an entity, a merge tag, a review. */
function markdownFile(language: BenchLanguage, bytes: number, seed: number): string {
  const random = randomNumbers(seed);
  const paragraphs = prose(language, bytes, seed).split("\n\n");
  const start = prose(language, 40, seed + 1);
  return [
    random() < 0.1 ? `> ${start}` : `# {{name}}, ${start}`,
    ...paragraphs.map((paragraph) => marked(paragraph, random())),
  ].join("\n\n");
}

function marked(paragraph: string, kind: number): string {
  if (kind < 0.1) return paragraph.replace(/^|(?<=[.!?]) /gm, "\n- ").trimStart();
  if (kind < 0.25) return paragraph.replace(/(\S+) (\S+)/, "**$1** [$2](https://example.com/a?b=1)");
  if (kind < 0.35) return paragraph.replace(" ", "&nbsp;");
  return paragraph;
}

/** Replies of 2 KB as plain text. */
export function plainTexts(language: BenchLanguage, count: number): string[] {
  return Array.from({ length: count }, (_, i) => prose(language, 2000, 10_000 + i));
}

export function markdownFiles(language: BenchLanguage, count: number): string[] {
  const random = randomNumbers(42);
  return Array.from({ length: count }, (_, i) =>
    markdownFile(language, SMALLEST + random() * (LARGEST - SMALLEST), 1000 + i),
  );
}

/** One Markdown document of so many bytes. */
export function longMarkdown(language: BenchLanguage, bytes: number): string {
  const parts: string[] = [];
  for (let length = 0, i = 0; length < bytes; i++) {
    const part = markdownFile(language, LARGEST, 100_000 + i);
    parts.push(part);
    length += Buffer.byteLength(part);
  }
  return parts.join("\n\n");
}

/** Lines of a table of replies, in each language in turns, with the review and the stars. */
export function* tableLines(rows: number): Generator<string> {
  for (let i = 0; i < rows; i++) {
    const language = languages[i % languages.length]!;
    const bytes = (language === "ru" ? 300 : 170) * (1 + (i % 3));
    const review = prose(language, bytes / 2, 200_000 + i).replaceAll("\n\n", " ");
    const text = prose(language, bytes, 500_000 + i);
    yield `${JSON.stringify({ id: i + 1, kind: "reply", rating: 1 + (i % 5), review, text })}\n`;
  }
}

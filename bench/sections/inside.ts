/** Tactful against what no linter can do without, in one process: reading Markdown, looking at each letter, parsing JSON. */
import remarkParse from "remark-parse";
import { unified } from "unified";
import { markdownFiles, prose, tableLines } from "../corpus.ts";
import { medians, shown, table } from "../figures.ts";
import { createTactful, formatFor, lintText } from "../product.ts";
import { type BenchLanguage, languages } from "../sentences.ts";

const ROUNDS_PER_ROUND = 5;
const parser = unified().use(remarkParse);

export async function inside(rounds: number): Promise<string> {
  const linter = await createTactful();
  const [markdown, plain, lines] = (await Promise.all(["a.md", "a.txt", "a.jsonl"].map(formatFor))).map(
    (format) => format!,
  );
  const rows: string[][] = [];
  const add = async (what: string, texts: readonly string[], base: () => unknown, format = markdown!) => {
    const lint = async () => {
      for (const text of texts) await lintText(linter, format, text);
    };
    const times = await medians({ base, lint }, rounds * ROUNDS_PER_ROUND);
    const bytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
    rows.push([what, shown(times.lint / times.base), `${shown(bytes / 1000 / times.lint)} MB/s`]);
  };
  for (const language of languages) {
    const files = markdownFiles(language, 300);
    const replies = plainTexts(language, 400);
    await add(`Markdown, ${language}: lint ÷ \`remark-parse\` alone`, files, () =>
      files.map((text) => parser.parse(text)),
    );
    await add(`plain text, ${language}: lint ÷ a bare scan`, replies, () => replies.map(scan), plain);
  }
  const rowsOfTable = [...tableLines(1500)];
  const parse = () => rowsOfTable.map((line) => JSON.parse(line));
  await add("table of JSON lines, ru and en: lint ÷ `JSON.parse` alone", [rowsOfTable.join("")], parse, lines);
  return table(["what", "ratio", "rate"], rows);
}

export function plainTexts(language: BenchLanguage, count: number): string[] {
  return Array.from({ length: count }, (_, i) => prose(language, 2000, i));
}

/** The least that looks at every letter. */
export function scan(text: string): number {
  let sum = 0;
  for (let i = 0; i < text.length; i++) sum += text.charCodeAt(i);
  return sum;
}

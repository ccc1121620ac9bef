/** Tactful against what no linter can do without, in one process: reading Markdown, looking at each letter, parsing JSON. */
import { markdownFiles, plainTexts, tableLines } from "../corpus.ts";
import { shown, table } from "../figures.ts";
import { type Comparison, lintRatio, parse, SCANS, scan } from "../lint-ratio.ts";
import { formatFor } from "../product.ts";
import { languages } from "../sentences.ts";

const ROUNDS_PER_ROUND = 5;
const ROWS = 200;

export async function inside(rounds: number): Promise<string> {
  const rows: string[][] = [];
  const add = async (what: string, comparison: Omit<Comparison, "rounds">) => {
    const { ratio, rate } = await lintRatio({ ...comparison, rounds: rounds * ROUNDS_PER_ROUND });
    rows.push([what, shown(ratio), `${shown(rate)} MB/s`]);
  };
  for (const language of languages) {
    await add(`Markdown, ${language}: lint ÷ \`remark-parse\` alone`, {
      format: (await formatFor("a.md"))!,
      base: parse,
      textsPerRound: 40,
      makeTexts: (count) => markdownFiles(language, count),
    });
    await add(`plain text, ${language}: lint ÷ a bare scan`, {
      format: (await formatFor("a.txt"))!,
      base: scan,
      times: SCANS,
      textsPerRound: 40,
      makeTexts: (count) => plainTexts(language, count),
    });
  }
  await add("table of JSON lines, ru and en: lint ÷ `JSON.parse` alone", {
    format: (await formatFor("a.jsonl"))!,
    base: (text) => text.split("\n").map((line) => line && JSON.parse(line)),
    times: 20,
    textsPerRound: 1,
    makeTexts: (count) => {
      const lines = [...tableLines(count * ROWS)];
      return Array.from({ length: count }, (_, i) => lines.slice(i * ROWS, (i + 1) * ROWS).join(""));
    },
  });
  return table(["what", "ratio", "rate"], rows);
}

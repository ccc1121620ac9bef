/** The editor's path: a text that is linted again after each key, with the memory that an editor keeps. */
import { longMarkdown, prose } from "../corpus.ts";
import { inTurns, quantile, shown, table } from "../figures.ts";
import { createMemory, createTactful, formatFor, lintText } from "../product.ts";
import { type BenchLanguage, languages } from "../sentences.ts";

const LONG = 100_000;
const ROUNDS_PER_ROUND = 20;
const KEYS = 10_000;
const WARM_UP = 1000;

export async function editing(rounds: number): Promise<string> {
  const rows: string[][] = [];
  for (const language of languages) {
    for (const place of ["start", "end"] as const) {
      const { again, alone } = await editedBlock(language, place, rounds * ROUNDS_PER_ROUND);
      const what = `100 KB of Markdown, ${language}, one paragraph at the ${place} edited: lint again ÷ lint of that paragraph alone`;
      rows.push([what, shown(again / alone), `${shown(again)} ms`]);
    }
    const { half, most, grown } = await typing(language);
    rows.push([
      `a reply of 2 KB, ${language}, after each of ${KEYS} keys: median, 99 %`,
      "",
      `${shown(half)}, ${shown(most)} ms`,
    ]);
    rows.push([`the same: growth of the heap from key ${WARM_UP} to the last`, "", `${grown.toFixed(2)} MB`]);
  }
  return table(["what", "ratio", ""], rows);
}

/** Milliseconds of processor time for a letter typed into a paragraph, and for that paragraph as a text of its own. */
export async function editedBlock(
  language: BenchLanguage,
  place: "start" | "end",
  rounds: number,
  { lint = lintText, share = 0.5 } = {},
): Promise<{ again: number; alone: number }> {
  const text = longMarkdown(language, LONG);
  const { at, block } = proseAt(text, place === "start" ? 0.02 : 0.95);
  const linter = await createTactful();
  const markdown = (await formatFor("a.md"))!;
  const memory = createMemory();
  let typed = 0;
  const type = (words: string, offset: number) => `${words.slice(0, offset)}${typed++}${words.slice(offset)}`;
  const took = await inTurns(
    {
      again: () => lint(linter, markdown, type(text, at), memory),
      alone: () => lint(linter, markdown, type(block, 1)),
    },
    rounds,
  );
  return { again: quantile(took.again, share), alone: quantile(took.alone, share) };
}

/** A paragraph without any mark about there, and the offset of its second letter. */
function proseAt(text: string, share: number): { at: number; block: string } {
  const from = Math.floor(text.length * share);
  const { index, 0: block } = /(?<=\n\n)\p{L}[^\n#*&[{]{100,500}(?=\n\n)/u.exec(text.slice(from)) ?? {
    index: 0,
    0: "",
  };
  if (block === "") throw new Error("no paragraph of plain prose");
  return { at: from + index + 1, block };
}

/** A reply while it is written: words come, no two of them alike. */
async function typing(language: BenchLanguage): Promise<{ half: number; most: number; grown: number }> {
  const review = prose(language, 300, 5).replace(/\s+/g, " ").replaceAll(":", "");
  const body = prose(language, 2000, 6);
  const linter = await createTactful();
  const markdown = (await formatFor("a.md"))!;
  const memory = createMemory();
  const times = new Float64Array(KEYS);
  let before = 0;
  for (let key = 0; key < KEYS; key++) {
    if (key === WARM_UP) before = heapUsed();
    const text = `---\nrating: 2\nreview: ${review}\n---\n\n${body.slice(0, 40)} ${word(key)} ${body.slice(40)}`;
    const started = performance.now();
    await lintText(linter, markdown, text, memory);
    times[key] = performance.now() - started;
  }
  const grown = (heapUsed() - before) / 1e6;
  const typed = [...times.subarray(WARM_UP)];
  return { half: quantile(typed, 0.5), most: quantile(typed, 0.99), grown };
}

/** A word of letters for a number. */
function word(key: number): string {
  return key.toString(26).replace(/./g, (digit) => String.fromCharCode(0x61 + Number.parseInt(digit, 26)));
}

/** After what nobody holds is gone. */
function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

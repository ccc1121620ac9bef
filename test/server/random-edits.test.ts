/** Whatever is typed, cut and pasted: the problems are those of the same text, freshly opened. */

import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Diagnostic } from "vscode-languageserver/node";
import { bare } from "../helpers/lsp/capabilities.ts";
import type { OpenDocument } from "../helpers/lsp/open-document.ts";
import { type Session, start } from "../helpers/lsp/session.ts";
import { lacking, reply } from "./texts.ts";

const EDITS = 2000;
const SEED = 20_261_122;

/** What people and programs type, and what has upset parsers before. */
const pieces = [
  "а",
  " ",
  "\n",
  "\r\n",
  "\n\n",
  ".",
  "Вы сами виноваты. ",
  "не можем с вами согласиться",
  "You failed to read it. ",
  "👩‍👧",
  "\uD83D",
  "\uDE00",
  "и\u0301",
  "\uFEFF",
  "\u00AD",
  "\u0000",
  "---\n",
  "kind: email\n",
  "> ",
  "- ",
  "1. ",
  "# ",
  "<!-- tactful-disable-next-line blaming -->\n",
  "<!-- ",
  "-->",
  "<!-- tactful-disable -->",
  "<b>",
  "</b>",
  "&nbsp;",
  "&",
  "`",
  "```\n",
  "**",
  "_",
  "[",
  "](x)",
  "| a | b |\n| --- | --- |\n| c | d |\n",
  "{{name}}",
  "{% if x %}",
  "{",
  "}}",
  "*|F|*",
  "\\",
  "\t",
  "    ",
  "$",
  "https://example.com/a?b=1",
  "Спасибо, что рассказали о визите. ",
  "disable: [arguing]\n",
];

const SENTENCES =
  "Вы сами виноваты. Мы не можем с вами согласиться 🙈. You failed to read it. Someone will be in touch.\n";

const edit = fc.record({
  /** Where: parts of a million of the text. */
  at: fc.nat(1_000_000),
  cut: fc.oneof({ weight: 6, arbitrary: fc.constant(0) }, { weight: 3, arbitrary: fc.nat(10) }, fc.nat(100)),
  put: fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...pieces) },
    fc.constant(""),
    fc.string({ unit: "binary", maxLength: 5 }),
  ),
  /** Whether the problems are asked for after it. */
  asks: fc.nat(9).map((n) => n === 0),
});
const edits = fc.array(edit, { minLength: EDITS, maxLength: EDITS, size: "max" });

async function change(
  document: OpenDocument,
  { at, cut, put }: { at: number; cut: number; put: string },
): Promise<void> {
  // Neither may the text wear away.
  if (document.text.length < 300) await document.change(document.text.length, document.text.length, `\n\n${SENTENCES}`);
  const start = Math.floor((at / 1_000_001) * (document.text.length + 1));
  // Within \r\n there is no position in the protocol.
  const inBreak = (offset: number) => document.text[offset - 1] === "\r" && document.text[offset] === "\n";
  let end = Math.min(start + cut, document.text.length);
  if (inBreak(end)) end++;
  const from = inBreak(start) ? start - 1 : start;
  // A text that grows without end would only test patience.
  if (document.text.length > 4000) end = Math.max(end, document.text.length - 2000);
  await document.change(from, end, put);
}

const comparable = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.map(({ range, code, message, severity, tags }) => ({ range, code, message, severity, tags }));

async function fresh(session: Session, text: string, name: string): Promise<Diagnostic[]> {
  const document = await session.open(`file:///none/${name}`, text);
  const diagnostics = await document.diagnostics();
  await document.close();
  return diagnostics;
}

test.each([
  ["a.md", reply],
  ["a.txt", "kind: reply\n\nHello Dana,\nYou failed to read the card.\n"],
  ["a.md", lacking],
  ["a.html", "<html><body>\n<p>Hello Dana, <b>you failed</b> to read the card.</p>\n</body></html>\n"],
])(
  "thousands of edits of %s leave what a fresh look finds",
  async (name, text) => {
    const [steps] = fc.sample(edits, { seed: SEED + text.length, numRuns: 1 });
    const session = await start({ settings: { tactful: { kind: "reply" } } });
    // One that has seen nothing of the edits.
    const other = await start({ settings: { tactful: { kind: "reply" } } });
    const document = await session.open(`file:///none/${name}`, text);
    for (const step of steps!) {
      await change(document, step);
      if (!step.asks) continue;
      const found = await document.diagnostics();
      expect(comparable(found), JSON.stringify(document.text)).toEqual(
        comparable(await fresh(other, document.text, name)),
      );
    }
  },
  300_000,
);

test("a client that is pushed to ends with the problems of the last text", async () => {
  const [steps] = fc.sample(edits, { seed: SEED, numRuns: 1 });
  const session = await start({ capabilities: bare });
  const other = await start();
  const document = await session.open("file:///none/a.md", reply);
  for (const step of steps!.slice(0, 200)) await change(document, step);
  const wanted = comparable(await fresh(other, document.text, "a.md"));
  const shown = () =>
    session.transcript
      .messages("server", "textDocument/publishDiagnostics")
      .map(({ params }) => (params as { diagnostics: Diagnostic[] }).diagnostics)
      .at(-1) ?? [];
  const plain = (diagnostics: readonly { range: unknown; code?: unknown }[]) =>
    diagnostics.map(({ range, code }) => ({ range, code }));
  await expect.poll(() => plain(shown()), { timeout: 40_000 }).toEqual(plain(wanted));
}, 60_000);

const hasProc = existsSync("/proc/self/statm");

/** The server's resident memory, in megabytes. */
function memoryOf({ process: { pid } }: Session): number {
  return (Number(readFileSync(`/proc/${pid}/statm`, "utf8").split(" ")[1]) * 4096) / 1e6;
}

test.skipIf(!hasProc)(
  "memory does not grow with the number of edits",
  async () => {
    const session = await start({ settings: { tactful: { kind: "reply" } } });
    const [steps] = fc.sample(edits, { seed: SEED + 1, numRuns: 1 });
    const document = await session.open("file:///none/a.md", reply);
    const rounds: number[] = [];
    for (let round = 0; round < 8; round++) {
      for (const step of steps!.slice(0, 500)) {
        await change(document, step);
        if (step.asks) await document.diagnostics();
      }
      await document.replaceAll(reply);
      rounds.push(memoryOf(session));
    }
    // The first half warms up: what is compiled and cached once. After it, the least of the rest says what is kept.
    const [early, late] = [rounds.slice(2, 4), rounds.slice(5)].map((part) => Math.min(...part));
    expect(late! / early!, rounds.map(Math.round).join(" ")).toBeLessThan(1.3);
  },
  300_000,
);

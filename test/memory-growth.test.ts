import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import type { SourceDocument } from "../core/document.ts";
import { formatFor } from "../core/formats/detect.ts";
import { createMemory } from "../core/memory.ts";
import { defaultSettings } from "../core/settings.ts";
import { createTactful } from "../rules/linter.ts";
import { documentsOf } from "./formats/show.ts";

const EDITS = 20_000;
/** Until all that is made once has been made, and all that is compiled while it runs. */
const WARM_UP = 2_000;
/** If each edit left but a small object behind, it would be more; engines themselves keep some hundred kilobytes more or less. */
const LIMIT = 80 * (EDITS - WARM_UP);

/** What a word takes that was never met, in bytes of the heap; its sentence takes four times as much. */
const A_WORD = 700;

test("of sentences that are made key by key, only the last are remembered", { timeout: 300_000 }, async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const linter = await createTactful();
  const format = await formatFor("a.md");
  const memory = createMemory();
  const [from, to] = [3000, 8000];
  let before = 0;
  for (let key = 0; key <= to; key++) {
    const word = key.toString(26).replace(/./g, (digit) => "abcdefghijklmnopqrstuvwxyz"[Number.parseInt(digit, 26)]!);
    const text = `Hello Anna,\n\nyou failed to read the ${word} card on the wall, as other guests do.`;
    const [document] = documentsOf(format.read(text, { memory }));
    await linter.lint(document as SourceDocument, defaultSettings, undefined, memory);
    if (key !== from && key !== to) continue;
    collect();
    const { heapUsed } = process.memoryUsage();
    if (key === from) before = heapUsed;
    else expect(heapUsed - before).toBeLessThan((to - from) * A_WORD);
  }
});

test("an open document needs no more memory after twenty thousand edits", { timeout: 300_000 }, async () => {
  setFlagsFromString("--expose-gc");
  const collect = runInNewContext("gc") as () => void;
  const linter = await createTactful();
  const format = await formatFor("a.md");
  const memory = createMemory();
  let before = 0;
  for (let edit = 0; edit < EDITS; edit++) {
    // The offset of a mark that moves through the text: each edit changes other words, and all come again.
    const text = "Hello Anna,\n\nyou failed to read the card.\n\nWe will call you today.";
    const at = (edit * 7) % text.length;
    const [document] = documentsOf(format.read(`${text.slice(0, at)}-${text.slice(at)}`, { memory }));
    await linter.lint(document as SourceDocument, defaultSettings, undefined, memory);
    if (edit !== WARM_UP && edit !== EDITS - 1) continue;
    collect();
    const { heapUsed } = process.memoryUsage();
    if (edit === WARM_UP) before = heapUsed;
    else expect(heapUsed - before).toBeLessThan(LIMIT);
  }
});

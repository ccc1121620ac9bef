import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { SourceDocument } from "../core/document.ts";
import { DocumentSet } from "../core/document-set.ts";
import { formatFor } from "../core/formats/detect.ts";
import type { Format } from "../core/formats/format.ts";
import { createMemory, type DocumentMemory } from "../core/memory.ts";
import { defaultSettings, type Settings } from "../core/settings.ts";
import { createTactful } from "../rules/linter.ts";
import { markdownText } from "./formats/fragments.ts";
import { documentsOf } from "./formats/show.ts";
import { SENTENCES } from "./helpers/reply-sentences.ts";

const linter = await createTactful();
const seed = 20261122;

const HEADS = [
  "",
  "kind: reply",
  "kind: email\nsubject: Скидка 50 % внутри",
  "kind: reply\nrating: 1\nreview: Хамы, ждали 40 минут, пришлось звонить. Ольга",
  "kind: reply\nrating: 5\nauthor: Dana\nreview: Great stay, thank you Kim",
  "rating: 3\ntactful-disable: shouting, blaming",
  "tactful-disable:\n  - { rule: disbelief, reason: so }\n  - nonsense",
  "language: uk\ntemplate: complaint",
];
const SETTINGS: Settings[] = [
  defaultSettings,
  { ...defaultSettings, kind: "reply", locale: "uk" },
  { ...defaultSettings, kind: "email", address: "ty" },
  { ...defaultSettings, platform: "google", business: { ...defaultSettings.business, names: ["СРОЧНО"] } },
  {
    ...defaultSettings,
    rules: { blaming: { severity: "off", options: {} }, shouting: { severity: "error", options: { emoji: 2 } } },
  },
  { ...defaultSettings, kind: "reply", reader: "on" },
  { ...defaultSettings, kind: "email", template: "offer" },
  { ...defaultSettings, kind: "message", language: "en" },
];
const INSERTIONS = [
  ...[
    "я",
    "a",
    " ",
    ".",
    "!",
    "\n",
    "\n\n",
    "\r\n\r\n",
    "😀",
    "\uD83D",
    "«",
    '"',
    "> ",
    "# ",
    "- ",
    "**",
    "`",
    "```\n",
    "[a]: u\n",
    "{{",
    "}}",
  ],
  ...[
    "<!-- tactful-disable -->\n\n",
    "\n<!-- tactful-enable -->\n",
    "<!-- tactful-disable-next-line blaming -- so -->\n",
    "<!--",
    "-->",
    "|",
    "~~~\n",
    "&amp;",
    "не ",
    "but ",
  ],
  ...SENTENCES,
  ...SENTENCES.map((sentence) => `\n\n${sentence}\n\n`),
];

type Edit =
  | { at: number; length: number; words: string }
  | { head: string }
  | { settings: number }
  /** Takes back so many edits. */
  | { undo: number }
  /** Puts a stretch of the text in another place, too: paragraphs come twice. */
  | { from: number; size: number; to: number };

const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    arbitrary: fc.record({
      // A place as a share of the text.
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      length: fc.constantFrom(0, 0, 0, 1, 1, 3, 30, 200),
      words: fc.constantFrom("", ...INSERTIONS),
    }),
    weight: 8,
  },
  { arbitrary: fc.record({ head: fc.constantFrom(...HEADS) }), weight: 1 },
  { arbitrary: fc.record({ settings: fc.nat(SETTINGS.length - 1) }), weight: 1 },
  { arbitrary: fc.record({ undo: fc.integer({ min: 1, max: 4 }) }), weight: 1 },
  {
    arbitrary: fc.record({
      from: fc.double({ min: 0, max: 1, noNaN: true }),
      size: fc.constantFrom(60, 400),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    weight: 1,
  },
);

const prose = (sentences: number) =>
  fc
    .array(fc.tuple(fc.constantFrom(...SENTENCES), fc.constantFrom(" ", " ", "\n", "\n\n", "\n\n", "\r\n\r\n")), {
      minLength: 1,
      maxLength: sentences,
    })
    .map((all) => all.map(([words, gap]) => words + gap).join(""));

/** As `toEqual`, which takes long to find out that two things are the same. */
function expectSame(actual: unknown, expected: unknown): void {
  if (!isDeepStrictEqual(actual, expected)) expect(actual).toEqual(expected);
}

/** What is seen of a document: all but its functions, and where some of its code units stand. */
function shown({ blocks, map, ...rest }: SourceDocument) {
  const offsets = (text: string) => Array.from({ length: 8 }, (_, i) => Math.floor((i * text.length) / 7));
  return {
    ...rest,
    file: map && offsets(rest.text).map((at) => map.toSource(at, at + 1)),
    blocks: blocks.map(({ map: ownMap, ...block }) => ({
      ...block,
      source: offsets(block.text).map((at) => ownMap.toSource(at, at + 1)),
    })),
  };
}

/** Reads and lints a text with a memory and without one, and holds the two against each other. */
async function compare(format: Format, text: string, settings: Settings, memory: DocumentMemory): Promise<void> {
  const remembered = documentsOf(format.read(text, { memory }));
  const fresh = documentsOf(format.read(text, {}));
  expectSame(remembered.map(shown), fresh.map(shown));
  const isTable = fresh[0]?.row !== undefined;
  const sets = [remembered, fresh].map((documents) => {
    if (!isTable) return undefined;
    const set = new DocumentSet();
    for (const document of documents) linter.survey(document, settings, set);
    return set;
  });
  for (const [i, document] of remembered.entries()) {
    const result = await linter.lint(document, settings, sets[0], memory);
    expectSame(result, await linter.lint(fresh[i] as SourceDocument, settings, sets[1]));
  }
}

/** Types all edits, and compares after each; two texts are edited in turn, each with its own memory. */
async function type(format: Format, texts: readonly string[], edits: readonly Edit[], hasHead: boolean): Promise<void> {
  const memories = texts.map(() => createMemory());
  const open = texts.map((body) => ({ body, head: "", settings: defaultSettings, before: [body] }));
  for (const [n, change] of edits.entries()) {
    const number = n % open.length;
    const file = open[number]!;
    if ("head" in change) file.head = change.head;
    else if ("settings" in change) file.settings = SETTINGS[change.settings]!;
    else if ("undo" in change) {
      file.before.length = Math.max(1, file.before.length - change.undo);
      file.body = file.before.at(-1)!;
    } else if ("from" in change) {
      const [from, to] = [change.from, change.to].map((share) => Math.floor(share * file.body.length)) as [
        number,
        number,
      ];
      const copied = `\n\n${file.body.slice(from, from + change.size)}\n\n`;
      file.body = file.body.slice(0, to) + copied + file.body.slice(to);
    } else {
      const at = Math.floor(change.at * file.body.length);
      file.body = file.body.slice(0, at) + change.words + file.body.slice(at + change.length);
    }
    if (file.before.at(-1) !== file.body) file.before.push(file.body);
    const head = hasHead && file.head !== "" ? `---\n${file.head}\n---\n` : "";
    await compare(format, head + file.body, file.settings, memories[number]!);
  }
}

const edits = fc.array(edit, { minLength: 5, maxLength: 20 });

describe("with a memory, each edit gives what a fresh reading gives", () => {
  test("of Markdown", async () => {
    const format = await formatFor("a.md");
    const text = fc.oneof(prose(12), markdownText, prose(60));
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 2 }), edits, (texts, all) =>
        type(format, texts, all, true),
      ),
      { seed, numRuns: 30 },
    );
  });

  test("of long Markdown with all its marks, which is read in parts", async () => {
    const format = await formatFor("a.md");
    const text = fc
      .array(fc.oneof(markdownText, prose(8)), { minLength: 20, maxLength: 40 })
      .map((all) => all.join("\n\n"));
    await fc.assert(
      fc.asyncProperty(text, edits, (long, all) => type(format, [long], all, true)),
      { seed, numRuns: 6 },
    );
  });

  test("of Markdown with JSX", async () => {
    const format = await formatFor("a.mdx");
    await fc.assert(
      fc.asyncProperty(fc.array(prose(30), { minLength: 1, maxLength: 2 }), edits, (texts, all) =>
        type(format, texts, all, true),
      ),
      { seed, numRuns: 15 },
    );
  });

  test("of plain text", async () => {
    const format = await formatFor("a.txt");
    await fc.assert(
      fc.asyncProperty(fc.array(prose(20), { minLength: 1, maxLength: 2 }), edits, (texts, all) =>
        type(format, texts, all, true),
      ),
      { seed, numRuns: 25 },
    );
  });

  test("of HTML", async () => {
    const format = await formatFor("a.html");
    const text = fc
      .array(prose(6), { minLength: 1, maxLength: 6 })
      .map((all) => all.map((one) => `<p>${one}</p>`).join("\n"));
    await fc.assert(
      fc.asyncProperty(text, edits, (page, all) => type(format, [page], all, true)),
      { seed, numRuns: 15 },
    );
  });

  const row = fc.record({
    id: fc.nat(9),
    rating: fc.constantFrom(1, 3, 5),
    review: fc.constantFrom("", "Хамы, ждали час", "Great, thank you. Dana"),
    text: prose(4),
  });
  const rows = fc.array(row, { minLength: 1, maxLength: 8 });

  test("of a table with commas", async () => {
    const format = await formatFor("a.csv");
    const cell = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`;
    const table = rows.map((all) =>
      ["id,rating,review,text", ...all.map((one) => Object.values(one).map(cell).join(","))].join("\n"),
    );
    await fc.assert(
      fc.asyncProperty(table, edits, (text, all) => type(format, [text], all, false)),
      { seed, numRuns: 25 },
    );
  });

  test("of a table of JSON lines", async () => {
    const format = await formatFor("a.jsonl");
    const table = rows.map((all) => all.map((one) => JSON.stringify(one)).join("\n"));
    await fc.assert(
      fc.asyncProperty(table, edits, (text, all) => type(format, [text], all, false)),
      { seed, numRuns: 25 },
    );
  });
});

import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import type { Io, Output } from "../../cli/io.ts";
import { main } from "../../cli/main.ts";
import type { Services } from "../../cli/services.ts";
import type { Block, SourceDocument } from "../../core/document.ts";
import { UserError } from "../../core/errors.ts";
import type { Format } from "../../core/formats/format.ts";
import type { KindVerdict } from "../../core/kind.ts";
import type { Linter } from "../../core/lint.ts";
import { notice } from "../../core/notices/notice.ts";
import type { Problem, Severity } from "../../core/problem.ts";
import type { Rule } from "../../core/rule.ts";
import { emptyOutline } from "../../core/structure/report.ts";

/** A folder of files for one test. */
export function folderWith(files: Record<string, string | Uint8Array>): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "tactful-")));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export interface RunOptions {
  cwd?: string;
  env?: Record<string, string>;
  stdin?: string | Uint8Array;
  isTTY?: boolean;
  columns?: number;
  services?: Partial<Services>;
}

/** Runs the command line with a linter that knows three words: "bad", "meh" and "hm". */
export async function run(
  argv: string[],
  options: RunOptions = {},
): Promise<{ code: number; out: string; err: string }> {
  let out = "";
  let err = "";
  const isTTY = options.isTTY ?? false;
  const collector = (add: (text: string) => void): Output => ({
    write: (text) => add(typeof text === "string" ? text : Buffer.from(text).toString("latin1")),
    isTTY,
    columns: options.columns,
  });
  const io: Io = {
    cwd: options.cwd ?? folderWith({}),
    env: options.env ?? {},
    stdin: (async function* () {
      yield options.stdin ?? "";
    })(),
    stdout: collector((text) => {
      out += text;
    }),
    stderr: collector((text) => {
      err += text;
    }),
  };
  const code = await main(argv, io, { ...fakeServices, ...options.services });
  return { code, out, err };
}

export const fakeRules: Record<string, Rule> = {
  "bad-word": { severity: "error", kinds: ["email", "reply", "message"] },
  "meh-word": {
    severity: "warning",
    kinds: ["reply"],
    options: {
      words: { type: "number", default: 3, minimum: 1, description: "How many." },
      names: { type: "string[]", default: [], description: "Which." },
    },
  },
  "structure/hm": { severity: "info", kinds: ["email"] },
};

const words: Record<string, { rule: string; severity: Severity }> = {
  bad: { rule: "bad-word", severity: "error" },
  meh: { rule: "meh-word", severity: "warning" },
  hm: { rule: "structure/hm", severity: "info" },
};

const linter: Linter = {
  survey() {},
  async lint(document, settings) {
    if (document.text.includes("crash")) throw new TypeError("boom");
    const problems = [...document.text.matchAll(/bad|meh|hm/g)].flatMap((match): Problem[] => {
      const { rule, severity } = words[match[0]]!;
      const level = settings.rules[rule]?.severity ?? severity;
      if (level === "off") return [];
      const [start, end] = [match.index, match.index + match[0].length];
      const url = `https://tactful.example/rules/${rule}`;
      return [
        {
          rule,
          severity: level,
          message: `«${match[0]}» hurts.`,
          note: "It does.",
          url,
          start,
          end,
          actual: match[0],
          suggestions: ["good", "nice", "fine", "fourth"],
          fixable: false,
          rewrites: [],
          language: "en",
        },
      ];
    });
    const notices = document.text.includes("strange") ? [{ ...notice("foreign-language"), message: "Strange." }] : [];
    const kind = document.meta.kind ?? (settings.kind === "auto" ? "message" : settings.kind);
    const verdict: KindVerdict = { kind, by: "settings", likelihood: 1, signs: [] };
    return { kind, verdict, outline: emptyOutline, language: "en", problems, suppressed: [], notices };
  },
};

const plain: Format = {
  *read(text) {
    yield documentOf(text);
  },
};

/** `id: text` on each line; a line without a colon is broken. */
const table: Format = {
  *read(text) {
    let start = 0;
    let row = 0;
    for (const line of text.split("\n")) {
      const lineStart = start;
      start += line.length + 1;
      if (line === "") continue;
      row++;
      const colon = line.indexOf(": ");
      if (colon < 0) {
        yield new UserError("A record has no colon", "Write id: text", { line: row });
        continue;
      }
      const shift = lineStart + colon + 2;
      yield {
        ...documentOf(line.slice(colon + 2)),
        id: line.slice(0, colon),
        row,
        map: { toSource: (from: number, to: number) => ({ start: from + shift, end: to + shift }) },
      };
    }
  },
};

export function documentOf(text: string): SourceDocument {
  const block: Block = { role: "paragraph", text, quote: false, map: { toSource: (start, end) => ({ start, end }) } };
  return { text, meta: {}, blocks: [block], comments: [], notices: [] };
}

export const fakeServices: Services = {
  rules: async () => fakeRules,
  ruleUrl: async (rule) => `https://tactful.example/rules/${rule}`,
  docs: async () => ({
    "bad-word": {
      readme: {
        en: "# Bad words\n\nFinds **bad** words. They hurt, as\n[we know](https://example.org/why).\n\n- one `code`\n- two\n  more\n",
        ru: "# Плохие слова\n\nНаходит плохие слова. Они ранят.\n",
        uk: "",
      },
      examples: { en: [{ bad: "This is bad.", good: "This is good." }], ru: [{ bad: "Это плохо.", good: "" }], uk: [] },
    },
    "meh-word": { readme: { en: "# Meh\n\nFinds meh.\n", ru: "", uk: "" }, examples: { en: [], ru: [], uk: [] } },
    "structure/hm": { readme: { en: "", ru: "", uk: "" }, examples: { en: [], ru: [], uk: [] } },
  }),
  ruleLanguages: async () => ({ "bad-word": ["ru", "en"], "meh-word": ["en"], "structure/hm": [] }),
  outlineWords: async () => undefined,
  createLinter: async () => ({ linter, errors: [] }),
  extensions: async () => [".md", ".txt", ".csv"],
  // A thread would know nothing of these.
  largeFile: Number.POSITIVE_INFINITY,
  bytesPerThread: Number.POSITIVE_INFINITY,
  largeTable: Number.POSITIVE_INFINITY,
  formatFor: async (path) => (path.endsWith(".csv") ? table : plain),
};

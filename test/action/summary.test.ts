import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { gfmTableFromMarkdown } from "mdast-util-gfm-table";
import { gfmTable } from "micromark-extension-gfm-table";
import { expect, test } from "vitest";
import { escaped, lineUrl } from "../../action/markup.ts";
import { actionStringsOf } from "../../action/strings/choose.ts";
import { type SummaryOptions, summaryOf } from "../../action/summary.ts";
import type { DocumentReport } from "../../cli/document-report.ts";
import { stringsOf } from "../../cli/strings/choose.ts";
import { emptySummary } from "../../cli/tally.ts";
import { plainText } from "../../cli/text/plain.ts";
import { UserError } from "../../core/errors.ts";
import { emptyOutline } from "../../core/structure/report.ts";

interface Tree {
  type: string;
  value?: string;
  children?: Tree[];
}

/** What a reader of Markdown sees, or undefined where it is anything but text. */
function seen(node: Tree): string {
  if (node.type === "text") return node.value ?? "";
  if (!node.children || !["root", "paragraph", "table", "tableRow", "tableCell"].includes(node.type))
    return `<${node.type}>`;
  return node.children.map(seen).join("");
}

test("any words stand in a cell as they are", () => {
  const piece = fc.constantFrom(
    "|",
    "\\",
    "`",
    "*",
    "_",
    "[x](y)",
    "![",
    "<b>",
    "&amp;",
    "\n",
    "~~",
    "a",
    " ",
    "$1$",
    "-->",
    "\\|",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string())), (pieces) => {
      const text = `x${pieces.join("")}x`;
      const options = { extensions: [gfmTable()], mdastExtensions: [gfmTableFromMarkdown()] };
      const tree = fromMarkdown(`| a |\n| --- |\n| ${escaped(text)} |\n`, options) as Tree;
      const rows = tree.children?.[0]?.children ?? [];
      expect(rows).toHaveLength(2);
      expect(seen(rows[1] as Tree).replaceAll("\u2060", "")).toBe(plainText(text));
    }),
  );
});

test("names of files are put into links so that they end nothing", () => {
  expect(lineUrl("https://github.com/o/r", "abc", "a b/ж(1).md", 3, 5)).toBe(
    "https://github.com/o/r/blob/abc/a%20b/%D0%B6%281%29.md?plain=1#L3-L5",
  );
});

/** A report with so many problems. */
function reportOf(path: string, count: number): DocumentReport {
  const place = { line: 1, column: 1, endLine: 1, endColumn: 2, byteColumn: 1, endByteColumn: 2 };
  const problem = {
    rule: "arguing",
    severity: "error" as const,
    message: "«Да» спорит. ".repeat(20),
    note: "",
    url: "https://tactful.example/rules/arguing/",
    start: 0,
    end: 2,
    actual: "Да",
    suggestions: [],
    rewrites: [],
    fixable: false,
    language: "ru" as const,
    place,
    excerpt: { before: "", words: "Да", after: "" },
  };
  const report = {
    file: { path },
    problems: Array(count).fill(problem),
    suppressed: [],
    notices: [],
    outline: emptyOutline,
  };
  return report as unknown as DocumentReport;
}

const options: SummaryOptions = {
  strings: stringsOf("ru"),
  own: actionStringsOf("ru"),
  outlineWords: undefined,
  repositoryUrl: "https://github.com/o/r",
  commit: "abc",
  nameOf: (path) => path,
  remarks: [],
  failures: [],
};

test("a summary of anything is below what GitHub takes, and says that there is more", () => {
  const text = summaryOf([reportOf("a.md", 3000), reportOf("b.md", 3000)], emptySummary(), options);
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
  expect(Buffer.byteLength(text)).toBeGreaterThan(1_000_000);
  expect(text).toContain("Это не всё");
  expect(summaryOf([reportOf("a.md", 3)], emptySummary(), options)).not.toContain("Это не всё");
});

test("what could not be read is listed, and is not called free of findings", () => {
  const failures = [new UserError("Не UTF-8 | <b>", "Сохраните файл в UTF-8", { path: "x.md", line: 2 })];
  const text = summaryOf([], { ...emptySummary(), documents: 3, failures: 1 }, { ...options, failures });
  expect(text).toContain("Не удалось проверить 1 файл или запись");
  expect(text).toContain("| <code>x.md:2</code> | Не UTF-8 &#124; &#60;b&#62; | Сохраните файл в UTF-8 |");
  expect(text).not.toContain("Проблем нет");
});

test("a finding in a workbook stands in its cell, and not on a line", () => {
  const report = reportOf("a.xlsx", 1);
  for (const { place } of report.problems) place.cell = "Отзывы!C7";
  const text = summaryOf([report], emptySummary(), options);
  expect(text).toContain("| Отзывы!C7 |");
  expect(text).not.toContain("/blob/");
});

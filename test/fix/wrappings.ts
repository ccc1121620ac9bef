import fc from "fast-check";
import { stringify } from "yaml";
import { csv } from "../../core/formats/csv.ts";
import { eml } from "../../core/formats/eml.ts";
import type { Format } from "../../core/formats/format.ts";
import { html } from "../../core/formats/html.ts";
import { json } from "../../core/formats/json.ts";
import { jsonLines } from "../../core/formats/jsonl.ts";
import { markdown } from "../../core/formats/markdown.ts";
import { mdx } from "../../core/formats/mdx.ts";
import { plain } from "../../core/formats/plain.ts";
import { po } from "../../core/formats/po.ts";
import { yaml } from "../../core/formats/yaml.ts";

/** A way to write paragraphs down as a file. */
export interface Wrapping {
  name: string;
  format: Format;
  write(paragraphs: readonly string[]): string;
}

const escapeHtml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const quoteCell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const escapeAll = (text: string) =>
  JSON.stringify(text).replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);

export const wrappings: readonly Wrapping[] = [
  { name: "plain text", format: plain, write: (all) => `${all.join("\n\n")}\n` },
  {
    name: "plain text of Windows, with a subject",
    format: plain,
    write: ([first = "", ...all]) => `Subject: ${first}\r\n\r\n${all.join("\r\n\r\n")}`,
  },
  {
    name: "a mail",
    format: eml,
    write: ([first = "", ...all]) =>
      `Subject: ${first}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${all.join("\r\n\r\n")}`,
  },
  { name: "Markdown", format: markdown, write: (all) => `${all.join("\n\n")}\n` },
  {
    name: "Markdown with marks",
    format: markdown,
    write: (all) => all.map((text, i) => ["# ", "- ", "1. **Да.** ", "*Yes* "][i % 4] + text).join("\n\n"),
  },
  {
    name: "Markdown, wrapped",
    format: markdown,
    write: (all) => `${all.map((text) => text.replace(/ (?=\S+ \S+$)/, "\n")).join("\n\n")}\n`,
  },
  {
    name: "a table of Markdown",
    format: markdown,
    write: (all) =>
      `| a | b |\n| --- | --- |\n${all.map((text) => `| ${text.replaceAll("|", "")} | x |`).join("\n")}\n`,
  },
  {
    name: "front matter",
    format: markdown,
    write: ([first = "", ...all]) =>
      `---\nkind: email\nsubject: '${first.replaceAll("'", "''")}'\n---\n\n${all.join("\n\n")}\n`,
  },
  {
    name: "HTML",
    format: html,
    write: (all) => `<body>${all.map((text) => `<p class="a">${escapeHtml(text)}</p>`).join("\n")}</body>`,
  },
  {
    name: "HTML with marks",
    format: html,
    write: (all) =>
      all
        .map((text) => `<img alt="${escapeHtml(text).replaceAll('"', "&quot;")}"><b>${escapeHtml(text)}</b><br>`)
        .join(""),
  },
  {
    name: "CSV",
    format: csv,
    write: (all) => `id,text\r\n${all.map((text, i) => `${i},${quoteCell(text)}`).join("\r\n")}\r\n`,
  },
  {
    name: "CSV without quotation marks",
    format: csv,
    write: (all) =>
      `text\tid\n${all.map((text, i) => `${/^"/.test(text) ? quoteCell(text) : text}\t${i}`).join("\n")}\n`,
  },
  { name: "JSON Lines", format: jsonLines, write: (all) => all.map((text) => JSON.stringify({ text })).join("\n") },
  {
    name: "JSON Lines with escapes",
    format: jsonLines,
    write: (all) => all.map((text) => `{"text" :${escapeAll(text)}}`).join("\n\n"),
  },
  { name: "JSON", format: json, write: (all) => JSON.stringify({ title: "слово за словом", all }, null, 2) },
  ...(["PLAIN", "QUOTE_SINGLE", "QUOTE_DOUBLE", "BLOCK_FOLDED"] as const).map((style) => ({
    name: `YAML, ${style}`,
    format: yaml,
    write: (all: readonly string[]) => stringify({ all }, { defaultStringType: style, defaultKeyType: "PLAIN" }),
  })),
  {
    name: "translations",
    format: po,
    write: (all) =>
      all
        .map((text, i) => `msgid "${i}"\nmsgstr ""\n${JSON.stringify(text).replace(/ (?=\S+ \S+$)/, ' "\n"')}\n`)
        .join("\n"),
  },
  {
    name: "MDX",
    format: mdx,
    write: (all) =>
      `import a from "b"\n\n<Note>\n\n${all.map((text) => `    ${text}<b>!</b>`).join("\n\n")}\n\n</Note>\n`,
  },
];

/** Paragraphs of one to three sentences each. */
export function paragraphsOf(sentences: readonly string[]): fc.Arbitrary<string[]> {
  const paragraph = fc.array(fc.constantFrom(...sentences), { minLength: 1, maxLength: 3 }).map((all) => all.join(" "));
  return fc.array(paragraph, { minLength: 1, maxLength: 4 });
}

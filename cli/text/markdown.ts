import pc from "picocolors";
import { plainLines } from "./plain.ts";
import { wrap } from "./wrap.ts";

interface MarkdownOptions {
  color: boolean;
  columns: number;
}

/** Markdown as rule pages use it, for a terminal: headings, lists, quotes, tables, code, emphasis and links. */
export function renderMarkdown(markdown: string, { color, columns }: MarkdownOptions): string {
  const paint = pc.createColors(color);
  const text = plainLines(markdown.replace(/<!--[\s\S]*?-->/g, "")).trim();
  const lines: string[] = [];
  let isCode = false;
  for (const block of joinParagraphs(text)) {
    const [, hashes, title] = /^(#{1,6}) +(.*)$/.exec(block) ?? [];
    const [, space = "", bullet = "", item] = /^(\s*)([-*+]|\d+[.)]) +(.*)$/.exec(block) ?? [];
    if (/^\s*(```|~~~)/.test(block)) isCode = !isCode;
    else if (isCode) lines.push(`    ${block}`);
    else if (title !== undefined)
      lines.push(paint.bold(hashes === "#" ? paint.underline(inline(title)) : inline(title)));
    else if (item !== undefined) lines.push(listItem(inline(item), space, /\d/.test(bullet) ? bullet : "•"));
    else if (block.startsWith(">")) lines.push(paint.dim(wrap(inline(block.replace(/^> ?/, "")), columns, "  │ ")));
    else if (/^\|[\s:|-]+\|$/.test(block)) continue;
    else if (block.startsWith("|"))
      lines.push(
        `  ${inline(
          block
            .slice(1)
            .replace(/\|\s*$/, "")
            .trim(),
        )}`,
      );
    else lines.push(wrap(inline(block), columns));
  }
  return lines.join("\n").replace(/\n{3,}/g, "\n\n");

  function listItem(item: string, space: string, bullet: string): string {
    const hanging = `${space}  ${" ".repeat(bullet.length + 1)}`;
    return wrap(item, columns, hanging).replace(hanging, `${space}  ${bullet} `);
  }

  /** Code is shown as it stands, but for the bars that a table makes one escape. */
  function inline(source: string): string {
    return source
      .split(/(`+[^`]+`+)/)
      .map((part, i) => (i % 2 ? paint.cyan(part.replace(/^`+|`+$/g, "").replaceAll("\\|", "|")) : inlineProse(part)))
      .join("");
  }

  function inlineProse(source: string): string {
    return source
      .replace(/!?\[([^\]]*)\]\(([^)\s]+)[^)]*\)/g, (_, name: string, url: string) =>
        /^https?:/.test(url) && url !== name ? `${name} (${url})` : name,
      )
      .replace(/<(https?:[^>]+)>/g, "$1")
      .replace(/\*\*([^*]+)\*\*/g, (_, words: string) => paint.bold(words))
      .replace(/(?<![\p{L}\p{N}*_])[*_]([^*_\s](?:[^*_]*[^*_\s])?)[*_](?![\p{L}\p{N}*_])/gu, (_, words: string) =>
        paint.italic(words),
      );
  }
}

/** The first sentence of a page's first paragraph, without marks: what a rule is in one line. */
export function firstSentence(markdown: string): string {
  const text = renderMarkdown(markdown, { color: false, columns: Number.MAX_SAFE_INTEGER });
  const first =
    text
      .split("\n")
      .slice(markdown.trimStart().startsWith("#") ? 1 : 0)
      .find((line) => line.trim() !== "") ?? "";
  return /^.*?[.!?…](?=\s+[\p{Lu}«“"]|$)/u.exec(first)?.[0] ?? first;
}

/** Lines, with those of one paragraph or list item joined; code stays as it is. */
function joinParagraphs(text: string): string[] {
  const blocks: string[] = [];
  let isCode = false;
  for (const line of text.split("\n")) {
    const isFence = /^\s*(```|~~~)/.test(line);
    const last = blocks.at(-1);
    const startsBlock = isFence || isCode || line.trim() === "" || /^\s*([-*+] |\d+[.)] |#|>|\|)/.test(line);
    const canGoOn = last !== undefined && last.trim() !== "" && !/^\s*(```|~~~|#|>|\|)/.test(last);
    if (!startsBlock && canGoOn) blocks[blocks.length - 1] = `${last} ${line.trim()}`;
    else blocks.push(line);
    if (isFence) isCode = !isCode;
  }
  return blocks;
}

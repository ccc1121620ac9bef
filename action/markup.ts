import { plainText } from "../cli/text/plain.ts";

/**
 * Text as GitHub's Markdown shows it within a line, whatever it says: no markup, no formula, no table's bar, and nobody's name or
 * issue that is linked.
 */
export function escaped(text: string): string {
  return plainText(text)
    .replace(/[\\`*_[\]#|~<>&@$]/g, (mark) => `&#${mark.charCodeAt(0)};`)
    .replace(/&#(?:64|35);/g, "$&\u2060");
}

/** Text as code that is shown as it is, in a table too: for names of files. */
export function code(text: string): string {
  return `<code>${escaped(text)}</code>`;
}

/** A link to lines of a file in the repository. */
export function lineUrl(repositoryUrl: string, commit: string, path: string, line: number, endLine = line): string {
  const name = path
    .split("/")
    .map(encodeURIComponent)
    .join("/")
    .replace(/[()!'*]/g, percent);
  // Markdown files have lines only as plain text.
  const lines = endLine > line ? `L${line}-L${endLine}` : `L${line}`;
  return `${repositoryUrl}/blob/${commit}/${name}?plain=1#${lines}`;
}

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}

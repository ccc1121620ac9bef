import { displayWidth } from "./width.ts";

/** Breaks a text into lines of at most `width` columns, between words; one line where there is no width. */
export function wrap(text: string, width: number | undefined, indent = ""): string {
  if (width === undefined) return indent + text;
  const room = Math.max(20, width - displayWidth(indent));
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line !== "" && displayWidth(longer) > room) {
      lines.push(line);
      line = word;
    } else {
      line = longer;
    }
  }
  return [...lines, line].map((part) => indent + part).join("\n");
}

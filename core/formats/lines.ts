/** Where the line that holds `from` ends, before its line break. */
export function lineEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 10 || unit === 13) break;
  }
  return at;
}

/** Where the line after the line break at `end` begins; `\r\n` is one break. */
export function nextLine(text: string, end: number): number {
  if (text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10) return end + 2;
  return Math.min(end + 1, text.length);
}

/** Whether a line holds nothing but white space. */
export function isBlankLine(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit !== 32 && unit !== 9) return false;
  }
  return true;
}

/** How the lines of a text end. */
export function eolOf(text: string): "\r\n" | "\n" {
  return text.includes("\r\n") ? "\r\n" : "\n";
}

/** How many line breaks a text has; a `\r` at its end is one. */
export function countBreaks(text: string): number {
  let count = 0;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) count += 1;
  for (let at = text.indexOf("\r"); at !== -1; at = text.indexOf("\r", at + 1)) {
    if (text.charCodeAt(at + 1) !== 10) count += 1;
  }
  return count;
}

/** The offset after the first line break; 0 where there is none, or more of it may follow. */
export function firstLineEnd(text: string): number {
  const end = lineEnd(text, 0);
  const isWhole = text.charCodeAt(end) === 10 || end + 1 < text.length;
  return isWhole ? nextLine(text, end) : 0;
}

/** The offset after the last line break of which nothing more can follow; 0 where there is none. */
export function lastLineEnd(text: string): number {
  const lineFeed = text.lastIndexOf("\n");
  const carriageReturn = text.length < 2 ? -1 : text.lastIndexOf("\r", text.length - 2);
  return Math.max(lineFeed, carriageReturn) + 1;
}

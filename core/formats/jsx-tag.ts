/** A tag of JSX. Offsets are UTF-16 code units in the text, half-open. */
export interface JsxTag {
  end: number;
  /** The same as HTML in Markdown, as long as it is; empty where HTML has no such tag. */
  html: string;
  /** The values of attributes that people read, without their quotes. */
  words: { start: number; end: number }[];
}

const PROSE_ATTRIBUTES = new Set(["title", "alt", "label", "placeholder", "aria-label", "description", "caption"]);

const NAME = /<\/?(?:[\p{L}_$][\p{L}\p{N}_$.:-]*)?/uy;
const ATTRIBUTE = /[^\s={}<>/"']+/y;

/** What is longer is no tag, but one that nobody closed. */
const LONGEST_TAG = 5000;

/**
 * Reads the tag that opens at an offset; undefined where it is none.
 * @param braces Where each opening brace is closed.
 */
export function readJsxTag(text: string, start: number, braces: ReadonlyMap<number, number>): JsxTag | undefined {
  NAME.lastIndex = start;
  const name = NAME.exec(text)?.[0] ?? "<";
  const isFragment = /^<\/?$/.test(name);
  const words: JsxTag["words"] = [];
  // HTML in Markdown knows no braces, and no dots in names.
  const html = [name.replace(/[^</A-Za-z0-9-]/g, "-").replace(/^(<\/?)[^A-Za-z]/, "$1x")];
  let attribute = "";
  let at = start + name.length;
  if (!/[\s/>{]/.test(text[at] ?? "") || (isFragment && text[at] !== ">")) return undefined;
  while (at < text.length && at - start < LONGEST_TAG) {
    const char = text[at];
    if (char === ">") return { end: at + 1, html: isFragment ? "" : `${html.join("")}>`, words };
    if (char === "<") return undefined;
    let end = at + 1;
    if (char === '"' || char === "'") {
      end = text.indexOf(char, at + 1) + 1;
      if (end === 0) return undefined;
      if (PROSE_ATTRIBUTES.has(attribute) && text.slice(at + 1, end - 1).trim() !== "")
        words.push({ start: at + 1, end: end - 1 });
      html.push(text.slice(at, end));
    } else if (char === "{") {
      const close = braces.get(at);
      if (close === undefined) return undefined;
      end = close + 1;
      html.push("x".repeat(end - at));
    } else {
      ATTRIBUTE.lastIndex = at;
      const found = ATTRIBUTE.exec(text)?.[0];
      if (found !== undefined) {
        attribute = found;
        end = at + found.length;
        html.push(found.replace(/[^A-Za-z0-9:._-]/g, "x").replace(/^[^A-Za-z_:]/, "x"));
      } else html.push(char);
    }
    at = end;
  }
  return undefined;
}

/** No expression is longer: its brace was never closed. */
const LONGEST_EXPRESSION = 20_000;

/** Where each opening brace is closed; those that nobody closes are not in it. A backslash before one makes it a letter. */
export function matchBraces(text: string): Map<number, number> {
  const matches = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0x5c) at += 1;
    else if (unit === 0x7b) open.push(at);
    else if (unit === 0x7d) {
      const start = open.pop();
      if (start !== undefined && at - start <= LONGEST_EXPRESSION) matches.set(start, at);
    }
  }
  return matches;
}

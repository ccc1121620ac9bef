import { type Node, type ParseError, parseTree, printParseErrorCode, visit } from "jsonc-parser";
import type { Comment } from "../document.ts";
import { ReadError, UserError } from "../errors.ts";
import { isTooDeep } from "../nesting.ts";
import { notice } from "../notices/notice.ts";
import { indexLines } from "../text/lines.ts";
import type { Format } from "./format.ts";
import { encodeJsonString, mapJsonString } from "./json-string.ts";
import { readStrings } from "./string-file.ts";
import type { DataFile, DataNode } from "./string-tree.ts";

/** The strings of a JSON file, with or without comments: each is a text. */
export const json: Format = {
  *read(text, options) {
    options.memory?.begin();
    const file = parseJson(text);
    if (file instanceof UserError) yield file;
    else yield* readStrings(text, file, options);
  },
};

function parseJson(text: string): DataFile | UserError {
  if (isTooDeep(text))
    return new ReadError("too-deep", {}, "This JSON is nested too deeply", "Nest it less than 200 levels deep");
  const errors: ParseError[] = [];
  const from = text.startsWith("\uFEFF") ? 1 : 0;
  // Blank instead of cut, so that offsets stay.
  const source = from === 0 ? text : ` ${text.slice(1)}`;
  const tree = parseTree(source, errors, { allowTrailingComma: true });
  if (errors.length > 0 || tree === undefined) {
    const code = errors.length > 0 ? printParseErrorCode(errors[0].error) : "ValueExpected";
    const words = code.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
    return new ReadError("not-json", {}, `This is not JSON: ${words}`, "", indexLines(text).at(errors[0]?.offset ?? 0));
  }
  const file: DataFile = { roots: [], comments: [], notices: [] };
  file.roots.push(toTree(source, tree, file));
  if (source.includes("tactful-"))
    visit(source, { onComment: (start, length) => addComment(source, start, length, file.comments) });
  return file;
}

function toTree(source: string, node: Node, file: DataFile): DataNode {
  const { type, offset, length, children = [] } = node;
  if (type === "array") return { type: "list", items: children.map((child) => toTree(source, child, file)) };
  if (type === "object") {
    const seen = new Set<string>();
    const entries = children.map(({ children: [name, value] = [] }) => {
      const key = name.value as string;
      if (seen.has(key)) {
        file.notices.push(notice("duplicate-key", { key }, { start: name.offset, end: name.offset + name.length }));
      }
      seen.add(key);
      return { key, keyStart: name.offset, value: toTree(source, value, file) };
    });
    return { type: "map", entries };
  }
  const isString = type === "string";
  const text = isString ? (node.value as string) : type === "null" ? "" : String(node.value);
  return {
    type: "scalar",
    text,
    isString,
    start: offset,
    end: offset + length,
    lay: () => ({ text, map: mapJsonString(source, offset, text.length) }),
    encode: encodeJsonString,
  };
}

function addComment(source: string, start: number, length: number, comments: Comment[]): void {
  const end = start + length;
  const text = source.slice(start + 2, source[start + 1] === "*" ? end - 2 : end).trim();
  comments.push({ text, start, end });
}

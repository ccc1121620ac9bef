import { Composer, type Document, isMap, isScalar, isSeq, Lexer, type Node, Parser, type Scalar } from "yaml";
import type { Comment } from "../document.ts";
import { ReadError, UserError } from "../errors.ts";
import { isTooDeep } from "../nesting.ts";
import { notice } from "../notices/notice.ts";
import { indexLines } from "../text/lines.ts";
import type { Format } from "./format.ts";
import { readStrings } from "./string-file.ts";
import { type DataFile, type DataNode, DEEPEST_DATA, type MapNode, type ScalarNode } from "./string-tree.ts";
import { mapScalar, scalarEncoder } from "./yaml-scalar.ts";

/** The strings of a YAML file: each is a text. Aliases are not followed, so that none is read twice. */
export const yaml: Format = {
  *read(text, options) {
    options.memory?.begin();
    const file = parseYaml(text);
    if (file instanceof UserError) yield file;
    else yield* readStrings(text, file, options);
  },
};

const TOO_DEEP: [problem: string, remedy: string] = [
  "This YAML is nested too deeply",
  `Nest it less than ${DEEPEST_DATA} levels deep`,
];

function parseYaml(text: string): DataFile | UserError {
  if (isTooDeep(text)) return new ReadError("too-deep", {}, ...TOO_DEEP);
  // YAML knows no lone carriage return.
  const source = text.includes("\r") ? text.replace(/\r(?!\n)/g, "\n") : text;
  const file: DataFile = { roots: [], comments: source.includes("tactful-") ? findComments(source) : [], notices: [] };
  try {
    for (const document of compose(source)) {
      const [error] = document.errors;
      if (error !== undefined) {
        // The parser tells of its own stack as it tells of a comma.
        if (/call stack|recursion/.test(error.message)) return new ReadError("too-deep", {}, ...TOO_DEEP);
        const problem = error.message.replace(/\s+/g, " ").replace(/\.$/, "");
        return new ReadError("not-yaml", {}, `This is not YAML: ${problem}`, "", indexLines(text).at(error.pos[0]));
      }
      if (document.contents) file.roots.push(toTree(source, document.contents as Node, file, 0));
    }
  } catch (error) {
    if (error instanceof UserError) return error;
    if (error instanceof RangeError) return new ReadError("too-deep", {}, ...TOO_DEEP);
    throw error;
  }
  return file;
}

function* compose(source: string): Generator<Document.Parsed> {
  // Its own look for keys that are there twice compares each with all others.
  const composer = new Composer({ prettyErrors: false, logLevel: "silent", uniqueKeys: false });
  yield* composer.compose(new Parser().parse(source), true, source.length);
}

function toTree(source: string, node: Node, file: DataFile, depth: number, isInBrackets = false): DataNode {
  if (depth > DEEPEST_DATA)
    throw new ReadError("too-deep", {}, ...TOO_DEEP, indexLines(source).at(node.range?.[0] ?? 0));
  if (isSeq(node)) {
    return {
      type: "list",
      items: node.items.map((item) => toTree(source, item as Node, file, depth + 1, node.flow === true)),
    };
  }
  if (!isMap(node)) return isScalar(node) ? toScalar(source, node, isInBrackets) : nothing(node);
  const seen = new Set<string>();
  const entries: MapNode["entries"] = [];
  for (const { key: keyNode, value } of node.items) {
    const key = isScalar(keyNode) ? String(keyNode.value) : "?";
    const [start = 0, end = 0] = (keyNode as Node | null)?.range ?? [];
    if (isScalar(keyNode)) {
      if (seen.has(key)) file.notices.push(notice("duplicate-key", { key }, { start, end }));
      seen.add(key);
    }
    if (value)
      entries.push({ key, keyStart: start, value: toTree(source, value as Node, file, depth + 1, node.flow === true) });
  }
  return { type: "map", entries };
}

/** An alias: what it stands for is read where it is written. */
function nothing(node: Node): ScalarNode {
  const [start = 0, end = 0] = node.range ?? [];
  return { ...EMPTY, start, end };
}

const EMPTY: Omit<ScalarNode, "start" | "end"> = {
  type: "scalar",
  text: "",
  isString: false,
  lay: () => ({ text: "", map: { toSource: () => ({ start: 0, end: 0 }) } }),
  encode: scalarEncoder("PLAIN", true),
};

const STRING_TAGS = new Set(["!", "tag:yaml.org,2002:str"]);

function toScalar(source: string, node: Scalar, isInBrackets: boolean): ScalarNode {
  const [start, end] = node.range ?? [0, 0];
  if (node.value === null) return { ...EMPTY, start, end };
  // `!Ref Name` and `!!binary` are no words.
  const isString = typeof node.value === "string" && (node.tag === undefined || STRING_TAGS.has(node.tag));
  const text = isString ? (node.value as string) : (node.source ?? String(node.value));
  return {
    type: "scalar",
    text,
    isString,
    start,
    end,
    lay: () => mapScalar(source, start, end, text, node.type),
    encode: scalarEncoder(node.type, isInBrackets),
  };
}

/** Comments by the lexer: the tree has their words, but not their places. */
function findComments(source: string): Comment[] {
  const comments: Comment[] = [];
  let at = 0;
  let isScalarNext = false;
  for (const lexeme of new Lexer().lex(source)) {
    // These marks of the lexer stand for nothing in the source.
    if (lexeme === "\u001F" || lexeme === "\u0002" || lexeme === "\u0018") {
      isScalarNext = lexeme === "\u001F";
      continue;
    }
    if (lexeme[0] === "#" && !isScalarNext) {
      comments.push({ text: lexeme.slice(1).trim(), start: at, end: at + lexeme.length });
    }
    isScalarNext = false;
    at += lexeme.length;
  }
  return comments;
}

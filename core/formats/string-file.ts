import type { SourceDocument } from "../document.ts";
import { ReadError, UserError } from "../errors.ts";
import type { Language } from "../text/language.ts";
import { identityMap } from "../text/text-map.ts";
import { readLanguage } from "./fields.ts";
import { type Suppressible, suppressTexts } from "./file-suppressions.ts";
import type { FormatOptions } from "./format.ts";
import { fitsLetters } from "./letters.ts";
import { readWords } from "./program-string.ts";
import { looksLikeProse } from "./prose-string.ts";
import { keyMatcher } from "./string-keys.ts";
import type { DataFile, DataNode, MapNode, ScalarNode } from "./string-tree.ts";
import { type ColumnOf, findColumns, readRecord } from "./table.ts";

/** A text of the file with what stands around it. */
interface Found extends Suppressible {
  document: SourceDocument;
}

/** Reads the strings of a data file that hold texts: each is a document, its id the keys that lead to it. */
export function* readStrings(
  source: string,
  file: DataFile,
  options: FormatOptions,
): Generator<SourceDocument | UserError> {
  const found: Found[] = [];
  const collect = createCollector(options, found);
  for (const root of file.roots) collect(root, [], undefined);
  if (found.length === 0 && options.strings === undefined && holdsString(file.roots)) {
    const remedy =
      'Name the keys that hold texts in tactful.json: { "files": [{ "include": ["…"], "strings": ["…"] }] }';
    yield new ReadError("no-prose", {}, "No string of this file looks like prose", remedy);
    return;
  }
  found.sort((a, b) => a.start - b.start);
  suppressTexts(source, file.comments, found);
  let at = 0;
  for (const told of file.notices) {
    while (at < found.length - 1 && found[at].start < told.start) at += 1;
    found[at]?.document.notices.push({ ...told, start: 0, end: 0 });
  }
  for (const { document, disable, strays } of found) {
    if (disable.length > 0) document.meta.disable = [...(document.meta.disable ?? []), ...disable];
    const { length } = document.text;
    for (const { text } of strays) document.comments.push({ text, start: length, end: length });
    yield document;
  }
}

type Collect = (node: DataNode, path: readonly string[], keyStart: number | undefined) => void;

function createCollector(options: FormatOptions, found: Found[]): Collect {
  const fits = options.strings && keyMatcher(options.strings);
  const isText = (node: ScalarNode, path: readonly string[]): boolean =>
    node.isString && node.text.trim() !== "" && (fits ? fits(path) : looksLikeProse(node.text));
  const columnsOf = createColumnFinder(options);

  function add(document: SourceDocument, node: ScalarNode, path: readonly string[], keyStart?: number): void {
    document.id ??= path.join(".");
    found.push({ document, start: keyStart ?? node.start, end: node.end, disable: [], strays: [] });
  }

  /** The fields of a record, which tell how to check it, and are no texts themselves. */
  function collectRecord(map: MapNode, path: readonly string[], row: number | undefined): ReadonlySet<number> {
    const columns = columnsOf(map);
    const index = columns?.get("text");
    if (columns === undefined || index === undefined) return new Set();
    const { key, keyStart, value: node } = map.entries[index];
    if (node.type !== "scalar" || !node.isString || (fits && !fits([...path, key]))) return new Set();
    const cellOf = (column: number) => {
      if (column === index) return { ...node.lay(), encode: node.encode };
      const words = wordsOf(map.entries[column].value);
      return words === "" ? undefined : { text: words, map: identityMap(node.start, 0) };
    };
    const document = readRecord(columns, cellOf, row ?? 0);
    if (document !== undefined) {
      if (row === undefined) delete document.row;
      add(document, node, [...path, key], keyStart);
    }
    return new Set(columns.values());
  }

  return function collect(node, path, keyStart): void {
    if (node.type === "scalar") {
      if (isText(node, path)) add(readString(node, path), node, path, keyStart);
    } else if (node.type === "map") {
      for (const { key, keyStart: start, value } of node.entries) collect(value, [...path, key], start);
    } else {
      for (const [i, item] of node.items.entries()) {
        const own = [...path, String(i)];
        const isMap = item.type === "map";
        const taken = isMap ? collectRecord(item, own, path.length === 0 ? i + 1 : undefined) : undefined;
        if (!isMap) collect(item, own, undefined);
        else collect({ ...item, entries: item.entries.filter((_, at) => !taken?.has(at)) }, own, undefined);
      }
    }
  };
}

/** Remembers the columns of the record before: mostly all have the same keys. */
function createColumnFinder({ columns = {} }: FormatOptions): (map: MapNode) => ColumnOf | undefined {
  let lastKeys: readonly string[] = [];
  let last: ColumnOf | undefined;
  return ({ entries }) => {
    const keys = entries.map(({ key }) => key);
    if (keys.length !== lastKeys.length || keys.some((key, i) => key !== lastKeys[i])) {
      const found = findColumns(keys, columns, 1);
      last = found instanceof UserError ? undefined : found;
      lastKeys = keys;
    }
    return last;
  };
}

function readString(node: ScalarNode, path: readonly string[]): SourceDocument {
  const { text, map } = node.lay();
  const document = { ...readWords(text), map, encode: node.encode };
  const language = languageOf(path, text);
  if (language !== undefined) document.meta.language ??= language;
  return document;
}

/** The language that the nearest key names, as in `ru.title` and `title.ru`, where the letters do not gainsay it. */
function languageOf(path: readonly string[], text: string): Language | undefined {
  const key = path.findLast((part) => /^(?:ru|uk|ua|en)(?:[-_][A-Za-z]{2,4})?$/.test(part));
  const language = key === undefined ? undefined : readLanguage(key);
  return language !== undefined && fitsLetters(language, text) ? language : undefined;
}

/** What a field says that is no text: a word, a number, a list of them. */
function wordsOf(node: DataNode): string {
  if (node.type === "scalar") return node.text;
  return node.type === "list" ? node.items.map((item) => (item.type === "scalar" ? item.text : "")).join(", ") : "";
}

function holdsString(nodes: readonly DataNode[]): boolean {
  return nodes.some((node) => {
    if (node.type === "scalar") return node.isString && node.text.trim() !== "";
    return holdsString(node.type === "list" ? node.items : node.entries.map(({ value }) => value));
  });
}

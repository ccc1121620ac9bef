import type { Comment } from "../document.ts";
import type { Notice } from "../notices/notice.ts";
import type { TextMap } from "../text/text-map.ts";

/** A string, number, truth value or null of a data file. */
export interface ScalarNode {
  type: "scalar";
  /** What it says; empty for null. */
  text: string;
  /** Whether it is a string: nothing else is prose. */
  isString: boolean;
  start: number;
  end: number;
  /** From the words of a string, which may lack its last line breaks, to the file; worked out when it is asked for. */
  lay(): { text: string; map: TextMap };
  /** As in `SourceDocument`. */
  encode(words: string): string | undefined;
}

export interface MapNode {
  type: "map";
  entries: { key: string; keyStart: number; value: DataNode }[];
}

export interface ListNode {
  type: "list";
  items: DataNode[];
}

/** What JSON and YAML have in common. Offsets are UTF-16 code units in the file. */
export type DataNode = ScalarNode | MapNode | ListNode;

export interface DataFile {
  /** One, or in YAML several documents. */
  roots: DataNode[];
  /** In the order of the file. */
  comments: Comment[];
  /** What is to be told of the file; told with the first of its texts. */
  notices: Notice[];
}

/** No file that a person wrote is nested deeper; what reads it calls itself. */
export const DEEPEST_DATA = 200;

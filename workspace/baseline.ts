import { createHash } from "node:crypto";
import { getNodeValue, type Node, type ParseError, parseTree } from "jsonc-parser";
import { UserError } from "../core/errors.ts";
import { checkJson, type JsonSchema } from "../core/json-check.ts";
import { isTooDeep } from "../core/nesting.ts";
import { indexLines } from "../core/text/lines.ts";
import { CONTROL_MASK, maskTemplates, OUTPUT_MASK } from "../core/text/mask.ts";

const baselineSchemaUrl = "https://tactful.github.io/tactful/schema/baseline.schema.json";

/** How often each problem is known, by file (from the baseline's folder, with slashes), by rule, by fingerprint. */
export type Baseline = ReadonlyMap<string, FileEntries>;

type FileEntries = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** A problem as a baseline knows it. */
export interface BaselineKey {
  rule: string;
  /** What `fingerprint` gives. */
  fingerprint: string;
  /** Whether it is about the document as a whole: in another file it is another problem. */
  isAboutDocument: boolean;
}

/** Digits of a fingerprint: 64 bits, so that two of a million problems hardly ever share one. */
const fingerprintLength = 16;

const MASKS = new RegExp(`${OUTPUT_MASK}+|${CONTROL_MASK}+`, "g");

/**
 * What makes a problem the same after the text around it has changed: its rule and some words, whatever their case, their
 * spaces and the names in template tags. A hash, so that no customer's words lie in a baseline.
 */
export function fingerprint(rule: string, ...words: readonly string[]): string {
  return createHash("sha256")
    .update([rule, ...words.map(folded)].join("\0"))
    .digest("hex")
    .slice(0, fingerprintLength);
}

function folded(text: string): string {
  const masked = maskTemplates(text).text.replace(MASKS, "\ufffc");
  return masked.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim();
}

const schema: JsonSchema = {
  type: "object",
  required: ["version", "files"],
  additionalProperties: false,
  properties: {
    $schema: { type: "string" },
    version: { type: "number" },
    files: {
      type: "object",
      patternProperties: {
        "": {
          type: "object",
          patternProperties: { "": { type: "object", patternProperties: { "": { type: "number", minimum: 1 } } } },
        },
      },
    },
  },
};

/**
 * Reads the text of a baseline.
 * @param path Where it is, for messages.
 * @throws {UserError} where it is none, with the place and what to do.
 */
export function parseBaseline(text: string, path: string): Baseline {
  const lines = indexLines(text);
  const wrong = (problem: string, offset: number, remedy = "Mend it, or remove it and run --suppress") =>
    new UserError(problem, remedy, { path, ...lines.at(offset) });
  if (isTooDeep(text)) throw wrong("This is nested too deeply for a baseline", 0);
  const errors: ParseError[] = [];
  const tree = parseTree(text, errors, { disallowComments: true });
  if (errors[0] !== undefined || tree === undefined) throw wrong("This is not JSON", errors[0]?.offset ?? 0);
  const [fault] = checkJson(tree, schema, () => "key");
  if (fault !== undefined) throw wrong(fault.problem, fault.offset);
  // Node by node: a file may be called `__proto__`.
  const root = entriesOf(tree);
  const version = getNodeValue(root.get("version") as Node) as number;
  if (version !== 1) {
    const offset = (root.get("version") as Node).offset;
    throw wrong(
      `This baseline has version ${version}, and only 1 is known`,
      offset,
      "Update Tactful, or remove it and run --suppress",
    );
  }
  return mapValues(entriesOf(root.get("files") as Node), (rules) =>
    mapValues(entriesOf(rules), (counts) => mapValues(entriesOf(counts), (count) => getNodeValue(count) as number)),
  );
}

function entriesOf(object: Node): Map<string, Node> {
  return new Map(
    (object.children ?? []).map(({ children }) => [children?.[0]?.value as string, children?.[1] as Node]),
  );
}

/** The text of a baseline: in one order whatever was found first, one problem on a line, so that changes are easy to read. */
export function formatBaseline(baseline: Baseline): string {
  const sorted = <T, U>(map: ReadonlyMap<string, T>, change: (value: T) => U) =>
    Object.fromEntries([...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, change(value)]));
  const files = sorted(baseline, (rules) => sorted(rules, (counts) => sorted(counts, (count) => count)));
  return `${JSON.stringify({ $schema: baselineSchemaUrl, version: 1, files }, null, 2)}\n`;
}

/** How many problems a baseline knows. */
export function sizeOf(baseline: Baseline): number {
  let size = 0;
  for (const rules of baseline.values()) {
    for (const counts of rules.values()) for (const count of counts.values()) size += count;
  }
  return size;
}

function mapValues<T, U>(map: ReadonlyMap<string, T>, change: (value: T) => U): Map<string, U> {
  return new Map(Array.from(map, ([key, value]) => [key, change(value)]));
}

import type { Node } from "jsonc-parser";
import { didYouMean, listOr } from "./did-you-mean.ts";

export type JsonType = "object" | "array" | "string" | "number" | "boolean" | "null";

/** The part of JSON Schema (draft-07) that our schemas use. */
export interface JsonSchema {
  $schema?: string;
  $id?: string;
  title?: string;
  description?: string;
  default?: unknown;
  examples?: readonly unknown[];
  type?: JsonType;
  enum?: readonly string[];
  pattern?: string;
  minLength?: number;
  minimum?: number;
  properties?: Record<string, JsonSchema>;
  patternProperties?: Record<string, JsonSchema>;
  additionalProperties?: false;
  required?: readonly string[];
  items?: JsonSchema | readonly JsonSchema[];
  minItems?: number;
  additionalItems?: false;
  /** Alternatives of different types. */
  anyOf?: readonly JsonSchema[];
}

export type JsonPath = readonly (string | number)[];

/** Something that does not fit the schema. */
export interface JsonFault {
  offset: number;
  problem: string;
  remedy: string;
}

/** What the keys of an object are called in a message: "rule", "option", "key". */
export type KeyNoun = (path: JsonPath) => string;

/**
 * Checks parsed JSON against a schema and says what is wrong in words.
 * It knows the keywords of `JsonSchema` alone, so that the schema which editors read and the program cannot disagree.
 */
export function* checkJson(
  node: Node,
  schema: JsonSchema,
  keyNoun: KeyNoun,
  path: JsonPath = [],
): Generator<JsonFault, void> {
  const fitting = fittingSchema(node, schema);
  if (fitting === undefined) {
    yield fault(node, `${nameOf(path)} must be ${expectation(schema)}, not ${describe(node)}`);
  } else if (node.type === "object") {
    yield* checkObject(node, fitting, keyNoun, path);
  } else if (node.type === "array") {
    yield* checkArray(node, fitting, keyNoun, path);
  } else {
    yield* checkScalar(node, fitting, path);
  }
}

function* checkObject(node: Node, schema: JsonSchema, keyNoun: KeyNoun, path: JsonPath): Generator<JsonFault, void> {
  const seen = new Set<string>();
  for (const property of node.children ?? []) {
    const [keyNode, valueNode] = property.children ?? [];
    if (keyNode === undefined) continue;
    const key = String(keyNode.value);
    const noun = keyNoun(path);
    if (seen.has(key)) yield fault(keyNode, `The ${noun} ${JSON.stringify(key)} is given twice`, "Remove one of them");
    seen.add(key);
    const child = schemaOfKey(schema, key);
    if (child === undefined) yield unknownKey(keyNode, key, schema, noun);
    else if (valueNode !== undefined) yield* checkJson(valueNode, child, keyNoun, [...path, key]);
  }
  for (const key of schema.required ?? []) {
    if (!seen.has(key)) yield fault(node, `${nameOf(path)} needs the ${keyNoun(path)} ${JSON.stringify(key)}`);
  }
}

function* checkArray(node: Node, schema: JsonSchema, keyNoun: KeyNoun, path: JsonPath): Generator<JsonFault, void> {
  const children = node.children ?? [];
  if (children.length < (schema.minItems ?? 0)) yield fault(node, `${nameOf(path)} must not be empty`);
  for (const [index, child] of children.entries()) {
    const { items } = schema;
    const childSchema = isTuple(items) ? items[index] : items;
    if (childSchema !== undefined) yield* checkJson(child, childSchema, keyNoun, [...path, index]);
    else if (isTuple(items))
      yield fault(child, `${nameOf(path)} takes ${items.length} values at most`, "Remove the rest");
  }
}

function* checkScalar(node: Node, schema: JsonSchema, path: JsonPath): Generator<JsonFault, void> {
  const value: unknown = node.value;
  if (typeof value === "number" && schema.minimum !== undefined && value < schema.minimum) {
    yield fault(node, `${nameOf(path)} must be ${schema.minimum} or more, not ${value}`);
  }
  if (typeof value !== "string") return;
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    yield fault(node, `${nameOf(path)} cannot be ${JSON.stringify(value)}`, didYouMean(value, schema.enum));
  } else if (value.length < (schema.minLength ?? 0)) {
    yield fault(node, `${nameOf(path)} must not be empty`);
  } else if (schema.pattern !== undefined && !new RegExp(schema.pattern, "u").test(value)) {
    yield fault(node, `${nameOf(path)} cannot be ${JSON.stringify(value)}`, schema.description ?? "");
  }
}

function schemaOfKey(schema: JsonSchema, key: string): JsonSchema | undefined {
  if (schema.properties !== undefined && Object.hasOwn(schema.properties, key)) return schema.properties[key];
  for (const [pattern, child] of Object.entries(schema.patternProperties ?? {})) {
    if (new RegExp(pattern, "u").test(key)) return child;
  }
  return undefined;
}

function unknownKey(node: Node, key: string, schema: JsonSchema, noun: string): JsonFault {
  const known = Object.keys(schema.properties ?? {});
  const otherwise = known.length === 0 ? "Remove it" : known.length > 12 ? undefined : `It can be ${listOr(known)}`;
  return fault(node, `Unknown ${noun} ${JSON.stringify(key)}`, didYouMean(key, known, otherwise ?? "Check the name"));
}

function fittingSchema(node: Node, schema: JsonSchema): JsonSchema | undefined {
  if (schema.anyOf !== undefined) return schema.anyOf.find((alternative) => fittingSchema(node, alternative));
  return schema.type === undefined || schema.type === node.type ? schema : undefined;
}

function expectation(schema: JsonSchema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(expectation).join(", or ");
  if (schema.type === "array") {
    return isTuple(schema.items) ? 'a list such as ["warning", { … }]' : "a list, in [ ]";
  }
  if (schema.type === "object") return "an object, in { }";
  if (schema.enum !== undefined) return listOr(schema.enum);
  if (schema.type === "string") return "a string, in quotes";
  return schema.type === "boolean" ? "true or false" : `a ${schema.type}`;
}

function describe(node: Node): string {
  if (node.type === "object") return "an object";
  if (node.type === "array") return "a list";
  return node.type === "string" ? `the string ${JSON.stringify(node.value)}` : String(node.value);
}

/** `rules → over-apology`; the whole file where the path is empty. */
function nameOf(path: JsonPath): string {
  if (path.length === 0) return "The file";
  return JSON.stringify(path.map((part) => (typeof part === "number" ? part + 1 : part)).join(" → "));
}

function isTuple(items: JsonSchema["items"]): items is readonly JsonSchema[] {
  return Array.isArray(items);
}

function fault(node: Node, problem: string, remedy = ""): JsonFault {
  return { offset: node.offset, problem, remedy };
}

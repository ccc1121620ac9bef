/**
 * The protocol's own description of itself, as JSON schemas. It is a large file of somebody else's and is not in this
 * repository: where it is not at hand, messages are checked by the rules of `check-session.ts` only.
 */
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";

type Type =
  | { kind: "base"; name: string }
  | { kind: "reference"; name: string }
  | { kind: "array"; element: Type }
  | { kind: "map"; value: Type }
  | { kind: "or" | "and" | "tuple"; items: Type[] }
  | { kind: "literal"; value: { properties: Property[] } }
  | { kind: "stringLiteral"; value: string };

interface Property {
  name: string;
  type: Type;
  optional?: boolean;
}

interface Structure {
  name: string;
  properties: Property[];
  extends?: { name: string }[];
  mixins?: { name: string }[];
}

/** A request or a notification. */
export interface Method {
  method: string;
  messageDirection: "clientToServer" | "serverToClient" | "both";
  clientCapability?: string;
  serverCapability?: string;
  params?: Type;
  result?: Type;
  registrationOptions?: Type;
  registrationMethod?: string;
}

interface Model {
  metaData: { version: string };
  requests: Method[];
  notifications: Method[];
  structures: Structure[];
  enumerations: { name: string; type: Type; values: { value: unknown }[]; supportsCustomValues?: boolean }[];
  typeAliases: { name: string; type: Type }[];
}

export interface MetaModel {
  request(method: string): Method | undefined;
  notification(method: string): Method | undefined;
  /**
   * What is wrong with a value, or undefined.
   * @param strict Whether a property that the protocol does not know is wrong.
   */
  fault(type: Type, value: unknown, strict: boolean): string | undefined;
}

const URI = { type: "string", pattern: "^[a-zA-Z][a-zA-Z0-9+.-]*:" };
const INTEGER_MAX = 2 ** 31 - 1;
const base: Record<string, object> = {
  null: { type: "null" },
  string: { type: "string" },
  boolean: { type: "boolean" },
  integer: { type: "integer", minimum: -(2 ** 31), maximum: INTEGER_MAX },
  uinteger: { type: "integer", minimum: 0, maximum: INTEGER_MAX },
  decimal: { type: "number" },
  URI,
  DocumentUri: URI,
  RegExp: { type: "string" },
};
/** Whatever the server and the client have agreed on. */
const anything = new Set(["LSPAny", "LSPObject", "LSPArray"]);

const path = fileURLToPath(new URL("../../../../shared/tools/clients/lsp/metaModel.json", import.meta.url));

/** Undefined where the file is not at hand. */
export const metaModel: MetaModel | undefined = existsSync(path)
  ? readMetaModel(readFileSync(path, "utf8"))
  : undefined;

if (metaModel === undefined) {
  console.warn("The meta model of LSP is not at hand: the shape of messages is not checked.");
}

function readMetaModel(json: string): MetaModel {
  const model = JSON.parse(json) as Model;
  const structures = new Map(model.structures.map((structure) => [structure.name, structure]));
  const requests = new Map(model.requests.map((request) => [request.method, request]));
  const notifications = new Map(model.notifications.map((notification) => [notification.method, notification]));
  const ajv = new Ajv({ strict: false, addUsedSchema: false });
  ajv.addSchema({ $id: "lsp", definitions: definitions(model, structures) });
  const validators = new Map<string, ValidateFunction>();

  return {
    request: (method) => requests.get(method),
    notification: (method) => notifications.get(method),
    fault(type, value, strict) {
      const key = `${strict}${JSON.stringify(type)}`;
      const validate = validators.get(key) ?? ajv.compile(schema(type, strict));
      validators.set(key, validate);
      if (validate(value)) return undefined;
      return validate.errors
        ?.slice(0, 4)
        .map(({ instancePath, message, params }) => {
          const extra = (params as { additionalProperty?: string }).additionalProperty;
          return `${instancePath || "/"} ${message}${extra === undefined ? "" : ` (${extra})`}`;
        })
        .join("; ");
    },
  };
}

function definitions(model: Model, structures: Map<string, Structure>): Record<string, object> {
  const result: Record<string, object> = {};
  for (const strict of [true, false]) {
    for (const { name } of model.structures) {
      const free = anything.has(name);
      result[key(name, strict)] = free ? {} : objectSchema(propertiesOf(name, structures), strict);
    }
    for (const { name, type } of model.typeAliases)
      result[key(name, strict)] = anything.has(name) ? {} : schema(type, strict);
    for (const { name, type, values, supportsCustomValues } of model.enumerations) {
      result[key(name, strict)] = supportsCustomValues
        ? schema(type, strict)
        : { enum: values.map(({ value }) => value) };
    }
  }
  return result;
}

function key(name: string, strict: boolean): string {
  return `${strict ? "strict" : "loose"}.${name}`;
}

function propertiesOf(name: string, structures: Map<string, Structure>): Property[] {
  const structure = structures.get(name)!;
  const inherited = [...(structure.extends ?? []), ...(structure.mixins ?? [])];
  const all = [...inherited.flatMap((parent) => propertiesOf(parent.name, structures)), ...structure.properties];
  return [...new Map(all.map((property) => [property.name, property])).values()];
}

function schema(type: Type, strict: boolean): object {
  switch (type.kind) {
    case "base":
      return base[type.name]!;
    case "reference":
      return { $ref: `lsp#/definitions/${key(type.name, strict)}` };
    case "array":
      return { type: "array", items: schema(type.element, strict) };
    case "map":
      return { type: "object", additionalProperties: schema(type.value, strict) };
    case "or":
      return { anyOf: type.items.map((item) => schema(item, strict)) };
    // Each part knows only its own properties.
    case "and":
      return { allOf: type.items.map((item) => schema(item, false)) };
    case "tuple":
      return {
        type: "array",
        items: type.items.map((item) => schema(item, strict)),
        minItems: type.items.length,
        maxItems: type.items.length,
      };
    case "literal":
      return objectSchema(type.value.properties, strict);
    case "stringLiteral":
      return { const: type.value };
  }
}

function objectSchema(properties: readonly Property[], strict: boolean): object {
  return {
    type: "object",
    properties: Object.fromEntries(properties.map(({ name, type }) => [name, schema(type, strict)])),
    required: properties.filter(({ optional }) => !optional).map(({ name }) => name),
    ...(strict && { additionalProperties: false }),
  };
}

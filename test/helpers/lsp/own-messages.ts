/** The messages between Tactful's server and its clients that are not the protocol's, as JSON schemas. */
import { Ajv } from "ajv";

const uri = { type: "string", pattern: "^[a-zA-Z][a-zA-Z0-9+.-]*:" };
const count = { type: "integer", minimum: 0 };

const schemas: Record<string, object> = {
  "tactful/status": {
    type: "object",
    properties: {
      uri,
      state: { enum: ["checked", "off", "held", "foreign", "failed"] },
      kind: { enum: ["email", "reply", "message"] },
      kindBy: { enum: ["document", "settings", "guess", "unsure"] },
      language: { enum: ["ru", "en", "uk", null] },
      template: { type: ["string", "null"] },
      errors: count,
      warnings: count,
      infos: count,
      detail: { type: "string" },
      config: uri,
    },
    required: ["uri", "state", "errors", "warnings", "infos"],
    additionalProperties: false,
  },
  "tactful/readFile": { type: "object", properties: { uri }, required: ["uri"], additionalProperties: false },
  "tactful/findFiles": {
    type: "object",
    properties: { base: uri, glob: { type: "string", minLength: 1 }, limit: { type: "integer", minimum: 1 } },
    required: ["base", "glob", "limit"],
    additionalProperties: false,
  },
};

/** Which of them the client must have asked for, by `initializationOptions`. */
const askedBy: Record<string, "status" | "files"> = {
  "tactful/status": "status",
  "tactful/readFile": "files",
  "tactful/findFiles": "files",
};

const ajv = new Ajv();
const validators = new Map(Object.entries(schemas).map(([method, schema]) => [method, ajv.compile(schema)]));

/** What is wrong with a message of our own; undefined if nothing, null if it is none. */
export function ownMessageFault(method: string, params: unknown, options: unknown): string | undefined | null {
  const validate = validators.get(method);
  if (validate === undefined) return null;
  const asked = (options as Record<string, unknown> | undefined)?.[askedBy[method]!] === true;
  if (!asked) return `${method} was not asked for`;
  return validate(params) ? undefined : `${method}: ${ajv.errorsText(validate.errors)}`;
}

/**
 * `tsx scripts/schema.ts [--check]`: writes the schemas, or says which are stale.
 * That of `tactful.json` follows from the rules; the others are written by hand, apart from their lists of names.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { firstSentence } from "../cli/text/markdown.ts";
import { configSchema } from "../core/config-schema.ts";
import { kinds } from "../core/document.ts";
import { severities } from "../core/problem.ts";
import { contexts } from "../core/rule.ts";
import { elementNames } from "../core/structure/elements.ts";
import { languages } from "../core/text/language.ts";
import { rules } from "../generated/rules.ts";
import { readRulePage, root, ruleIds } from "./rule-files.ts";

type SchemaName = "tactful" | "output" | "ndjson" | "pack";

const schemas: Record<SchemaName, () => object> = {
  tactful: tactfulSchema,
  output: outputSchema,
  ndjson: ndjsonSchema,
  pack: packSchema,
};

/** Whether a committed schema is what the code says. */
export function isFresh(name: SchemaName): boolean {
  try {
    return readFileSync(pathOf(name), "utf8") === textOf(name);
  } catch {
    return false;
  }
}

function tactfulSchema(): object {
  const summaries = Object.fromEntries(ruleIds().map((rule) => [rule, firstSentence(readRulePage(rule, "en") ?? "")]));
  return configSchema(rules, summaries);
}

function outputSchema(): object {
  const schema = readSchema("output");
  const { document, problem, elementName } = schema.definitions;
  elementName.enum = elementNames;
  document.properties.kind.enum = kinds;
  document.properties.language.enum = [...languages, null];
  problem.properties.severity.enum = severities;
  problem.properties.language.enum = languages;
  return schema;
}

/** A line is a document of the output with its path, or what stands in its place. */
function ndjsonSchema(): object {
  const { $schema, $id, definitions } = outputSchema() as ReturnType<typeof readSchema>;
  const { file: _wholes, failure, document, ...others } = definitions;
  const path = { description: "The file; absent from what tactful filter says.", ...failure.properties.path };
  const { line, column, message, remedy } = failure.properties;
  const input = {
    description:
      "What tactful filter has read there: the record, or its beginning; absent from what is said of a file.",
    type: "string",
  };
  return {
    $schema,
    $id: $id.replace("output", "ndjson"),
    title: "A line of tactful --format ndjson, and of tactful filter",
    description: "Stable: keys may be added, none is renamed or removed without a new version.",
    anyOf: [{ $ref: "#/definitions/document" }, { $ref: "#/definitions/failure" }],
    definitions: {
      ...others,
      document: { ...document, properties: { path, ...document.properties } },
      failure: {
        description: "A file or a record that could not be checked.",
        type: "object",
        required: ["row", "line", "column", "error"],
        additionalProperties: false,
        properties: {
          path,
          id: { type: "null" },
          row: document.properties.row,
          line,
          column,
          error: {
            type: "object",
            required: ["message", "remedy"],
            additionalProperties: false,
            properties: { message, remedy },
          },
          input,
        },
      },
    },
  };
}

function packSchema(): object {
  const schema = readSchema("pack");
  schema.properties.language.enum = languages;
  schema.properties.severity.enum = severities;
  schema.properties.kinds.items.enum = kinds;
  schema.definitions.context.enum = contexts;
  return schema;
}

// biome-ignore lint/suspicious/noExplicitAny: the file's own shape, which nothing but this script depends on.
function readSchema(name: SchemaName): any {
  return JSON.parse(readFileSync(pathOf(name), "utf8"));
}

function textOf(name: SchemaName): string {
  return `${JSON.stringify(schemas[name](), null, 2)}\n`;
}

function pathOf(name: SchemaName): string {
  return join(root, "schema", `${name}.schema.json`);
}

function main(): void {
  for (const name of Object.keys(schemas) as SchemaName[]) {
    if (!process.argv.includes("--check")) writeFileSync(pathOf(name), textOf(name));
    else if (!isFresh(name)) {
      process.stderr.write(`schema/${name}.schema.json is stale. Run: npx tsx scripts/schema.ts\n`);
      process.exitCode = 1;
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) main();

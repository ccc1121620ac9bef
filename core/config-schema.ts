import { kinds } from "./document.ts";
import type { JsonSchema } from "./json-check.ts";
import { severities } from "./problem.ts";
import type { OptionSchema, Rule } from "./rule.ts";
import { elementNames } from "./structure/elements.ts";
import { templateNames } from "./structure/templates.ts";
import { languages } from "./text/language.ts";

/** Where the schema of `tactful.json` is published; `tactful init` writes it into new files. */
export const configSchemaUrl = "https://tactful.github.io/tactful/schema/tactful.schema.json";

const levels = ["off", ...severities];

const string: JsonSchema = { type: "string", minLength: 1 };

/**
 * The schema of `tactful.json`, for editors and for our own check of it.
 * @param rules The known rules, by id.
 * @param summaries A sentence on each rule, for an editor's completion.
 */
export function configSchema(rules: Record<string, Rule>, summaries: Record<string, string> = {}): JsonSchema {
  const ruleTable = rulesSchema(rules, summaries);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    $id: configSchemaUrl,
    title: "Tactful configuration",
    description: 'The nearest tactful.json above a file applies, alone; share with "extends".',
    type: "object",
    additionalProperties: false,
    properties: {
      $schema: { type: "string", description: "The address of this schema, for completion in editors." },
      extends: {
        type: "array",
        items: string,
        description:
          'What this configuration starts from: "tactful:recommended", or paths of other files. Later ones win.',
        examples: [["tactful:recommended"], ["./shared/tactful.json"]],
      },
      ...textSettings,
      files: {
        type: "array",
        description: "Settings for some of the files. Where several entries fit a file, later ones win.",
        items: {
          type: "object",
          additionalProperties: false,
          required: ["include"],
          properties: {
            include: {
              ...globs("The files that the entry is for: globs, from the folder of tactful.json."),
              minItems: 1,
            },
            exclude: globs("The files that it is not for."),
            strings: {
              ...globs(
                "Of JSON and YAML: the keys that hold texts, as globs with dots between keys; one that begins with ! takes keys away. No other JSON and YAML is read.",
                ["**", "!id"],
              ),
              minItems: 1,
            },
            ...textSettings,
            rules: ruleTable,
          },
        },
      },
      rules: ruleTable,
      packs: globs("Your own rules: YAML files, from the folder of tactful.json.", ["./brand-voice/*.yml"]),
      table: {
        type: "object",
        additionalProperties: false,
        description: "How to read tables (CSV, JSONL).",
        properties: {
          columns: {
            type: "object",
            additionalProperties: false,
            description: "Your own names of the columns or keys.",
            properties: Object.fromEntries(
              Object.entries(columns).map(([name, holds]) => [
                name,
                { ...string, description: `The column of ${holds}.` },
              ]),
            ),
          },
        },
      },
      business: {
        type: "object",
        additionalProperties: false,
        description: "The business itself: its own contacts may stand in public replies.",
        properties: {
          names: strings("Its names, as customers know them."),
          phones: strings("Its telephone numbers."),
          emails: strings("Its e-mail addresses."),
          domains: strings("Its sites, such as romashka.example."),
        },
      },
      templates: {
        type: "object",
        additionalProperties: false,
        description:
          "Your own templates: a name, and the elements of the text in order; a ? after one that may be absent.",
        patternProperties: {
          "^[\\p{L}\\p{N}_-]+$": {
            type: "array",
            minItems: 1,
            items: { type: "string", enum: elementNames.flatMap((name) => [name, `${name}?`]) },
          },
        },
      },
    },
  };
}

/** What may be set for all texts, and again for some of the files. */
const textSettings: Record<string, JsonSchema> = {
  language: {
    type: "string",
    enum: ["auto", ...languages],
    default: "auto",
    description: "The language of the texts; auto: as the text says, or guessed.",
  },
  locale: {
    type: "string",
    enum: ["auto", ...languages],
    default: "auto",
    description: "The language of the messages; auto: that of the text.",
  },
  kind: {
    type: "string",
    enum: ["auto", ...kinds],
    default: "auto",
    description: "What the texts are: marketing emails, public replies to reviews, or messages to one customer.",
  },
  platform: { ...string, description: "Where the texts are published, such as google-play." },
  template: {
    ...string,
    description: `The template that the texts follow: ${templateNames.join(", ")}, or one of "templates".`,
  },
  address: {
    type: "string",
    enum: ["vy", "ty"],
    default: "vy",
    description: "How the brand addresses its readers: vy (на «вы») or ty (на «ты»).",
  },
  reader: {
    type: "string",
    enum: ["off", "on"],
    default: "off",
    description: "Whether the second reader, a small model, tells its opinion of sentences that no rule finds.",
  },
};

const columns = {
  text: "the text to check",
  review: "the review that the text answers",
  rating: "the stars of the review, 1 to 5",
  author: "the name that the review is signed with",
  kind: "the kind of the text: email, reply or message",
  language: "the language of the text: ru, en or uk",
  platform: "the place where the text is published",
  template: "the template that the text follows",
  id: "the id of the row",
  disable: "the rules that are switched off for the row",
};

function rulesSchema(rules: Record<string, Rule>, summaries: Record<string, string>): JsonSchema {
  const groups = new Set(Object.keys(rules).flatMap((id) => (id.includes("/") ? [id.split("/")[0]!] : [])));
  // Ours are listed; whatever else has a slash must be a rule of the packs, which is known only after reading them.
  const notOurs = groups.size > 0 ? `(?!(?:${[...groups].sort().join("|")})/)` : "";
  return {
    type: "object",
    additionalProperties: false,
    description: 'How much each rule matters: "off", "info", "warning", "error", or [severity, { options }].',
    properties: Object.fromEntries(
      Object.entries(rules)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([id, rule]) => [id, ruleSchema(rule.options ?? {}, rule.severity, summaries[id])]),
    ),
    patternProperties: { [`^${notOurs}[a-z][a-z0-9-]*/[a-z][a-z0-9-]*$`]: ruleSchema({}) },
  };
}

function ruleSchema(options: Record<string, OptionSchema>, severity?: string, summary?: string): JsonSchema {
  const level: JsonSchema = { type: "string", enum: levels };
  const optionTable: JsonSchema = {
    type: "object",
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(options).map(([name, option]) => [name, optionSchema(option)])),
  };
  return {
    ...(summary ? { description: summary } : {}),
    ...(severity ? { default: severity } : {}),
    anyOf: [level, { type: "array", minItems: 1, additionalItems: false, items: [level, optionTable] }],
  };
}

function optionSchema(option: OptionSchema): JsonSchema {
  const { description, default: byDefault } = option;
  if (option.type === "string[]") return { type: "array", items: { type: "string" }, default: byDefault, description };
  return {
    type: option.type,
    default: byDefault,
    ...(option.minimum === undefined ? {} : { minimum: option.minimum }),
    description,
  };
}

function strings(description: string): JsonSchema {
  return { type: "array", items: string, description };
}

function globs(description: string, example?: readonly string[]): JsonSchema {
  return { ...strings(description), ...(example ? { examples: [example] } : {}) };
}

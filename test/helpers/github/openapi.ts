import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv, type ValidateFunction } from "ajv";

const path = fileURLToPath(
  new URL("../../../node_modules/@octokit/openapi/generated/api.github.com.json", import.meta.url),
);

/** GitHub's own description of its API (npm's `@octokit/openapi`, which is large and installed by whoever wants the check). */
export const hasOpenApi = existsSync(path);

interface Operation {
  parameters?: Referable[];
  requestBody?: Referable;
  responses: Record<string, Referable>;
}

type Referable = {
  $ref?: string;
  in?: string;
  name?: string;
  content?: Record<string, { schema?: unknown; examples?: Record<string, Referable> }>;
  value?: unknown;
};

/** Checks requests and answers against the description. */
export class OpenApi {
  readonly #spec = JSON.parse(readFileSync(path, "utf8")) as { paths: Record<string, Record<string, Operation>> };
  readonly #ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false, validateSchema: false });
  readonly #compiled = new Map<string, ValidateFunction>();
  readonly #routes: { template: string; pattern: RegExp }[];

  constructor() {
    this.#ajv.addSchema(this.#spec, "github");
    const pattern = (template: string) =>
      new RegExp(`^${template.replace(/[.*+?^$()|[\]\\]/g, "\\$&").replace(/\{[^}]+\}/g, "[^/]+")}$`);
    this.#routes = Object.keys(this.#spec.paths)
      .map((template) => ({ template, pattern: pattern(template) }))
      .sort((a, b) => a.template.split("{").length - b.template.split("{").length);
  }

  /** The operation that a request is: `get /repos/{owner}/…`; undefined where there is none. */
  operation(method: string, pathname: string): string | undefined {
    const route = this.#routes.find(
      ({ template, pattern }) => this.#spec.paths[template]?.[method] && pattern.test(pathname),
    );
    return route && `${method} ${route.template}`;
  }

  /** What is wrong with a request. */
  requestFaults(name: string, query: URLSearchParams, body: unknown): string[] {
    const { operation, pointer } = this.#find(name);
    const known = (operation.parameters ?? []).map((one) => this.#resolve(one)).filter((one) => one.in === "query");
    const faults = [...query.keys()]
      .filter((key) => !known.some((one) => one.name === key))
      .map((key) => `query ${key}`);
    const { requestBody } = operation;
    if (requestBody === undefined) return body === undefined ? faults : [...faults, "has a body"];
    const schema = this.#resolve(requestBody).content?.["application/json"]?.schema as
      | { properties?: object }
      | undefined;
    const at = requestBody.$ref?.slice(1) ?? `${pointer}/requestBody`;
    const unknown = Object.keys(body ?? {}).filter((key) => !Object.hasOwn(schema?.properties ?? {}, key));
    return [
      ...faults,
      ...unknown.map((key) => `body ${key}`),
      ...this.#faults(`${at}/content/application~1json/schema`, body ?? {}),
    ];
  }

  /** What is wrong with an answer of the fake itself. */
  answerFaults(name: string, status: number, body: unknown): string[] {
    const { operation, pointer } = this.#find(name);
    const answer = operation.responses[status];
    if (answer === undefined) return [`has no answer ${status}`];
    if (!this.#resolve(answer).content) return [];
    const at = answer.$ref?.slice(1) ?? `${pointer}/responses/${status}`;
    return this.#faults(`${at}/content/application~1json/schema`, body);
  }

  /** An answer in its real shape. */
  example(name: string, status: number): unknown {
    const answer = this.#resolve(this.#find(name).operation.responses[status] ?? {});
    const [first] = Object.values(answer.content?.["application/json"]?.examples ?? {});
    return structuredClone(first && this.#resolve(first).value);
  }

  #find(name: string): { operation: Operation; pointer: string } {
    const [method = "", template = ""] = name.split(" ");
    const operation = this.#spec.paths[template]?.[method];
    if (!operation) throw new Error(`There is no operation ${name}`);
    return { operation, pointer: `/paths/${template.replaceAll("~", "~0").replaceAll("/", "~1")}/${method}` };
  }

  #faults(pointer: string, value: unknown): string[] {
    let validate = this.#compiled.get(pointer);
    if (!validate) {
      validate = this.#ajv.compile({ $ref: `github#${encodeURI(pointer)}` });
      this.#compiled.set(pointer, validate);
    }
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
  }

  #resolve(one: Referable): Referable {
    if (!one.$ref) return one;
    const keys = one.$ref
      .slice(2)
      .split("/")
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    return keys.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], this.#spec) as Referable;
  }
}

import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";
import { kinds } from "./document.ts";
import { UserError } from "./errors.ts";
import { isTooDeep } from "./nesting.ts";
import { severities } from "./problem.ts";
import { isSentence } from "./rewriting.ts";
import { type Context, contexts } from "./rule.ts";
import { languages } from "./text/language.ts";

/** A string of a pack with the line and column where it stands, both from 1. */
export interface Placed {
  text: string;
  line: number;
  column: number;
}

export interface PhraseSource {
  line: number;
  match: Placed[];
  unless: Placed[];
  nearby: Placed[];
  before: Placed[];
  suggest: string[];
  /** Whether the first suggestion may be put in without a person's look. */
  fix: boolean;
  message?: string;
  evenIn: Context[];
  exceptIn: Context[];
  onlyIn: Context[];
  /** What the rule's own check calls the phrase. */
  as?: string;
  bad: Placed[];
  good: Placed[];
}

/** A pack file as it is written. */
export interface PackSource {
  path: string;
  message: string;
  why: string;
  messages: Record<string, string>;
  nearby: Placed[];
  before: Placed[];
  phrases: PhraseSource[];
  /** Examples of the whole rule, for checks. */
  bad: Placed[];
  good: Placed[];
  /** Only in packs of a company. */
  rule?: string;
  language?: string;
  severity?: string;
  kinds?: string[];
  url?: string;
}

/** Whose pack it is: one of our rules, a company's own rule, or signals, which say nothing to anybody. */
export type PackType = "rule" | "own" | "signals";

const fileKeys = ["message", "messages", "why", "unless-nearby", "unless-before", "phrases", "bad", "good"];
const ownKeys = ["rule", "language", "severity", "kinds", "url"];
const phraseKeys = [
  "match",
  "as",
  "unless",
  "unless-nearby",
  "unless-before",
  "suggest",
  "fix",
  "message",
  "even-in",
  "except-in",
  "only-in",
  "bad",
  "good",
];

const keysOf: Record<PackType, readonly string[]> = {
  rule: fileKeys,
  own: [...fileKeys, ...ownKeys],
  signals: ["phrases"],
};

/**
 * Reads a pack file, with the place of everything in it.
 * @throws {UserError} with line and column for YAML that does not parse, an unknown key, or a value of the wrong type.
 */
export function readPackSource(path: string, text: string, type: PackType): PackSource {
  if (isTooDeep(text)) throw new UserError("This is nested too deeply", "A pack has a few levels", { path, line: 1 });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const reader = new PackReader(path, lines);
  const [error] = document.errors;
  if (error) {
    const { line, col } = lines.linePos(error.pos[0]);
    const problem = error.message.split("\n")[0]?.replace(/ at line \d+.*$/, "") ?? "broken YAML";
    throw new UserError(problem, "Mend the YAML; put a value with special characters into double quotes", {
      path,
      line,
      column: col,
    });
  }
  return reader.readFile(document.contents, type);
}

class PackReader {
  readonly #path: string;
  readonly #lines: LineCounter;

  constructor(path: string, lines: LineCounter) {
    this.#path = path;
    this.#lines = lines;
  }

  readFile(node: unknown, type: PackType): PackSource {
    const map = this.#mapping(node, keysOf[type]);
    const strings = (key: string) => this.#strings(map.get(key)).map((item) => item.text);
    const source: PackSource = {
      path: this.#path,
      message: this.#string(map.get("message")) ?? "",
      why: this.#string(map.get("why")) ?? "",
      messages: Object.fromEntries(
        map.has("messages")
          ? [...this.#mapping(map.get("messages"))].map(([key, value]) => [key, this.#string(value) ?? ""])
          : [],
      ),
      nearby: this.#strings(map.get("unless-nearby")),
      before: this.#strings(map.get("unless-before")),
      phrases: this.#items(map.get("phrases")).map((item) => this.#readPhrase(item)),
      bad: this.#strings(map.get("bad")),
      good: this.#strings(map.get("good")),
    };
    if (type === "signals") {
      const unnamed = source.phrases.findIndex(({ as }) => !as);
      if (unnamed >= 0)
        this.#fail(this.#items(map.get("phrases"))[unnamed], 'a signal needs an "as"', "Name what the words show");
      return source;
    }
    if (!source.message) this.#fail(node, 'a pack needs a "message"', "Say why the words hurt and what to do");
    if (type === "rule") return source;
    const rule = this.#string(map.get("rule"));
    if (!rule || !/^[a-z][a-z0-9-]*\/[a-z][a-z0-9-]*$/.test(rule)) {
      this.#fail(
        map.get("rule") ?? node,
        'an own pack needs a "rule" such as "brand/cheap"',
        "Name it with a prefix of your own",
      );
    }
    const language = this.#oneOf(map.get("language") ?? node, languages);
    return {
      ...source,
      rule: rule as string,
      language,
      severity: map.has("severity") ? this.#oneOf(map.get("severity"), severities) : "warning",
      kinds: map.has("kinds") ? strings("kinds").map((kind) => this.#known(map.get("kinds"), kind, kinds)) : [...kinds],
      ...(map.has("url") ? { url: this.#string(map.get("url")) ?? "" } : {}),
    };
  }

  #readPhrase(node: unknown): PhraseSource {
    const map = this.#mapping(node, phraseKeys);
    const list = (key: string) => this.#strings(map.get(key));
    const contextsOf = (key: string) => list(key).map(({ text }) => this.#known(map.get(key), text, contexts));
    const message = this.#string(map.get("message"));
    const as = this.#string(map.get("as"));
    const phrase: PhraseSource = {
      line: this.#place(node).line ?? 1,
      match: list("match"),
      unless: list("unless"),
      nearby: list("unless-nearby"),
      before: list("unless-before"),
      suggest: list("suggest").map((item) => item.text),
      fix: this.#flag(map.get("fix")),
      evenIn: contextsOf("even-in"),
      exceptIn: contextsOf("except-in"),
      onlyIn: contextsOf("only-in"),
      bad: list("bad"),
      good: list("good"),
      ...(message ? { message } : {}),
      ...(as ? { as } : {}),
    };
    if (phrase.suggest.includes("")) this.#fail(node, "a suggestion is empty", 'Leave "suggest" out');
    const [first] = phrase.suggest;
    if (phrase.fix && (first === undefined || isSentence(first)))
      this.#fail(node, '"fix" needs a first suggestion of words, not of a sentence', 'Add one to "suggest"');
    if (phrase.match.length === 0) this.#fail(node, 'a phrase needs a "match"', "Add the pattern to find");
    if (phrase.bad.length === 0) this.#fail(node, 'a phrase needs a "bad" example', "Add a sentence that it must find");
    if (phrase.good.length === 0)
      this.#fail(node, 'a phrase needs a "good" example', "Add a near miss that it must not find");
    return phrase;
  }

  #mapping(node: unknown, known?: readonly string[]): Map<string, unknown> {
    if (!isMap(node)) this.#fail(node, "expected a mapping of keys", "Write `key: value` lines");
    const map = new Map<string, unknown>();
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : "";
      if (known) this.#known(key, name, known);
      map.set(name, value);
    }
    return map;
  }

  #flag(node: unknown): boolean {
    if (node === undefined) return false;
    if (!isScalar(node) || typeof node.value !== "boolean")
      this.#fail(node, "expected true or false", "Write `fix: true`");
    return node.value;
  }

  #items(node: unknown): unknown[] {
    if (node === undefined || node === null) return [];
    return isSeq(node) ? node.items : [node];
  }

  #strings(node: unknown): Placed[] {
    return this.#items(node).map((item) => {
      const text = this.#string(item);
      if (text === undefined) this.#fail(item, "expected a string", 'Put it into "double quotes"');
      const { line = 1, column = 1 } = this.#place(item);
      return { text, line, column };
    });
  }

  #string(node: unknown): string | undefined {
    if (node === undefined || node === null) return undefined;
    if (!isScalar(node) || (typeof node.value !== "string" && typeof node.value !== "number")) {
      this.#fail(node, "expected a string", 'Put it into "double quotes"');
    }
    return String(node.value).trim();
  }

  #oneOf<T extends string>(node: unknown, values: readonly T[]): T {
    return this.#known(node, this.#string(isScalar(node) ? node : undefined) ?? "", values);
  }

  #known<T extends string>(node: unknown, value: string, values: readonly T[]): T {
    if (!(values as readonly string[]).includes(value))
      this.#fail(node, `unknown "${value}"`, `Use one of: ${values.join(", ")}`);
    return value as T;
  }

  #place(node: unknown): { path: string; line?: number; column?: number } {
    const range = (node as Node | null | undefined)?.range;
    if (!range) return { path: this.#path };
    const { line, col } = this.#lines.linePos(range[0]);
    return { path: this.#path, line, column: col };
  }

  #fail(node: unknown, problem: string, remedy: string): never {
    throw new UserError(problem, remedy, this.#place(node));
  }
}

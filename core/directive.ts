import { readRuleList } from "./formats/fields.ts";

export const directiveVerbs = ["disable-next-line", "disable-line", "disable-file", "disable", "enable"] as const;

export type DirectiveVerb = (typeof directiveVerbs)[number];

/** What a comment of ours says: `tactful-<name> rule, rule -- reason`. */
export interface DirectiveWords {
  /** One of `directiveVerbs`, where it is written right. */
  name: string;
  /** Empty: all rules. */
  rules: string[];
  reason: string;
}

const DIRECTIVE = /^tactful-([a-z-]+)(?:\s+([\s\S]*))?$/;

/** Reads what stands between the marks of a comment; undefined where it is none of ours. */
export function parseDirective(comment: string): DirectiveWords | undefined {
  const match = DIRECTIVE.exec(comment);
  if (match === null) return undefined;
  const [, names, reason] = /^([\s\S]*?)(?:(?:^|\s)--(?:\s([\s\S]*))?)?$/.exec(match[2] ?? "") ?? ["", "", ""];
  return { name: match[1], rules: readRuleList(names), reason: (reason ?? "").trim() };
}

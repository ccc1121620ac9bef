import { type CompletionItem, CompletionItemKind, type Position } from "vscode-languageserver";
import type { TextDocument } from "vscode-languageserver-textdocument";
import { kinds } from "../../core/document.ts";
import { templateNames } from "../../core/structure/templates.ts";
import { nameIn } from "../../core/structure/words.ts";
import { type Language, languages } from "../../core/text/language.ts";
import { content } from "../../generated/content.ts";
import { platforms } from "../../rules/platform-limits/platforms.ts";
import { type Analysis, languageFor } from "../analysis.ts";
import { outlineWordsOf } from "../outline-words.ts";
import { ruleDoc } from "../rule-docs.ts";
import type { Session } from "../session.ts";
import { stringsOf } from "../strings/choose.ts";

/** Front matter that is longer is none. */
const LONGEST_HEAD = 200;

const keys = [
  "kind",
  "language",
  "platform",
  "template",
  "review",
  "rating",
  "author",
  "subject",
  "preheader",
  "disable",
] as const;
type Key = (typeof keys)[number];
const directives = ["disable-next-line", "disable-line", "disable-file", "disable", "enable"] as const;

/** Completes the keys and values of front matter, and the rules in suppressions. */
export function serveCompletion(session: Session): void {
  session.connection.onCompletion(async ({ textDocument, position }, token): Promise<CompletionItem[]> => {
    const document = session.documents.get(textDocument.uri);
    if (!document) return [];
    const line = document.getText({ start: { line: position.line, character: 0 }, end: position });
    const comment = /<!--\s*tactful-([a-z-]*)(\s[^>]*)?$/.exec(line);
    const isHead = isInFrontMatter(document, position);
    if (!comment && !isHead) return [];
    const analysis = await session.analyses.of(document, token);
    const language = languageFor(analysis.settings, analysis.readings[0]?.result.language, session.client.locale);
    if (comment) {
      const [, , rest] = comment;
      if (rest === undefined) return directiveItems(language);
      return /\s--/.test(rest) ? [] : ruleItems(language);
    }
    const value = /^([\p{L}-]+):\s+.*$/u.exec(line);
    if (value) return valueItems(value[1] as string, analysis, language);
    return /^[\p{L}-]*$/u.test(line) ? keyItems(document, language) : [];
  });
}

/** Whether a place is between the two lines of `---` at the top, or after the first where the second is not written yet. */
function isInFrontMatter(document: TextDocument, { line }: Position): boolean {
  if (line === 0 || line > LONGEST_HEAD) return false;
  const above = document.getText({ start: { line: 0, character: 0 }, end: { line, character: 0 } });
  return /^\uFEFF?---[ \t]*\r?\n/.test(above) && !/\n(?:---|\.\.\.)[ \t]*\r?\n/.test(above);
}

function keyItems(document: TextDocument, language: Language): CompletionItem[] {
  const { completion } = stringsOf(language);
  const text = document.getText();
  return keys
    .filter((key) => !new RegExp(`^${key === "disable" ? "tactful-disable" : key}:`, "m").test(text))
    .map((key) => ({
      label: key === "disable" ? "tactful-disable" : key,
      kind: CompletionItemKind.Property,
      documentation: completion[key],
      insertText: `${key === "disable" ? "tactful-disable" : key}: `,
    }));
}

async function valueItems(key: string, { ownTemplates }: Analysis, language: Language): Promise<CompletionItem[]> {
  const values = (names: readonly string[], detail: (name: string) => string | undefined = () => undefined) =>
    names.map((label): CompletionItem => {
      const said = detail(label);
      return { label, kind: CompletionItemKind.EnumMember, ...(said && said !== label && { detail: said }) };
    });
  const words = await outlineWordsOf(language);
  switch (key as Key | "tactful-disable") {
    case "kind":
      return values(kinds, (name) => stringsOf(language).kind[name as "email"]);
    case "language":
      return values(languages, (name) => new Intl.DisplayNames([language], { type: "language" }).of(name));
    case "platform":
      return values(Object.keys(platforms));
    case "template":
      return values([...new Set([...ownTemplates, ...templateNames])], (name) => nameIn(words, `templates/${name}`));
    case "rating":
      return values(["1", "2", "3", "4", "5"], (name) => "★".repeat(Number(name)));
    case "tactful-disable":
      return ruleItems(language);
    default:
      return [];
  }
}

function directiveItems(language: Language): CompletionItem[] {
  const { completion } = stringsOf(language);
  return directives.map((name) => ({
    label: name,
    kind: CompletionItemKind.Keyword,
    documentation: completion.directives[name],
    insertText: `${name} `,
  }));
}

async function ruleItems(language: Language): Promise<CompletionItem[]> {
  return Promise.all(
    Object.keys(content.rules).map(async (rule) => {
      const page = (await ruleDoc(rule, language))?.page ?? "";
      const summary = page
        .split(/\n\s*\n/)[1]
        ?.replace(/\s+/g, " ")
        .trim();
      return { label: rule, kind: CompletionItemKind.Value, ...(summary && { documentation: summary }) };
    }),
  );
}

import { type Hover, MarkupKind } from "vscode-languageserver";
import type { Opinion } from "../../core/problem.ts";
import { inTen } from "../../core/reader/in-ten.ts";
import { type Analysis, type Located, languageFor, meets, problemsOf } from "../analysis.ts";
import { rulePageLink } from "../client.ts";
import { escaped } from "../markdown/marks.ts";
import { ruleDoc } from "../rule-docs.ts";
import type { Session } from "../session.ts";
import { stringsOf } from "../strings/choose.ts";
import type { Strings } from "../strings/strings.ts";

/** More sources than this are on the rule's page. */
const MOST_SOURCES = 2;

/** Says of the words under the pointer why they hurt, where that is written, and what to say instead. */
export function serveHovers(session: Session): void {
  session.connection.onHover(async ({ textDocument, position }, token): Promise<Hover | null> => {
    const document = session.documents.get(textDocument.uri);
    if (!document) return null;
    const analysis = await session.analyses.of(document, token);
    const point = { start: position, end: position };
    const found = problemsOf(analysis).filter(({ range }) => meets(range, point));
    const [first] = found;
    if (!first) return null;
    // Which of several is meant is not clear without the rule's name.
    const isNamed = !session.client.hoversBelowMessages || found.length > 1;
    const parts = await Promise.all(found.map((one) => describe(session, analysis, one, isNamed)));
    const value = parts.join("\n\n---\n\n");
    const { readsMarkdown } = session.client;
    return {
      contents: readsMarkdown
        ? { kind: MarkupKind.Markdown, value }
        : { kind: MarkupKind.PlainText, value: withoutMarks(value) },
      range: first.range,
    };
  });
}

async function describe(
  { client }: Session,
  { settings }: Analysis,
  { problem }: Located,
  isNamed: boolean,
): Promise<string> {
  const language = languageFor(settings, problem.language, client.locale);
  const { hover, quoted, severity } = stringsOf(language);
  const doc = await ruleDoc(problem.rule, language);
  const instead = problem.suggestions.map((text) => quoted(escaped(text))).join(" · ");
  const example = doc?.example;
  const link = problem.url && `[${hover.page}](${rulePageLink(client, problem.rule, problem.url)})`;
  const name = isNamed && `**${problem.rule}** · ${severity[problem.severity]}`;
  const lines = [
    name,
    !client.hoversBelowMessages && escaped(problem.message),
    instead && `**${hover.instead}:** ${instead}`,
    problem.note && `**${hover.why}:** ${escaped(problem.note)}`,
    ...(problem.opinion ? alike(problem.opinion, stringsOf(language)) : []),
    !problem.opinion &&
      example &&
      `**${hover.example}:** ${quoted(escaped(example.bad))} → ${quoted(escaped(example.good))}`,
    doc && doc.sources.length > 0 && `**${hover.sources}:** ${doc.sources.slice(0, MOST_SOURCES).join(" ")}`,
    link,
  ];
  return lines.filter(Boolean).join("\n\n");
}

/** What the second reader took for the same: labelled sentences, and how they may be said. */
function alike({ probability, examples }: Opinion, { hover, quoted }: Strings): string[] {
  const pairs = examples.map(({ bad, good }) =>
    good === undefined ? quoted(escaped(bad)) : `${quoted(escaped(bad))} → ${quoted(escaped(good))}`,
  );
  return [
    hover.likelihood(inTen(probability)),
    ...(pairs.length > 0 ? [`**${hover.alike}:** ${pairs.join(" · ")}`] : []),
  ];
}

function withoutMarks(markdown: string): string {
  return markdown
    .replace(/\[([^\]]*)\]\(([^)]*)\)/g, "$1: $2")
    .replaceAll("**", "")
    .replace(/\\(?=[\\`*_{}[\]<>#|~])/g, "");
}

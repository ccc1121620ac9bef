import { McpServer } from "@modelcontextprotocol/server";
import { closestName } from "../../core/did-you-mean.ts";
import { UserError } from "../../core/errors.ts";
import { languages } from "../../core/text/language.ts";
import type { Arguments } from "../arguments.ts";
import { type CommandContext, configFinder } from "../commands/context.ts";
import type { DocumentReport, ReportedProblem } from "../document-report.ts";
import { elementName } from "../outline/names.ts";
import { readmeOf, rulePages } from "../rule-pages.ts";
import { readVersion } from "../version.ts";
import { TextChecker, type TextRequest } from "./check-text.ts";
import { fixOutput, lintOutput, longestText, outlineOutput, ruleInput, ruleOutput, textInput } from "./schemas.ts";

/** Nothing is changed by any tool, and nothing beyond this machine is asked. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

const instructions = `Tactful checks what a business says to its customers (marketing emails, public replies to reviews, support
messages) in Russian, Ukrainian and English. Give the review or question that is answered as "review". A suggestion with
[brackets] has blanks that only the writer can fill: ask, never invent.`;

/** The tools, for a client that speaks the Model Context Protocol. Texts are neither kept nor logged. */
export function createServer(args: Arguments, context: CommandContext): McpServer {
  const { io, services, strings } = context;
  const checker = new TextChecker(io.cwd, configFinder(args, context), services);
  const server = new McpServer(
    { name: "tactful", title: "Tactful", version: readVersion() },
    { capabilities: { tools: {} }, instructions },
  );

  server.registerTool(
    "lint_text",
    {
      title: "Check a text",
      description: "Finds what will hurt a customer in a text, says why, and what to write instead.",
      inputSchema: textInput,
      outputSchema: lintOutput,
      annotations,
    },
    (request) =>
      answering(async () => {
        const report = await checked(request);
        return { ...aboutOf(report), problems: report.problems.map(problemEntry) };
      }),
  );

  server.registerTool(
    "fix_text",
    {
      title: "Mend a text",
      description:
        "Makes the changes that are safe without a person's look, and says what is left. It writes no file: the new text is in the answer.",
      inputSchema: textInput,
      outputSchema: fixOutput,
      annotations,
    },
    (request) =>
      answering(async () => {
        refuseLong(request);
        const { text, count } = await checker.fix(request);
        const report = await checker.check({ ...request, text });
        return { text, fixed: count, ...aboutOf(report), problems: report.problems.map(problemEntry) };
      }),
  );

  server.registerTool(
    "outline",
    {
      title: "Outline a text",
      description:
        "Says what a text is made of (greeting, apology, solution, call to action …), and what its reader would miss.",
      inputSchema: textInput,
      outputSchema: outlineOutput,
      annotations,
    },
    (request) =>
      answering(async () => {
        const report = await checked(request);
        const { mood, template, elements, missing } = report.outline;
        const words = await services.outlineWords(request.locale ?? report.language ?? "en");
        return {
          ...aboutOf(report),
          mood,
          template,
          elements: elements.map(({ element, start, end, place, words: said, likelihood }) => ({
            element,
            name: elementName(words, element),
            start,
            end,
            line: place.line,
            column: place.column,
            words: said,
            likelihood,
          })),
          missing: missing.map(({ element, at, place }) => ({
            element,
            name: elementName(words, element),
            advice: words?.elements[element]?.advice ?? "",
            at,
            line: place.line,
          })),
        };
      }),
  );

  server.registerTool(
    "explain_rule",
    {
      title: "Explain a rule",
      description:
        "Gives a rule's page: what it finds and what not, why, what to write instead, with examples and sources.",
      inputSchema: ruleInput,
      outputSchema: ruleOutput,
      annotations,
    },
    ({ rule, locale = "en" }) =>
      answering(async () => {
        const { pages, errors } = await rulePages(args, context);
        const page = pages.find(({ id }) => id === rule);
        if (page === undefined) {
          if (errors[0]) throw errors[0];
          const ids = pages.map(({ id }) => id);
          const near = closestName(rule, ids);
          throw new UserError(strings.unknownRule(rule), near ? strings.didYouMean(near) : strings.oneOf(ids));
        }
        return {
          rule,
          severity: page.severity,
          kinds: [...page.kinds],
          languages: [...page.languages],
          url: page.url,
          page: readmeOf(page, locale),
          examples: languages.flatMap((language) =>
            page.examples[language].map((example) => ({ language, ...example })),
          ),
        };
      }),
  );

  return server;

  async function checked(request: TextRequest): Promise<DocumentReport> {
    refuseLong(request);
    return checker.check(request);
  }

  function refuseLong({ text }: TextRequest): void {
    if (text.length > longestText) throw new UserError(strings.textTooLong(text.length, longestText));
  }

  /** What is wrong with a request is told to the model, which may mend it. */
  async function answering<T extends Record<string, unknown>>(answer: () => Promise<T>) {
    try {
      const structuredContent = await answer();
      return { content: [{ type: "text" as const, text: JSON.stringify(structuredContent) }], structuredContent };
    } catch (error) {
      const text = error instanceof UserError ? error.toString() : strings.checkFailed(String(error));
      return { content: [{ type: "text" as const, text }], isError: true };
    }
  }
}

function aboutOf({ kind, language, notices }: DocumentReport) {
  return { kind, language, notices: notices.map(({ message }) => message) };
}

function problemEntry(problem: ReportedProblem) {
  const { rule, severity, message, note, url, start, end, place, actual, suggestions, fixable, opinion } = problem;
  const { line, column } = place;
  return {
    ...{ rule, severity, message, note, url, start, end, line, column, actual, suggestions, fixable },
    ...(opinion && { source: "reader" as const, probability: opinion.probability, examples: [...opinion.examples] }),
  };
}

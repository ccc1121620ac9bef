import { gzipSync } from "node:zlib";
import type { UserError } from "../../core/errors.ts";
import { type Severity, severities } from "../../core/problem.ts";
import { hasPlaces } from "../../core/rewriting.ts";
import type { Language } from "../../core/text/language.ts";
import type {
  DocumentReport,
  FilePlace,
  ReportedProblem,
  ReportedRewrite,
  SuppressedProblem,
} from "../document-report.ts";
import { keyOf } from "../fingerprint.ts";
import type { RuleDoc, Services } from "../services.ts";
import type { Strings } from "../strings/strings.ts";
import { firstSentence } from "../text/markdown.ts";
import { plainText } from "../text/plain.ts";
import { adviceOf } from "./advice.ts";
import { toJson } from "./json.ts";
import type { Reporter } from "./reporter.ts";
import { uriOf } from "./uri.ts";

export interface SarifOptions {
  version: string;
  strings: Strings;
  /** The language of the rules' help. */
  locale: Language;
  services: Pick<Services, "docs" | "rules" | "ruleUrl">;
  /** What GitHub takes of one run; smaller in tests. */
  limits?: { results: number; bytes: number };
}

/** https://docs.github.com/en/code-security/code-scanning: results of a run, and bytes of a file, compressed. */
const githubLimits = { results: 25_000, bytes: 10_000_000 };

const levelOf: Record<Severity, string> = { error: "error", warning: "warning", info: "note" };
const root = "%SRCROOT%";

interface Ranked {
  result: Record<string, unknown> & { ruleId: string };
  /** The less, the worse. */
  rank: number;
}

/** SARIF 2.1.0, for GitHub's code scanning and its like. What is silenced is listed, and said to be. */
export function createSarifReporter(options: SarifOptions): Reporter {
  const reports: DocumentReport[] = [];
  const failures: UserError[] = [];
  return {
    openRun: () => "",
    openFile: () => "",
    document(report) {
      // The rest of a report is no matter here, and there may be a million of them.
      if (report.problems.length + report.suppressed.length > 0) reports.push(report);
      return "";
    },
    closeFile: () => "",
    failure: (error) => void failures.push(error),
    closeRun: async () => `${toJson(await sarifLog(reports, failures, options))}\n`,
  };
}

/**
 * A SARIF log of some documents. Paths are relative to a root that has no name, so that nothing is said of the machine.
 * @param failures What could not be checked.
 */
export async function sarifLog(
  reports: readonly DocumentReport[],
  failures: readonly UserError[],
  options: SarifOptions,
): Promise<object> {
  const { limits = githubLimits, strings } = options;
  const ranked = rankedResults(reports, strings);
  const rules = await ruleEntries(reports, options);
  const indexes = new Map(rules.map(({ id }, index) => [id, index]));
  let log = logOf(worst(ranked, limits.results));
  for (let kept = Math.min(ranked.length, limits.results); kept > 0; ) {
    const size = compressedSize(log, limits.bytes);
    if (size <= limits.bytes) break;
    kept = Math.floor(Math.min(kept * 0.9, (kept * limits.bytes * 0.9) / size));
    log = logOf(worst(ranked, kept));
  }
  return log;

  function logOf(results: readonly Ranked[]): object {
    const cut = ranked.length - results.length;
    const notifications = [
      ...failures.map((error) => ({ level: "error", message: { text: plainText(error.toString()) } })),
      ...(cut > 0 ? [{ level: "warning", message: { text: strings.moreProblems(cut) } }] : []),
    ];
    return {
      $schema: "https://json.schemastore.org/sarif-2.1.0.json",
      version: "2.1.0",
      runs: [
        {
          tool: {
            driver: {
              name: "Tactful",
              semanticVersion: options.version,
              informationUri: "https://tactful.github.io/tactful/",
              rules: rules.map(({ entry }) => entry),
            },
          },
          invocations: [
            {
              executionSuccessful: failures.length === 0,
              ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
            },
          ],
          columnKind: "utf16CodeUnits",
          originalUriBaseIds: { [root]: { description: { text: "The folder that Tactful was run in." } } },
          results: results.map(({ result }) => ({ ...result, ruleIndex: indexes.get(result.ruleId) })),
        },
      ],
    };
  }
}

function rankedResults(reports: readonly DocumentReport[], strings: Strings): Ranked[] {
  const ordinals = new Map<string, number>();
  return reports.flatMap((report) => [
    ...report.problems.map((problem) => ranked(problem, report)),
    ...report.suppressed.map((problem) => ranked(problem, report, problem)),
  ]);

  function ranked(problem: ReportedProblem, report: DocumentReport, silenced?: SuppressedProblem): Ranked {
    const { fingerprint } = keyOf(problem, report);
    const counted = `${report.file.path}\n${fingerprint}`;
    const ordinal = (ordinals.get(counted) ?? 0) + 1;
    ordinals.set(counted, ordinal);
    const artifactLocation = locationOf(report.file.path);
    const { rule, severity, place, rewrites, excerpt, opinion } = problem;
    // Blanks that a person must fill are nothing to accept with a click.
    const fixes = rewrites.filter((rewrite) => !hasPlaces(rewrite)).map((rewrite) => fixOf(rewrite, artifactLocation));
    const unique = `${fingerprint}:${ordinal}`;
    return {
      rank: severities.indexOf(severity) + (silenced ? severities.length : 0),
      result: {
        ruleId: rule,
        level: levelOf[severity],
        message: { text: withoutLinks(adviceOf(problem, strings)) },
        locations: [
          {
            physicalLocation: { artifactLocation, region: { ...regionOf(place), snippet: { text: excerpt.words } } },
            ...(place.cell !== undefined && { logicalLocations: [{ fullyQualifiedName: place.cell }] }),
          },
        ],
        // GitHub goes by the first, and others by any.
        partialFingerprints: { primaryLocationLineHash: unique, "tactful/v1": unique },
        ...(silenced && { suppressions: [suppressionOf(silenced)] }),
        ...(fixes.length > 0 && { fixes }),
        ...(opinion && { properties: { source: "reader", ...opinion } }),
      },
    };
  }
}

/** `[words](address)` is a link in a message, and words of a file must not turn into one. */
function withoutLinks(text: string): string {
  return text.replaceAll("](", "] (");
}

/** The worst of the results, in the order that they came in. */
function worst(ranked: readonly Ranked[], count: number): readonly Ranked[] {
  if (ranked.length <= count) return ranked;
  const kept = new Set([...ranked].sort((a, b) => a.rank - b.rank).slice(0, count));
  return ranked.filter((one) => kept.has(one));
}

/** The size of a log as it is sent; the size as it is where even that is small enough. */
function compressedSize(log: object, limit: number): number {
  const text = toJson(log);
  return text.length * 3 <= limit ? text.length : gzipSync(text).length;
}

function locationOf(path: string): object {
  const uri = uriOf(path);
  return uri.startsWith("file:") ? { uri } : { uri, uriBaseId: root };
}

function regionOf({ line, column, endLine, endColumn }: FilePlace): object {
  return { startLine: line, startColumn: column, endLine, endColumn };
}

function suppressionOf({ by, reason }: SuppressedProblem): object {
  return { kind: by === "baseline" ? "external" : "inSource", ...(reason && { justification: plainText(reason) }) };
}

function fixOf({ text, written, place }: ReportedRewrite, artifactLocation: object): object {
  return {
    description: { text },
    artifactChanges: [
      { artifactLocation, replacements: [{ deletedRegion: regionOf(place), insertedContent: { text: written } }] },
    ],
  };
}

/** What is said of each rule that found something, by id. */
async function ruleEntries(
  reports: readonly DocumentReport[],
  { services, locale }: SarifOptions,
): Promise<{ id: string; entry: object }[]> {
  const found = new Map(
    reports
      .flatMap(({ problems, suppressed }) => [...problems, ...suppressed])
      .map((problem) => [problem.rule, problem]),
  );
  if (found.size === 0) return [];
  const [rules, docs] = await Promise.all([services.rules(), services.docs()]);
  return [...found]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, problem]) => {
      const own = Object.hasOwn(rules, id) ? rules[id] : undefined;
      const page = Object.hasOwn(docs, id) ? pageOf(docs[id] as RuleDoc, locale) : "";
      const summary = (page && firstSentence(page)) || problem.note || id;
      return {
        id,
        entry: {
          id,
          shortDescription: { text: summary },
          fullDescription: { text: problem.note || summary },
          help: { text: problem.note || summary, ...(page && { markdown: page }) },
          ...(problem.url && { helpUri: problem.url }),
          defaultConfiguration: { level: levelOf[own?.severity ?? problem.severity] },
        },
      };
    });
}

function pageOf({ readme }: RuleDoc, locale: Language): string {
  return readme[locale] || readme.en;
}

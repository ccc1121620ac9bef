import fc from "fast-check";
import { expect } from "vitest";
import { reportOf } from "../../../cli/document-report.ts";
import { createJsonReporter } from "../../../cli/reporters/json.ts";
import { createStylishReporter } from "../../../cli/reporters/stylish.ts";
import { stringsOf } from "../../../cli/strings/choose.ts";
import type { Kind, SourceDocument } from "../../../core/document.ts";
import { DocumentSet } from "../../../core/document-set.ts";
import { extensions, formatFor } from "../../../core/formats/detect.ts";
import type { DocumentResult } from "../../../core/lint.ts";
import { defaultSettings, type Settings } from "../../../core/settings.ts";
import { indexLines } from "../../../core/text/lines.ts";
import { createTactful } from "../../../rules/linter.ts";
import { holdSpan, readAll } from "../invariants.ts";
import { type Targets, target } from "../target.ts";
import { prose, textsLike } from "../texts.ts";

const linter = await createTactful();
const strings = stringsOf("uk");
const platforms = ["", "google-play", "app-store", "yandex-maps", "nonsense"];

const options = fc.record({
  kind: fc.constantFrom<Kind | "auto">("auto", "email", "reply", "message"),
  language: fc.constantFrom<Settings["language"]>("auto", "ru", "uk", "en"),
  platform: fc.constantFrom(...platforms),
  address: fc.constantFrom("vy", "ty", undefined),
  review: fc.oneof(fc.constant(undefined), prose, textsLike(".txt")),
  author: fc.oneof(fc.constant(undefined), fc.constantFrom("Анна", "", "\0", "A\u0301".repeat(9), "toString")),
  rating: fc.constantFrom(undefined, 1, 3, 5),
});

/** Checking as the command line does it: spans are where they say, no rule fails, all of it can be shown. */
export const targets: Targets = {
  lint: target({
    inputs: fc
      .constantFrom(...extensions)
      .chain((extension) => fc.tuple(fc.constant(extension), textsLike(extension), options)),
    runs: 250,
    async check([extension, text, { kind, language, platform, address, review, author, rating }]) {
      const format = await formatFor(`file${extension}`);
      const settings: Settings = {
        ...defaultSettings,
        kind,
        language,
        ...(platform !== "" && { platform }),
        ...(address && { address }),
      };
      const set = new DocumentSet();
      const documents = readAll(format, text).map((document): SourceDocument => {
        const meta = {
          ...(review !== undefined && { review }),
          ...(author !== undefined && { author }),
          ...(rating && { rating }),
        };
        return { ...document, meta: { ...meta, ...document.meta } };
      });
      for (const document of documents) linter.survey(document, settings, set);
      for (const document of documents) {
        const result = await linter.lint(document, settings, set);
        holdResult(document, result);
        await show(document, result, text, settings);
      }
    },
  }),
};

function holdResult(document: SourceDocument, { problems, suppressed, notices, outline, kind }: DocumentResult): void {
  const { length } = document.text;
  expect(["email", "reply", "message"]).toContain(kind);
  for (const problem of [...problems, ...suppressed]) {
    holdSpan(problem, length, problem.rule);
    expect(problem.actual).toBe(document.text.slice(problem.start, problem.end));
    expect(problem.message).not.toBe("");
    for (const rewrite of problem.rewrites) holdSpan(rewrite, length, `a rewrite of ${problem.rule}`);
  }
  problems.forEach(({ start }, n) => {
    if (n > 0) expect(start).toBeGreaterThanOrEqual((problems[n - 1] as { start: number }).start);
  });
  for (const notice of notices) {
    expect(notice.code).not.toBe("rule-failed");
    holdSpan(notice, length, notice.code);
  }
  for (const element of [...outline.elements, ...outline.doubtful]) holdSpan(element, length, element.element);
  for (const { at } of outline.missing) holdSpan({ start: at, end: at }, length, "what is missing");
}

async function show(
  document: SourceDocument,
  result: DocumentResult,
  text: string,
  configured: Settings,
): Promise<void> {
  const file = { path: "a\u001b[31m.md", configured, globName: "a.md", asked: {} };
  const report = reportOf(document, result, file, indexLines(text));
  // Reports go between threads and into files.
  expect(structuredClone(report)).toEqual(report);
  const stylish = createStylishReporter({ strings, color: false, columns: 60 });
  const shown = stylish.openFile(file.path) + (await stylish.document(report));
  // Nothing of a text may steer the terminal that it is shown on.
  expect(shown).not.toMatch(/[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/);
  const json = createJsonReporter("0.0.0");
  const parts = [json.openRun(), json.openFile(file.path), await json.document(report), json.closeFile()];
  const summary = {
    documents: 1,
    withProblems: 0,
    counts: { error: 0, warning: 0, info: 0 },
    measured: 0,
    incomplete: 0,
    baselined: 0,
    failures: 0,
  };
  JSON.parse([...parts, json.closeRun(summary)].join(""));
}

import { closestName } from "./did-you-mean.ts";
import { type DirectiveVerb, directiveVerbs, parseDirective } from "./directive.ts";
import type { Comment, DocumentMeta, SourceDocument } from "./document.ts";
import { isBlankLine, lineEnd, nextLine } from "./formats/lines.ts";
import type { Notice } from "./notices/notice.ts";
import { notice } from "./notices/notice.ts";
import type { Problem } from "./problem.ts";

/** What is left of a document's problems after its own suppressions. */
export interface DirectedProblems {
  kept: Problem[];
  /** Each with the reason that the writer gave, or "". */
  suppressed: (Problem & { reason: string })[];
  /** Suppressions that name unknown rules, or that silence nothing. */
  notices: Notice[];
}

interface Directive {
  verb: DirectiveVerb;
  /** Empty: all rules. */
  rules: string[];
  reason: string;
  comment: Comment;
}

/** One rule silenced over one stretch of the text: problems that start in it are suppressed. */
interface Suppression {
  /** A rule's id, or `ALL`. */
  rule: string;
  start: number;
  end: number;
  reason: string;
  isUsed: boolean;
  /** Where the suppression stands. */
  place: { start: number; end: number };
  /** Of a stretch of all rules: what was enabled again in it, and from where on. */
  except?: Map<string, number>;
}

const ALL = "*";

type Shared = NonNullable<DocumentMeta["disable"]>[number]["shared"];

/**
 * Applies `<!-- tactful-disable-next-line rule, rule -- reason -->` and its like, and the head's own list.
 * @param problems In any order; the order is kept.
 * @param knownRules The ids of all rules, also of those that are switched off.
 */
export function applyDirectives(
  document: SourceDocument,
  problems: readonly Problem[],
  knownRules: ReadonlySet<string>,
): DirectedProblems {
  const notices: Notice[] = [];
  const suppressions = readSuppressions(document, knownRules, notices);
  if (suppressions.length === 0) return { kept: [...problems], suppressed: [], notices };

  const find = createFinder(suppressions);
  const kept: Problem[] = [];
  const suppressed: DirectedProblems["suppressed"] = [];
  for (const problem of problems) {
    const suppression = find(problem);
    if (suppression === undefined) kept.push(problem);
    else {
      suppression.isUsed = true;
      suppressed.push({ ...problem, reason: suppression.reason });
    }
  }
  for (const { rule, isUsed, place } of suppressions) {
    if (isUsed) continue;
    notices.push(
      rule === ALL ? notice("unused-suppression-of-all", {}, place) : notice("unused-suppression", { rule }, place),
    );
  }
  notices.sort((a, b) => a.start - b.start);
  return { kept, suppressed, notices };
}

function readSuppressions(document: SourceDocument, known: ReadonlySet<string>, notices: Notice[]): Suppression[] {
  const lines = createLineReader(document.text);
  const suppressions: Suppression[] = [];
  const open = new Map<string, Suppression>();

  function suppress(directive: Directive, start: number, end: number, shared?: Shared): void {
    const { comment: place, reason } = directive;
    for (const rule of namedRules(directive.rules, known, shared === "again" ? [] : notices, place)) {
      // What holds for other documents, too, may be of use there.
      suppressions.push({ rule, start, end, reason, isUsed: shared !== undefined, place });
    }
  }

  for (const { rules, reason, start, end, shared } of document.meta.disable ?? []) {
    suppress({ verb: "disable-file", rules, reason, comment: { text: "", start, end } }, 0, Infinity, shared);
  }
  for (const comment of document.comments) {
    const directive = readDirective(comment, notices);
    if (directive === undefined) continue;
    switch (directive.verb) {
      case "disable-file":
        suppress(directive, 0, Infinity);
        break;
      case "disable-line":
        suppress(directive, lines.lineAt(comment.start).start, lines.lineAt(comment.end).end);
        break;
      case "disable-next-line": {
        const line = lines.fullLineFrom(lines.lineAt(comment.end).end);
        suppress(directive, line.start, line.end);
        break;
      }
      case "disable": {
        const first = suppressions.length;
        suppress(directive, comment.end, Infinity);
        for (const suppression of suppressions.slice(first)) {
          if (open.has(suppression.rule)) continue;
          open.set(suppression.rule, suppression);
        }
        break;
      }
      case "enable":
        enable(directive, open, known, notices);
        break;
    }
  }
  return suppressions;
}

function enable(
  { rules, comment }: Directive,
  open: Map<string, Suppression>,
  known: ReadonlySet<string>,
  notices: Notice[],
): void {
  if (open.size === 0) {
    notices.push(notice("nothing-disabled", {}, comment));
  }
  for (const rule of namedRules(rules, known, notices, comment)) {
    const all = open.get(ALL);
    if (rule === ALL) {
      for (const suppression of open.values()) suppression.end = comment.start;
      open.clear();
    } else if (open.has(rule)) {
      open.get(rule)!.end = comment.start;
      open.delete(rule);
    }
    if (rule !== ALL && all !== undefined) {
      all.except ??= new Map();
      if (!all.except.has(rule)) all.except.set(rule, comment.start);
    }
  }
}

/** The rules that a directive names, without the unknown ones, which are told of. */
function namedRules(
  rules: readonly string[],
  known: ReadonlySet<string>,
  notices: Notice[],
  place: { start: number; end: number },
): string[] {
  if (rules.length === 0) return [ALL];
  return [...new Set(rules)].filter((rule) => {
    if (known.has(rule)) return true;
    const near = closestName(rule, known);
    notices.push(near ? notice("unknown-rule-near", { rule, near }, place) : notice("unknown-rule", { rule }, place));
    return false;
  });
}

function readDirective(comment: Comment, notices: Notice[]): Directive | undefined {
  const words = parseDirective(comment.text);
  if (words === undefined) return undefined;
  const { name, rules, reason } = words;
  const verb = directiveVerbs.find((candidate) => candidate === name);
  if (verb === undefined) {
    const near = closestName(name, directiveVerbs) ?? "disable-next-line";
    notices.push(notice("unknown-directive", { name: `tactful-${name}`, near: `tactful-${near}` }, comment));
    return undefined;
  }
  return { verb, rules, reason, comment };
}

/** Finds the suppression that a problem starts in, in logarithmic time: hostile texts have thousands of both. */
function createFinder(suppressions: readonly Suppression[]): (problem: Problem) => Suppression | undefined {
  const byRule = new Map<string, { list: Suppression[]; furthest: Suppression[] }>();
  for (const suppression of suppressions.toSorted((a, b) => a.start - b.start)) {
    const entry = byRule.get(suppression.rule) ?? { list: [], furthest: [] };
    byRule.set(suppression.rule, entry);
    const before = entry.furthest.at(-1);
    entry.list.push(suppression);
    entry.furthest.push(before === undefined || suppression.end > before.end ? suppression : before);
  }

  function findIn(rule: string, offset: number): Suppression | undefined {
    const entry = byRule.get(rule);
    if (entry === undefined) return undefined;
    let low = 0;
    let high = entry.list.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (entry.list[middle].start <= offset) low = middle + 1;
      else high = middle;
    }
    const furthest = entry.furthest[low - 1];
    return furthest !== undefined && offset < furthest.end ? furthest : undefined;
  }

  return ({ rule, start }) => {
    const own = findIn(rule, start);
    if (own !== undefined) return own;
    const all = findIn(ALL, start);
    return all !== undefined && start >= (all.except?.get(rule) ?? Infinity) ? undefined : all;
  };
}

/** A line with its line break, half-open, in UTF-16 code units. */
interface Line {
  start: number;
  end: number;
}

/** Reads lines from left to right: each is looked for once, however many comments ask for it. */
function createLineReader(text: string): { lineAt(offset: number): Line; fullLineFrom(offset: number): Line } {
  let line: Line = { start: 0, end: nextLine(text, lineEnd(text, 0)) };
  let full: Line = { start: -1, end: -1 };
  let fullFrom = -1;

  return {
    lineAt(offset) {
      while (line.end <= offset && line.end < text.length)
        line = { start: line.end, end: nextLine(text, lineEnd(text, line.end)) };
      return line;
    },
    fullLineFrom(offset) {
      if (fullFrom <= offset && offset <= full.start) return full;
      fullFrom = offset;
      let start = offset;
      for (;;) {
        const end = lineEnd(text, start);
        const after = nextLine(text, end);
        full = { start, end: after };
        if (after === text.length || !isBlankLine(text, start, end)) return full;
        start = after;
      }
    },
  };
}

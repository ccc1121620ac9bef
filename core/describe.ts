import { isToldElsewhere } from "./elsewhere.ts";
import type { LanguageEngine } from "./language-engine.ts";
import type { RuleContent } from "./lint.ts";
import { describeProblem } from "./message.ts";
import { type Notice, notice } from "./notices/notice.ts";
import type { LocatedFinding } from "./phrases.ts";
import type { Problem } from "./problem.ts";
import type { SecondReader } from "./reader/second-reader.ts";
import type { DocumentReader, ReadBlock, ReadDocument } from "./reading.ts";
import type { Finding } from "./rule.ts";
import { numberOfSettings, type Settings } from "./settings.ts";
import { originOf, ShiftedMap, type TextMap } from "./text/text-map.ts";

/** More findings of one rule in one text help nobody. */
const MOST_FINDINGS = 1000;

/** What findings are described by, beside themselves. */
interface Telling {
  read: ReadDocument;
  settings: Settings;
  content: RuleContent;
  reader: DocumentReader;
  second: SecondReader;
  /** How the author of the review is called. */
  addressee: string | undefined;
}

/** What findings come to, in the order of the text. */
export function describeProblems(located: readonly LocatedFinding[], telling: Telling, notices: Notice[]): Problem[] {
  const { read } = telling;
  const problems: Problem[] = [];
  const counts = new Map<string, number>();
  const circumstances = circumstancesOf(telling);
  for (const one of located) {
    const block = read.blocks[one.block] as ReadBlock;
    if (isToldElsewhere(one, block, read.source)) continue;
    const count = (counts.get(one.rule.id) ?? 0) + 1;
    counts.set(one.rule.id, count);
    if (count > MOST_FINDINGS) continue;
    const known = circumstances && describedBefore(one, block, circumstances);
    const problem = known ?? describedBy(one, block, telling);
    if (circumstances && !known) keepDescribed(one, problem, block, circumstances);
    problems.push(problem);
  }
  for (const [rule, count] of counts) {
    if (count <= MOST_FINDINGS) continue;
    notices.push(notice("too-many-findings", { rule, count, limit: MOST_FINDINGS }));
  }
  // By place: the description of a picture is a block after its paragraph's, and stands in it.
  return problems.sort((a, b) => a.start - b.start);
}

function describedBy(one: LocatedFinding, block: ReadBlock, telling: Telling): Problem {
  const { rule, finding, phrase, opinion } = one;
  const { read, settings, content, reader, second, addressee } = telling;
  const engine = (reader.engineOf(block) ?? reader.engine(read.language)) as LanguageEngine;
  const speaker = settings.locale === "auto" ? engine : (reader.engine(settings.locale) ?? engine);
  return describeProblem({
    document: read.source,
    read: block,
    language: engine.language,
    rule,
    finding,
    ...(phrase ? { phrase } : {}),
    ...(opinion && { opinion, opinionMessage: second.messageOf(rule.id, speaker.language) }),
    spoken: speaker.words,
    outlineWords: speaker.outlineWords,
    content,
    rewriter: engine.rewriter,
    addressee,
    namesOf: (word) => engine.namesOf(reader.vocabulary.word(word)),
  });
}

/** What all problems of a block are described by, beside the block and their findings, and for which reading. */
interface Circumstances {
  same: object;
  reading: object;
}

/** Undefined where nothing is remembered; of a field in a file, since its place there says how it is written. */
function circumstancesOf({ read, settings, addressee }: Telling): Circumstances | undefined {
  const { memory, source, language } = read;
  if (!memory || source.map || source.encode) return undefined;
  const key = `told ${numberOfSettings(settings, memory)} ${language} ${addressee ?? ""}`;
  return { same: memory.recall(key, () => ({})), reading: {} };
}

interface Described {
  one: LocatedFinding;
  problem: Problem;
  /** Where the block stood, and by what map. */
  origin: TextMap;
  offset: number;
}

/** The problems of a block: of this reading so far, and of the one before. */
interface ProblemNote {
  reading: object;
  now: Described[];
  last: readonly Described[];
}

/** What was said of the same finding before, moved to where its block stands now; undefined where nothing was. */
function describedBefore(one: LocatedFinding, { block, notes }: ReadBlock, now: Circumstances): Problem | undefined {
  const note = notes.known<ProblemNote>("problems", now.same);
  if (!note) return undefined;
  if (note.reading !== now.reading) {
    note.reading = now.reading;
    note.last = note.now;
    note.now = [];
  }
  const origin = originOf(block.map);
  const isThis = (described: Described | undefined): described is Described =>
    described?.origin === origin && isSameFinding(described.one, one);
  // Most often, the same are found in the same order.
  const next = note.last[note.now.length];
  const known = isThis(next) ? next : note.last.find(isThis);
  if (!known) return undefined;
  const offset = offsetOf(block);
  if (offset !== known.offset) {
    known.problem = moved(known.problem, offset - known.offset);
    known.offset = offset;
  }
  note.now.push(known);
  return known.problem;
}

function keepDescribed(one: LocatedFinding, problem: Problem, { block, notes }: ReadBlock, now: Circumstances): void {
  const note =
    notes.known<ProblemNote>("problems", now.same) ??
    notes.keep<ProblemNote>("problems", now.same, { reading: now.reading, now: [], last: [] });
  note.now.push({ one, problem, origin: originOf(block.map), offset: offsetOf(block) });
}

function offsetOf({ map }: ReadBlock["block"]): number {
  return map instanceof ShiftedMap ? map.offset : 0;
}

function moved(problem: Problem, by: number): Problem {
  if (by === 0) return problem;
  const rewrites = problem.rewrites.map(({ start, end, text }) => ({ start: start + by, end: end + by, text }));
  return { ...problem, start: problem.start + by, end: problem.end + by, rewrites };
}

function isSameFinding(a: LocatedFinding, b: LocatedFinding): boolean {
  if (a.rule !== b.rule || a.phrase !== b.phrase || a.opinion !== b.opinion) return false;
  return a.finding === b.finding || isSameSpan(a.finding, b.finding);
}

function isSameSpan(a: Finding, b: Finding): boolean {
  if (a.start !== b.start || a.end !== b.end || a.message !== b.message || a.about !== b.about) return false;
  return a.isFixable === b.isFixable && parts.every((part) => isAlike(a[part], b[part]));
}

const parts = ["values", "names", "suggestions"] as const;

function isAlike(a: unknown, b: unknown): boolean {
  return a === b || (a !== undefined && b !== undefined && JSON.stringify(a) === JSON.stringify(b));
}

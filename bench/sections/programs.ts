/** Whole programs on the same files, one after the other, round by round. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../../scripts/rule-files.ts";
import { longMarkdown, markdownFiles, prose } from "../corpus.ts";
import { median, shown, table } from "../figures.ts";
import type { Peer } from "../peers/peer.ts";
import { peersFor } from "../peers/peers.ts";
import { tactful } from "../product.ts";
import { run, type Usage } from "../program.ts";
import { type BenchLanguage, languages } from "../sentences.ts";

interface Subject {
  name: string;
  command(folder: string): [string, ...string[]];
  every?: number | undefined;
}

/** One that has had so many seconds is not started again, when it has run twice. */
const ENOUGH = 40;
const LEAST_ROUNDS = 2;
/** For a file of 1 MB, in seconds. */
const LIMIT = 60;
const LONG = 1_000_000;
const REPLY = 2000;

export async function programs(rounds: number, count: number): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "tactful-bench-"));
  const tables: string[] = [];
  try {
    for (const language of languages) {
      const peers = await peersFor(language);
      const subjects = [...floors, ours, ...peers.map((peer) => subjectOf(peer, language))];
      const place = (name: string) => join(folder, language, name);
      write(place("one"), [prose(language, REPLY, 7)]);
      write(place("long"), [longMarkdown(language, LONG)]);
      const files = markdownFiles(language, count);
      for (const every of new Set(subjects.map(({ every = 1 }) => every))) {
        write(
          place(`files-${every}`),
          files.filter((_, i) => i % every === 0),
        );
      }
      const one = measure(subjects, () => place("one"), rounds);
      const many = extrapolated(
        subjects,
        one,
        measure(subjects, ({ every = 1 }) => place(`files-${every}`), rounds),
      );
      const long = measure(subjects, () => place("long"), rounds);
      tables.push(
        tableOf(`${language}, ${count} files, ${megabytes(files)} MB`, subjects, many),
        tableOf(`${language}, one file of 1 MB`, subjects, long),
        tableOf(`${language}, one reply of 2 KB`, subjects, one),
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  return tables.join("\n");
}

const floor = (name: string, file: string): Subject => ({
  name,
  command: (folder) => [process.execPath, join(root, "bench/floors", file), folder],
});
const floors: Subject[] = [
  { name: "`node -e 0`", command: () => [process.execPath, "-e", "0"] },
  floor("reading, and a bare scan", "scan.js"),
  floor("`remark-parse` alone", "parse.js"),
];
const ours: Subject = { name: "**Tactful**", command: tactful };

function subjectOf(peer: Peer, language: BenchLanguage): Subject {
  return { name: peer.name, every: peer.every, command: (folder) => peer.command(folder, language) };
}

function write(folder: string, texts: readonly string[]): void {
  mkdirSync(folder, { recursive: true });
  for (const [i, text] of texts.entries()) writeFileSync(join(folder, `${i}.md`), `${text}\n`);
}

/** What each needs: medians, or nothing where it takes too long. */
function measure(
  subjects: readonly Subject[],
  folder: (subject: Subject) => string,
  rounds: number,
): Map<Subject, Usage> {
  const usages = new Map<Subject, Usage[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [subject, had] of [...usages]) {
      if (round >= LEAST_ROUNDS && had.reduce((sum, { wall }) => sum + wall, 0) > ENOUGH) continue;
      const path = folder(subject);
      process.stderr.write(`\r\x1b[K${path}: round ${round + 1}, ${subject.name} `);
      try {
        had.push(run(subject.command(path), join(root, "bench"), path.endsWith("long") ? LIMIT : undefined));
      } catch (error) {
        process.stderr.write(`${error}\n`);
        usages.delete(subject);
      }
    }
  }
  process.stderr.write("\r\x1b[K");
  return new Map([...usages].map(([subject, had]) => [subject, middle(had)]));
}

function middle(usages: readonly Usage[]): Usage {
  const wall = median(usages.map((usage) => usage.wall));
  if (usages[0]?.cpu === undefined) return { wall };
  return { wall, cpu: median(usages.map(({ cpu = 0 }) => cpu)), peak: Math.max(...usages.map(({ peak = 0 }) => peak)) };
}

/** What all files would take of one that had some: its start is taken off before. */
function extrapolated(
  subjects: readonly Subject[],
  one: ReadonlyMap<Subject, Usage>,
  some: ReadonlyMap<Subject, Usage>,
): Map<Subject, Usage> {
  const whole = (start = 0, part = 0, every = 1) => start + Math.max(0, part - start) * every;
  const all = new Map(some);
  for (const subject of subjects) {
    const part = some.get(subject);
    if (subject.every === undefined || !part) continue;
    const start = one.get(subject);
    all.set(subject, {
      ...part,
      wall: whole(start?.wall, part.wall, subject.every),
      ...(part.cpu !== undefined && { cpu: whole(start?.cpu, part.cpu, subject.every) }),
    });
  }
  return all;
}

function tableOf(title: string, subjects: readonly Subject[], usages: ReadonlyMap<Subject, Usage>): string {
  const own = usages.get(ours);
  const per = (value: number | undefined, base: number | undefined) => (value && base ? shown(value / base) : "");
  return table(
    [title, "time ÷ Tactful's", "CPU ÷ Tactful's", "seconds", "CPU", "most memory"],
    subjects.map((subject) => {
      const { wall, cpu, peak } = usages.get(subject) ?? {};
      const name = subject.every && title.includes("files") ? `${subject.name} ¹` : subject.name;
      if (wall === undefined) return [name, "too slow", "", "", "", ""];
      return [
        name,
        per(wall, own?.wall),
        per(cpu, own?.cpu),
        shown(wall),
        cpu === undefined ? "" : shown(cpu),
        peak === undefined ? "" : `${peak.toFixed(0)} MB`,
      ];
    }),
  );
}

function megabytes(texts: readonly string[]): string {
  return (texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6).toFixed(1);
}

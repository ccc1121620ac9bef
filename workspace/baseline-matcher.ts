import { type Baseline, type BaselineKey, sizeOf } from "./baseline.ts";

type Counts = Map<string, Map<string, Map<string, number>>>;

/**
 * Holds the problems of a run against a baseline. Each entry answers for as many problems as it counts, in its own file; or,
 * where that is gone, in another: a file that was renamed, a text that moved.
 */
export class BaselineMatcher {
  readonly #baseline: Baseline;
  readonly #left: Counts;
  readonly #gone: ReadonlySet<string>;
  /** The gone files that know a problem. */
  readonly #goneWith = new Map<string, string[]>();
  readonly #found: Counts = new Map();
  readonly #matched: Counts = new Map();
  /** Files that were read to their end. */
  readonly #whole = new Set<string>();
  /** Which gone file a file has taken the place of. */
  readonly #former = new Map<string, string>();

  /** @param exists Whether a file of the baseline is still there. */
  constructor(baseline: Baseline, exists: (file: string) => boolean) {
    this.#baseline = baseline;
    this.#left = copyOf(baseline);
    this.#gone = new Set([...baseline.keys()].filter((file) => !exists(file)));
    for (const file of this.#gone) {
      for (const [rule, counts] of baseline.get(file) ?? []) {
        for (const fingerprint of counts.keys()) getOr(this.#goneWith, `${rule} ${fingerprint}`, () => []).push(file);
      }
    }
  }

  /**
   * Tells of each of a document's problems whether the baseline knows it.
   * @param file From the baseline's folder, with slashes.
   */
  match(file: string, keys: readonly BaselineKey[]): boolean[] {
    for (const key of keys) add(this.#found, file, key, 1);
    const isKnown = keys.map((key) => !key.isAboutDocument && this.#take(file, key));
    // Words tell which file a new one was; only then is it known what was amiss with it as a whole.
    keys.forEach((key, index) => {
      if (key.isAboutDocument) isKnown[index] = this.#take(file, key);
    });
    return isKnown;
  }

  /** A file was read to its end: what the baseline has more of is no longer there. */
  close(file: string): void {
    this.#whole.add(file);
  }

  /** How many entries nothing was found for, of the files that were read and those that are gone. */
  get stale(): number {
    const isRead = (file: string) => this.#whole.has(file) || this.#gone.has(file);
    return sizeOf(new Map([...this.#left].filter(([file]) => isRead(file))));
  }

  /** The baseline without what is stale, and with what has moved where it is now. Never larger. */
  pruned(): Baseline {
    const next = this.#untouched((file) => !this.#gone.has(file));
    for (const [file, rules] of this.#matched) addAll(next, file, rules);
    return next;
  }

  /** The baseline with all that was found in the files that were read. */
  grown(): Baseline {
    // What has moved is found where it is now.
    const next = this.#untouched(() => true);
    for (const [file, rules] of this.#found) addAll(next, file, rules);
    return next;
  }

  /** What is left of the files that were not read to their end. */
  #untouched(isKept: (file: string) => boolean): Counts {
    return copyOf(new Map([...this.#left].filter(([file]) => !this.#whole.has(file) && isKept(file))));
  }

  #take(file: string, key: BaselineKey): boolean {
    const from = this.#holderOf(file, key);
    if (from === undefined) return false;
    add(this.#left, from, key, -1);
    add(this.#matched, file, key, 1);
    if (from !== file) this.#former.set(file, from);
    return true;
  }

  /** The file whose entries answer for a problem. */
  #holderOf(file: string, key: BaselineKey): string | undefined {
    const has = (name: string) => (this.#left.get(name)?.get(key.rule)?.get(key.fingerprint) ?? 0) > 0;
    if (has(file)) return file;
    const candidates = this.#goneWith.get(`${key.rule} ${key.fingerprint}`) ?? [];
    if (!key.isAboutDocument) return candidates.find(has);
    if (this.#baseline.has(file)) return undefined;
    const former = this.#former.get(file);
    return candidates.find(
      (gone) => (former === undefined ? nameOf(gone) === nameOf(file) : gone === former) && has(gone),
    );
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

function add(counts: Counts, file: string, { rule, fingerprint }: BaselineKey, change: number): void {
  const rules = getOr(counts, file, () => new Map<string, Map<string, number>>());
  const ofRule = getOr(rules, rule, () => new Map<string, number>());
  const count = (ofRule.get(fingerprint) ?? 0) + change;
  if (count > 0) ofRule.set(fingerprint, count);
  else ofRule.delete(fingerprint);
  if (ofRule.size === 0) rules.delete(rule);
  if (rules.size === 0) counts.delete(file);
}

function addAll(counts: Counts, file: string, rules: ReadonlyMap<string, ReadonlyMap<string, number>>): void {
  for (const [rule, ofRule] of rules) {
    for (const [fingerprint, count] of ofRule) add(counts, file, { rule, fingerprint, isAboutDocument: false }, count);
  }
}

function copyOf(baseline: Baseline): Counts {
  const copy: Counts = new Map();
  for (const [file, rules] of baseline) addAll(copy, file, rules);
  return copy;
}

function getOr<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { DocumentMeta } from "../core/document.ts";
import type { LoadedConfig } from "../core/loaded-config.ts";
import type { Settings } from "../core/settings.ts";
import { CacheFile } from "../workspace/cache-file.ts";
import { nearestWith } from "../workspace/paths.ts";
import type { CheckEvent } from "./check-files.ts";
import type { Input } from "./inputs.ts";
import { readVersion } from "./version.ts";

/** All that the check of a file depends on, beside our own code. */
export interface Circumstances {
  text: string;
  /** How it was read. */
  reading: unknown;
  config: LoadedConfig;
  settings: Settings;
  asked: DocumentMeta;
  /** Whether the rules that compare documents look at it. */
  isSurveyed: boolean;
}

/** What a table of more documents would take is better spent on checking it again. */
const mostDocuments = 5000;

const fileName = ".tactfulcache";

/** Keeps what was found in files, for the next run. One that is compared with others depends on what comes of that, too. */
export class RunCache {
  readonly #file: CacheFile;
  readonly #keys = new Map<Input, { own: string; isSurveyed: boolean; compared?: string }>();
  readonly #survey = createHash("sha256");
  #surveyKey: string | undefined;

  constructor(file: CacheFile) {
    this.#file = file;
  }

  /** Takes a file of the run into account; all of them, in one order, before the first is looked for. */
  add(input: Input, { text, reading, config, settings, asked, isSurveyed }: Circumstances): void {
    const { path, columns, packs } = config;
    const around = [programKey(), input.shown, path, config.globName(input.path), columns, packs, settings, asked];
    const own = createHash("sha256")
      .update(JSON.stringify([around, reading, text.length]))
      .update(text)
      .digest("base64");
    this.#keys.set(input, { own, isSurveyed });
    if (isSurveyed) this.#survey.update(own);
    this.#file.see(input.path);
  }

  /** Whether a file has to be compared with the others anew. */
  needsSurvey(inputs: readonly Input[]): boolean {
    return inputs.some((input) => {
      const key = this.#keys.get(input);
      return !key || (key.isSurveyed && !this.#file.has(this.#pointerOf(key.own)));
    });
  }

  isSurveyed(input: Input): boolean {
    return this.#keys.get(input)?.isSurveyed ?? false;
  }

  /** What was found in a file, where neither it nor what it is compared with has changed since. */
  find(input: Input): readonly CheckEvent[] | undefined {
    const key = this.#keys.get(input);
    if (!key) return undefined;
    if (!key.isSurveyed) return this.#file.find(key.own) as CheckEvent[] | undefined;
    const compared = this.#file.find(this.#pointerOf(key.own)) as string | undefined;
    return compared === undefined ? undefined : (this.#file.find(compared) as CheckEvent[] | undefined);
  }

  /**
   * What was found in a file that is compared with others.
   * @param outcome What the rules go by.
   */
  findCompared(input: Input, outcome: string): readonly CheckEvent[] | undefined {
    const key = this.#keys.get(input);
    if (!key) return undefined;
    key.compared = `${key.own}${createHash("sha256").update(outcome).digest("base64")}`;
    const found = this.#file.find(key.compared) as CheckEvent[] | undefined;
    if (found) this.#file.keep(this.#pointerOf(key.own), input.path, key.compared);
    return found;
  }

  /** Passes a file's events on, and keeps them; where one is a failure, the file is looked at again the next time. */
  async *keeping(input: Input, events: AsyncIterable<CheckEvent>): AsyncGenerator<CheckEvent> {
    const key = this.#keys.get(input);
    const seen: CheckEvent[] = [];
    let isKept = key !== undefined;
    for await (const event of events) {
      yield event;
      isKept &&= event.type !== "failure" && seen.length <= mostDocuments;
      if (isKept) seen.push(event);
    }
    if (!key || !isKept) return;
    this.#file.keep(key.compared ?? key.own, input.path, seen);
    if (key.compared !== undefined) this.#file.keep(this.#pointerOf(key.own), input.path, key.compared);
  }

  save(): Promise<void> {
    return this.#file.save();
  }

  /** Under what a file that is compared with others has the key of what was found. */
  #pointerOf(own: string): string {
    this.#surveyKey ??= this.#survey.digest("base64");
    return `${own}${this.#surveyKey}`;
  }
}

/**
 * Opens the cache at a place, or where caches usually are.
 * @param given From the working folder.
 */
export async function openCache(cwd: string, given: string | undefined): Promise<{ cache: RunCache; file: CacheFile }> {
  const file = await CacheFile.open(given === undefined ? usualPath(cwd) : resolve(cwd, given));
  return { cache: new RunCache(file), file };
}

function usualPath(cwd: string): string {
  const folder = nearestWith(cwd, "node_modules");
  return folder === undefined ? resolve(cwd, fileName) : resolve(folder, "node_modules/.cache/tactful", fileName);
}

let program: string | undefined;

/** Our own version, and that of the words and letters that Node knows. A build of the same version is told by its time. */
function programKey(): string {
  const own = fileURLToPath(import.meta.url);
  program ??= [readVersion(), statSync(own).mtimeMs, statSync(dirname(own)).mtimeMs, process.version].join(" ");
  return program;
}

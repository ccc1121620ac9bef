import type { ThreadFile } from "./jobs.ts";

/** A part is worth its message, and small enough for all threads to end at about the same time. */
const [LEAST_BYTES, MOST_BYTES] = [8_000, 64_000];
const MOST_FILES = 64;
/** So many parts for each thread, where they are not larger or smaller than they may be. */
const PARTS = 16;

/**
 * Cuts the files of a run into parts of about the same size, in order.
 * @param sizes In bytes, by the files' numbers.
 */
export function partsOf(files: readonly ThreadFile[], sizes: readonly number[], threads: number): ThreadFile[][] {
  const sizeOf = ({ number }: ThreadFile) => sizes[number] ?? 0;
  const total = files.reduce((sum, file) => sum + sizeOf(file), 0);
  const most = Math.min(MOST_BYTES, Math.max(LEAST_BYTES, total / (threads * PARTS)));
  const parts: ThreadFile[][] = [];
  let room = 0;
  for (const file of files) {
    const last = parts.at(-1);
    room -= sizeOf(file);
    if (last && room >= 0 && last.length < MOST_FILES) last.push(file);
    else {
      parts.push([file]);
      room = most - sizeOf(file);
    }
  }
  return parts;
}

/**
 * What several sources give, in the order of the sources.
 * @param sources Where they end by an error, it is thrown after all that they gave before.
 * @param ahead So many are begun before they are read.
 * @param begin What it begins must go on by itself.
 */
export async function* inOrder<Source, Item>(
  sources: Iterable<Source> | AsyncIterable<Source>,
  ahead: number,
  begin: (source: Source) => AsyncGenerator<Item, void>,
): AsyncGenerator<Item, void> {
  const left = (async function* () {
    yield* sources;
  })();
  const begun: AsyncGenerator<Item, void>[] = [];
  let isOver = false;
  let failed: unknown;
  try {
    for (;;) {
      while (!isOver && begun.length < ahead) {
        try {
          const { done, value } = await left.next();
          if (done) isOver = true;
          else begun.push(begin(value));
        } catch (error) {
          [isOver, failed] = [true, error];
        }
      }
      const first = begun.shift();
      if (first) yield* first;
      else if (failed !== undefined) throw failed;
      else return;
    }
  } finally {
    await left.return();
  }
}

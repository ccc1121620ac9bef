/** How the time of some work grows with its input: no seconds, since machines differ and are busy. */

/** Work on an input of a size, in whatever unit. */
export type Work = (size: number) => unknown;

/** Twice the input may take so many times as long: what is linear takes 2, what is quadratic 4. */
export const LINEAR = 2.3;

/** A run shorter than this, in milliseconds, tells of the machine and not of the work. */
const LEAST = 12;
/** So many pairs of runs at the least, and at the most before the input is doubled. */
const FEWEST = 2;
const MOST = 16;
/** No input grows beyond so many times its first size: work that is quick even there is quick enough. */
const LARGEST = 64;
const DOUBLINGS = 3;

/**
 * How many times longer the work takes on twice the input. The input is doubled until the work takes long enough to be measured.
 * Then runs on both sizes take turns, and the quickest of each count: what else is done only adds. Where the quotient is too
 * large, more runs are made, then runs on a larger input, which is less at the mercy of the machine and hides no square.
 *
 * @returns 1 where the work is too quick to be measured.
 */
export async function growthOf(work: Work, size: number): Promise<number> {
  let scale = 1;
  await timeOf(work, size);
  while ((await timeOf(work, size * scale)) < LEAST) {
    if (scale >= LARGEST) return 1;
    scale *= 2;
  }
  let least = Number.POSITIVE_INFINITY;
  for (let doubling = 0; doubling <= DOUBLINGS; doubling++) {
    let [single, double] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let pair = 1; pair <= MOST; pair++) {
      single = Math.min(single, await timeOf(work, size * scale));
      double = Math.min(double, await timeOf(work, size * scale * 2));
      if (pair >= FEWEST && double / single < LINEAR) return double / single;
    }
    least = Math.min(least, double / single);
    scale *= 2;
  }
  return least;
}

/** The time of the processor, in milliseconds: a long run is interrupted by others, a short one is not. */
async function timeOf(work: Work, size: number): Promise<number> {
  const started = process.cpuUsage();
  await work(size);
  const { user, system } = process.cpuUsage(started);
  return Math.max((user + system) / 1000, 0.001);
}

/** One thing to learn from: the numbers of its features, their values (1 where absent), and its labels. */
export interface Example {
  rows: readonly number[];
  values?: readonly number[];
  labels: ReadonlySet<number>;
  /** How much it teaches of each label; 1 where absent. */
  weights?: ArrayLike<number>;
}

export interface Weights {
  /** By row and label. */
  weights: Float64Array;
  bias: Float64Array;
}

export interface TrainingOptions {
  epochs: number;
  rate: number;
  /** How strongly weights are drawn to zero. */
  decay: number;
}

/**
 * Logistic regression for several labels at once, by AdaGrad with proximal L2 decay. The order of the examples is
 * shuffled by a fixed seed: the same data make the same model.
 */
export function trainLogistic(
  examples: readonly Example[],
  rowCount: number,
  labelCount: number,
  { epochs, rate, decay }: TrainingOptions,
): Weights {
  const weights = new Float64Array(rowCount * labelCount);
  const squares = new Float64Array(rowCount * labelCount).fill(1e-6);
  const bias = new Float64Array(labelCount).fill(-2);
  const biasSquares = new Float64Array(labelCount).fill(1e-6);
  const order = examples.map((_, i) => i);
  const random = seeded(42);
  const errors = new Float64Array(labelCount);
  for (let epoch = 0; epoch < epochs; epoch++) {
    shuffle(order, random);
    for (const i of order) {
      const { rows, values, labels, weights: teaches } = examples[i] as Example;
      errors.set(bias);
      rows.forEach((row, n) => {
        const value = values?.[n] ?? 1;
        for (let k = 0; k < labelCount; k++) errors[k]! += value * (weights[row * labelCount + k] as number);
      });
      for (let k = 0; k < labelCount; k++) {
        errors[k] = 1 / (1 + Math.exp(-(errors[k] as number))) - (labels.has(k) ? 1 : 0);
        if (teaches) errors[k]! *= teaches[k] as number;
        biasSquares[k]! += (errors[k] as number) ** 2;
        bias[k]! -= (rate * (errors[k] as number)) / Math.sqrt(biasSquares[k] as number);
      }
      rows.forEach((row, n) => {
        const value = values?.[n] ?? 1;
        for (let k = 0; k < labelCount; k++) {
          const at = row * labelCount + k;
          const gradient = (errors[k] as number) * value + decay * (weights[at] as number);
          squares[at]! += gradient * gradient;
          weights[at]! -= (rate * gradient) / Math.sqrt(squares[at] as number);
        }
      });
    }
  }
  return { weights, bias };
}

/** What a model says of one example. */
export function predict({ weights, bias }: Weights, { rows, values }: Pick<Example, "rows" | "values">): Float64Array {
  const labelCount = bias.length;
  const sums = Float64Array.from(bias);
  rows.forEach((row, n) => {
    const value = values?.[n] ?? 1;
    for (let k = 0; k < labelCount; k++) sums[k]! += value * (weights[row * labelCount + k] as number);
  });
  return sums.map((sum) => 1 / (1 + Math.exp(-sum)));
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(list: number[], random: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    [list[i], list[j]] = [list[j] as number, list[i] as number];
  }
}

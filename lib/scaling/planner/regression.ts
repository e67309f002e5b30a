import { solveRidge } from './solve-ridge';

/**
 * A linear regression that forgets: weighted least squares over the past, each minute back counting a little less.
 *
 *     weights = argmin over w of  sum of decay^age * importance * (outcome - w . inputs)^2  +  ridge * |w|^2
 *
 * Taking in a minute costs O(n^2), solving O(n^3) for n inputs, whatever the length of the past.
 *
 * @see https://en.wikipedia.org/wiki/Recursive_least_squares_filter
 */
export interface Regression {
  /** Lower triangle of the sum of inputs times inputs, row by row. */
  readonly gram: number[];
  /** Sum of inputs times outcome. */
  readonly moment: number[];
  /** What was solved for last. */
  weights: number[];
}

/** A regression that has seen nothing and answers 0. */
export function emptyRegression(inputs: number): Regression {
  const zeros = (length: number) => new Array<number>(length).fill(0);
  return { gram: zeros((inputs * (inputs + 1)) / 2), moment: zeros(inputs), weights: zeros(inputs) };
}

/** Takes in one outcome. Changes `regression`. */
export function addOutcome(
  { gram, moment }: Regression,
  inputs: readonly number[],
  outcome: number,
  importance: number,
  decay: number,
): void {
  let cell = 0;
  for (let row = 0; row < inputs.length; row++) {
    const weighted = importance * inputs[row]!;
    moment[row] = moment[row]! * decay + weighted * outcome;
    for (let column = 0; column <= row; column++, cell++) {
      gram[cell] = gram[cell]! * decay + weighted * inputs[column]!;
    }
  }
}

/** Brings the weights up to date. Changes `regression`. */
export function solve(regression: Regression, ridge: number): void {
  regression.weights = solveRidge(regression.gram, regression.moment, ridge);
}

/** What the regression expects, in the unit of the outcomes. */
export function predict({ weights }: Regression, inputs: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < inputs.length; index++) {
    sum += weights[index]! * inputs[index]!;
  }
  return sum;
}

/** Mean of the squares of the inputs as weighted: what a ridge is measured against. */
export function meanSquare({ gram, moment }: Regression): number {
  let sum = 0;
  for (let row = 0, cell = 0; row < moment.length; row++, cell += row + 1) {
    sum += gram[cell]!;
  }
  return sum / moment.length;
}

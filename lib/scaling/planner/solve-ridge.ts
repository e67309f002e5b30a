/**
 * The x of `(A + ridge I) x = b` for a symmetric positive semidefinite A, by Cholesky decomposition. O(n^3); n is below 10.
 *
 * A pivot that rounding made too small counts as `LEAST_PIVOT`: the answer is then small in that direction, and finite.
 *
 * @param lower A's lower triangle row by row: a00, a10, a11, a20, ...
 * @param ridge added to the diagonal, greater than 0
 * @see https://en.wikipedia.org/wiki/Cholesky_decomposition
 * @example solveRidge([2, 0, 2], [2, 6], 0) // 1, 3
 */
export function solveRidge(lower: readonly number[], b: readonly number[], ridge: number): number[] {
  const factor = decompose(lower, b.length, ridge);
  return backward(factor, forward(factor, b));
}

/** What a pivot is at least, so that nothing is divided by 0. */
const LEAST_PIVOT = 1e-12;

/** Where row i of a lower triangle begins. */
function rowStart(i: number): number {
  return (i * (i + 1)) / 2;
}

function decompose(lower: readonly number[], size: number, ridge: number): number[] {
  const factor = lower.slice();
  for (let i = 0; i < size; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = lower[rowStart(i) + j]! + (i === j ? ridge : 0);
      for (let k = 0; k < j; k++) {
        sum -= factor[rowStart(i) + k]! * factor[rowStart(j) + k]!;
      }
      factor[rowStart(i) + j] = i === j ? Math.sqrt(Math.max(sum, LEAST_PIVOT)) : sum / factor[rowStart(j) + j]!;
    }
  }
  return factor;
}

function forward(factor: readonly number[], b: readonly number[]): number[] {
  const y = b.slice();
  for (let i = 0; i < y.length; i++) {
    for (let k = 0; k < i; k++) {
      y[i]! -= factor[rowStart(i) + k]! * y[k]!;
    }
    y[i]! /= factor[rowStart(i) + i]!;
  }
  return y;
}

function backward(factor: readonly number[], y: readonly number[]): number[] {
  const x = y.slice();
  for (let i = x.length - 1; i >= 0; i--) {
    for (let k = i + 1; k < x.length; k++) {
      x[i]! -= factor[rowStart(k) + i]! * x[k]!;
    }
    x[i]! /= factor[rowStart(i) + i]!;
  }
  return x;
}

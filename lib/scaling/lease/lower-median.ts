/**
 * The middle of values, the lower of the two middles where there are two: half of the values are at least as high.
 *
 * @returns undefined when there are none
 * @see https://en.wikipedia.org/wiki/Median
 * @example lowerMedian([4, 1, 3, 9]) // 3
 */
export function lowerMedian(values: readonly number[]): number | undefined {
  return new Float64Array(values).sort()[Math.ceil(values.length / 2) - 1];
}

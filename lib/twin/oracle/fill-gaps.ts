/**
 * The least function that is nowhere below `needed` and, wherever it falls, is not back up within `length` minutes:
 * every gap of at most so many minutes is filled, at every height by itself. So is one at the start, as if all were
 * needed before; after the end nothing is.
 *
 * A minute stays in a gap if some window of `length + 1` minutes around it needs less: first the maximum of every window,
 * then the minimum over the windows that hold the minute (a morphological closing). O(n), whatever the length.
 *
 * @see https://en.wikipedia.org/wiki/Closing_(morphology)
 * @example fillGaps(Int32Array.of(3, 1, 3, 1, 1, 3), 1) // 3, 3, 3, 1, 1, 3
 */
export function fillGaps(needed: Int32Array, length: number): Int32Array {
  const window = Math.min(length, needed.length) + 1;
  const most = trailingExtreme(needed.slice().reverse(), window, (a, b) => a >= b).reverse();
  return trailingExtreme(most, window, (a, b) => a <= b);
}

/** For every index the extreme value among those of the window that ends there: a queue of candidates, O(n). */
function trailingExtreme(
  values: Int32Array,
  window: number,
  supersedes: (newer: number, older: number) => boolean,
): Int32Array {
  const extremes = new Int32Array(values.length);
  const candidates = new Int32Array(values.length);
  let first = 0;
  let end = 0;
  for (let index = 0; index < values.length; index++) {
    const value = values[index]!;
    while (end > first && supersedes(value, values[candidates[end - 1]!]!)) {
      end--;
    }
    candidates[end++] = index;
    if (candidates[first]! <= index - window) {
      first++;
    }
    extremes[index] = values[candidates[first]!]!;
  }
  return extremes;
}

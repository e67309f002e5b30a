/**
 * Where a share of the weight of bins lies below, counted in bins and interpolated linearly within one: 2.5 is the middle
 * of bin 2. O(bins).
 *
 * @param bins weights of at least 0, not all of them 0
 * @param share from 0 to 1; 0 gives the start of the first bin that has weight
 * @param from the first bin that counts
 * @param to the bin after the last that counts
 * @example quantilePosition([1, 2, 1], 0.5, 0, 3) // 1.5
 */
export function quantilePosition(bins: readonly number[], share: number, from: number, to: number): number {
  let total = 0;
  for (let bin = from; bin < to; bin++) {
    total += bins[bin]!;
  }
  const wanted = share * total;
  let below = 0;
  let last = from;
  for (let bin = from; bin < to; bin++) {
    const weight = bins[bin]!;
    if (weight > 0 && below + weight >= wanted) {
      return bin + (wanted - below) / weight;
    }
    below += weight;
    last = weight > 0 ? bin + 1 : last;
  }
  return last;
}

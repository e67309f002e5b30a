/**
 * How forecasts' errors are distributed, each divided by the size that was expected of it: a histogram that forgets.
 *
 * Bins are equally wide in asinh(error): fine around 0, and wide enough for an error of a hundred times what was expected.
 * Newer errors weigh more, which is the same as older ones weighing less: half after `HALF_LIFE`.
 */
export interface StandardizedErrors {
  /** Weight of the errors in each bin. */
  readonly bins: number[];
  /** Sum of `bins`. */
  total: number;
  /** What the next error will weigh. */
  weight: number;
}

const LOWEST = -4;
const WIDTH = 0.1;
const BINS = 96;
/** In minutes. */
const HALF_LIFE = 7200;
const GROWTH = 2 ** (1 / HALF_LIFE);
/** Beyond it all weights are divided by the newest, so that none overflows. */
const GREATEST_WEIGHT = 1e12;
/** Weight of the Laplace distribution that stands for the past before there is one, in errors. */
const PRIOR = 10;
/** The errors at which bins begin, and the last ends. */
const EDGES = Array.from({ length: BINS + 1 }, (_, index) => Math.sinh(LOWEST + index * WIDTH));

/** The distribution before any error: Laplace with scale 1. */
export function priorErrors(): StandardizedErrors {
  const below = (error: number) => (error < 0 ? Math.exp(error) / 2 : 1 - Math.exp(-error) / 2);
  const bins = Array.from({ length: BINS }, (_, bin) => PRIOR * (below(EDGES[bin + 1]!) - below(EDGES[bin]!)));
  return { bins, total: bins.reduce((sum, weight) => sum + weight, 0), weight: 1 };
}

/** Takes in one error. Changes `errors`. */
export function rememberStandardized(errors: StandardizedErrors, error: number): void {
  const bin = Math.floor((Math.asinh(error) - LOWEST) / WIDTH);
  errors.bins[Math.max(0, Math.min(BINS - 1, bin))]! += errors.weight;
  errors.total += errors.weight;
  errors.weight *= GROWTH;
  if (errors.weight > GREATEST_WEIGHT) {
    rescale(errors);
  }
}

/**
 * The error that a share of the errors is above, between bins interpolated linearly. O(bins).
 *
 * @param share from 0 to 1
 * @example errorAbove(priorErrors(), 0.05) // about 2.3, as for a Laplace distribution
 */
export function errorAbove({ bins, total }: StandardizedErrors, share: number): number {
  const wanted = share * total;
  let bin = BINS - 1;
  let above = 0;
  while (bin > 0 && above + bins[bin]! < wanted) {
    above += bins[bin]!;
    bin--;
  }
  const part = bins[bin]! > 0 ? Math.min(1, (wanted - above) / bins[bin]!) : 0;
  return EDGES[bin + 1]! - part * (EDGES[bin + 1]! - EDGES[bin]!);
}

function rescale(errors: StandardizedErrors): void {
  for (let bin = 0; bin < BINS; bin++) {
    errors.bins[bin]! /= errors.weight;
  }
  errors.total /= errors.weight;
  errors.weight = 1;
}

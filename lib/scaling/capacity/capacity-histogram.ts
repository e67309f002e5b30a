/**
 * How ratios of demand to CPU are distributed: a histogram of their logarithms that forgets, around the first of them.
 *
 * Bins are 2 % wide. The first and the last also hold what is beyond, a factor of 13 from the middle. Newer ratios weigh
 * more, which is the same as older ones weighing less: half after `HALF_LIFE`.
 */
export interface CapacityHistogram {
  /** Weight of the ratios in each bin. */
  readonly bins: number[];
  /** Natural logarithm of the ratio at which bin 0 begins. */
  readonly start: number;
  /** Sum of `bins`. */
  total: number;
  /** What the newest ratio weighs. */
  weight: number;
}

const WIDTH = 0.02;
const BINS = 256;
/** In usable minutes. */
const HALF_LIFE = 720;
const GROWTH = 2 ** (1 / HALF_LIFE);
/** Beyond it all weights are divided by the newest, so that none overflows. */
const GREATEST_WEIGHT = 1e12;

/** A histogram without ratios whose middle is at a ratio, given as its logarithm. */
export function histogramAround(logarithm: number): CapacityHistogram {
  return { bins: new Array<number>(BINS).fill(0), start: logarithm - (WIDTH * BINS) / 2, total: 0, weight: 1 };
}

/** Takes in one ratio, given as its natural logarithm. O(1). Changes `histogram`. */
export function rememberRatio(histogram: CapacityHistogram, logarithm: number): void {
  const bin = Math.floor((logarithm - histogram.start) / WIDTH);
  histogram.weight *= GROWTH;
  histogram.bins[Math.max(0, Math.min(BINS - 1, bin))]! += histogram.weight;
  histogram.total += histogram.weight;
  if (histogram.weight > GREATEST_WEIGHT) {
    rescale(histogram);
  }
}

/** Whether more than half of the ratios are beyond the bins, so that the histogram is in the wrong place. */
export function isMisplaced({ bins, total }: CapacityHistogram): boolean {
  return Math.max(bins[0]!, bins[BINS - 1]!) > total / 2;
}

/** The ratio at a position, counted in bins. */
export function ratioAt({ start }: CapacityHistogram, position: number): number {
  return Math.exp(start + position * WIDTH);
}

function rescale(histogram: CapacityHistogram): void {
  for (let bin = 0; bin < BINS; bin++) {
    histogram.bins[bin]! /= histogram.weight;
  }
  histogram.total /= histogram.weight;
  histogram.weight = 1;
}

/**
 * How ratios of demand to CPU are distributed: a histogram of their logarithms that forgets, around one of them.
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

/** A histogram without ratios that has a ratio in the middle of its middle bin. */
export function histogramAround(ratio: number): CapacityHistogram {
  const start = Math.log(ratio) - (WIDTH * (BINS + 1)) / 2;
  return { bins: new Array<number>(BINS).fill(0), start, total: 0, weight: 1 };
}

/** Takes in one ratio, a finite number above 0. O(1). Changes `histogram`. */
export function rememberRatio(histogram: CapacityHistogram, ratio: number): void {
  const bin = Math.floor((Math.log(ratio) - histogram.start) / WIDTH);
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

/**
 * The same histogram while a ratio is in the middle half of its bins, a factor of 3.6 from its middle; else one whose middle
 * is there. What is then beyond its bins is forgotten. A ratio in the first or the last bin may be anywhere beyond, so that
 * nothing is moved.
 */
export function centredOn(histogram: CapacityHistogram, ratio: number): CapacityHistogram {
  const { bins, start, weight } = histogram;
  const bin = Math.floor((Math.log(ratio) - start) / WIDTH);
  const shift = bin - BINS / 2;
  if (Math.abs(shift) <= BINS / 4 || bin <= 0 || bin >= BINS - 1) {
    return histogram;
  }
  const moved = bins.map((_, to) => bins[to + shift] ?? 0);
  return { bins: moved, start: start + shift * WIDTH, total: moved.reduce((sum, each) => sum + each, 0), weight };
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

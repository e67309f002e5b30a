import type { Generator } from './generator';

/**
 * A crowd that comes at once: the load `base` until minute `at`, a straight line to `peak` within `rise` minutes (0 for
 * a jump), then back towards `base`, of which it comes nearer by a factor of e every `decay` minutes.
 */
export const flashCrowd: Generator<'base' | 'peak' | 'at' | 'rise' | 'decay'> = {
  parameters: {
    base: { default: 5 },
    peak: { default: 20 },
    at: { default: 60 },
    rise: { default: 5 },
    decay: { default: 60, minimum: 1 },
  },
  load: ({ base, peak, at, rise, decay }) => {
    const share = (since: number) => (since < rise ? since / rise : Math.exp(-(since - rise) / decay));
    return ({ minute }) => (minute < at ? base : base + (peak - base) * share(minute - at));
  },
};

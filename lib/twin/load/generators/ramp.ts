import type { Generator } from './generator';

/** The load `from` until minute `at`, then a straight line that reaches `to` after `over` minutes, then `to`. */
export const ramp: Generator<'from' | 'to' | 'at' | 'over'> = {
  parameters: { from: { default: 5 }, to: { default: 10 }, at: { default: 60 }, over: { default: 60, minimum: 1 } },
  load:
    ({ from, to, at, over }) =>
    ({ minute }) =>
      from + (to - from) * Math.min(1, Math.max(0, (minute - at) / over)),
};

import type { Generator } from './generator';

/** The load `from`, and from minute `at` on the load `to`. */
export const step: Generator<'from' | 'to' | 'at'> = {
  parameters: { from: { default: 5 }, to: { default: 10 }, at: { default: 60 } },
  load:
    ({ from, to, at }) =>
    ({ minute }) =>
      minute < at ? from : to,
};

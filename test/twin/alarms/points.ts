import type { Point } from '../../../lib/twin/alarms/evaluate-alarm';

const points: { readonly [sign: string]: Point } = { '0': false, X: true, '-': undefined };

/** Data points in the signs of AWS's tables, oldest first: 0 not breaching, X breaching, - missing. */
export function pointsOf(signs: string): readonly Point[] {
  return [...signs].map((sign) => points[sign]);
}

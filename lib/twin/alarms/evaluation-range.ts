import { checkWhole } from '../../scaling/check-number';

/** Data points older than this are not waited for. Seconds; the longest that basic monitoring is silent. */
const LOOK_BACK = 300;

/**
 * How many periods back an alarm looks for data points, to find N real ones: `N + max(2, ceil(300 / period))`.
 *
 * *Assumption*: AWS says that the range is longer than N and depends on the period, and shows 5 for N = 3 in its
 * tables. This one fits what was observed: with N + 2 a target tracking alarm on five-minute metrics could never fire.
 *
 * @param evaluationPeriods N, a whole number of at least 1
 * @param period of the alarm, seconds
 * @throws RangeError when either is not a whole number of at least 1
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html
 * @example evaluationRange(3, 60) // 8
 */
export function evaluationRange(evaluationPeriods: number, period: number): number {
  checkWhole('evaluationPeriods', evaluationPeriods, 1);
  checkWhole('period', period, 1);
  return evaluationPeriods + Math.max(2, Math.ceil(LOOK_BACK / period));
}

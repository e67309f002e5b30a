import { own } from '../template/json';

/** How an alarm compares a data point, first, with its threshold, second. Those of anomaly detection are not here. */
export type Comparison =
  | 'GreaterThanOrEqualToThreshold'
  | 'GreaterThanThreshold'
  | 'LessThanOrEqualToThreshold'
  | 'LessThanThreshold';

const comparisons: { readonly [name in Comparison]: (value: number, threshold: number) => boolean } = {
  GreaterThanOrEqualToThreshold: (value, threshold) => value >= threshold,
  GreaterThanThreshold: (value, threshold) => value > threshold,
  LessThanOrEqualToThreshold: (value, threshold) => value <= threshold,
  LessThanThreshold: (value, threshold) => value < threshold,
};

/** Whether a template's `ComparisonOperator` is one that `breaches` knows. */
export function isComparison(name: unknown): name is Comparison {
  return typeof name === 'string' && own(comparisons, name) !== undefined;
}

/**
 * Whether a data point breaches the threshold of an alarm; NaN breaches none.
 *
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html
 * @example breaches(70, 'GreaterThanThreshold', 70) // false
 */
export function breaches(value: number, comparison: Comparison, threshold: number): boolean {
  return comparisons[comparison](value, threshold);
}

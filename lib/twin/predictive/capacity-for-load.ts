import { ceilCapacity } from '../../scaling/ceil-capacity';
import { checkAbove, checkAtLeast } from '../../scaling/check-number';

/** The load metric of a policy: CPU in instance-capacities, or requests a minute; the mean of an hour. */
export type PredictiveLoad = 'cpu' | 'requests';

/** What one instance takes at the target. The target of CPU is in percent, that of requests in requests a minute. */
const perInstance: { readonly [load in PredictiveLoad]: (targetValue: number) => number } = {
  cpu: (targetValue) => targetValue / 100,
  requests: (targetValue) => targetValue,
};

/**
 * Instances that carry an hour's load at the target: `ceil(load / (target / 100))` for CPU, `ceil(load / target)` for
 * requests, which is `requests of the hour / (60 * target)`.
 *
 * *Assumption*: the conversion of the service is unpublished. Documented is what it is for, an average of each instance
 * "as close to 1000 requests per minute as possible", and it is rounded up here as target tracking rounds.
 *
 * @param load mean of the hour, in instance-capacities or requests a minute
 * @throws RangeError when the load is negative, the target not above 0, or either not a number
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingMetricSpecification.html
 * @example capacityForLoad(2.1, { load: 'cpu', targetValue: 50 }) // 5
 */
export function capacityForLoad(load: number, metric: TargetOfLoad): number {
  checkAtLeast('load', load, 0);
  checkAbove('targetValue', metric.targetValue, 0);
  return ceilCapacity(load / perInstance[metric.load](metric.targetValue));
}

/** What a policy keeps at which value. */
export interface TargetOfLoad {
  readonly load: PredictiveLoad;
  /** Percent of CPU, or requests a minute and target. */
  readonly targetValue: number;
}

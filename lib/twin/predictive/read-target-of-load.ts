import { own } from '../template/json';
import type { PropertyReader } from '../template/property-reader';
import type { PredictiveLoad, TargetOfLoad } from './capacity-for-load';

/** Metrics that are modelled, in the order of the alphabet: a pair under one name, or a load and a scaling metric. */
const loads: { readonly [metrics: string]: PredictiveLoad } = {
  ASGCPUUtilization: 'cpu',
  'ASGAverageCPUUtilization and ASGTotalCPUUtilization': 'cpu',
  ALBRequestCount: 'requests',
  'ALBRequestCountPerTarget and ALBTargetGroupRequestCount': 'requests',
};

/**
 * The load metric and the target of a policy's one metric specification; undefined, and reported, when it is not
 * modelled: network metrics and customized ones are not.
 *
 * *Assumption*: metrics of one target group are taken for all requests of the group.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PredictiveScalingMetricSpecification.html
 */
export function readTargetOfLoad(
  specifications: readonly PropertyReader[],
  refuse: (key: string, message: string) => void,
): TargetOfLoad | undefined {
  const [specification] = specifications;
  if (specification === undefined || specifications.length > 1) {
    refuse('MetricSpecifications', `no effect: there must be one metric specification, got ${specifications.length}`);
    return undefined;
  }
  const metrics = metricsOf(specification);
  const load = own(loads, metrics);
  if (load === undefined) {
    refuse('MetricSpecifications.0', `no effect: the twin does not model ${metrics || 'a target without metrics'}`);
    return undefined;
  }
  const targetValue = specification.number('TargetValue');
  if (targetValue === undefined || !(targetValue > 0)) {
    const found = targetValue ?? 'none';
    refuse('MetricSpecifications.0.TargetValue', `no effect: TargetValue must be greater than 0, got ${found}`);
    return undefined;
  }
  return { load, targetValue };
}

/** The types of the predefined metrics, and the properties that hold customized ones. */
function metricsOf(specification: PropertyReader): string {
  return specification
    .keys()
    .filter((key) => key !== 'TargetValue')
    .map((key) => specification.object(key)?.text('PredefinedMetricType') ?? key)
    .sort()
    .join(' and ');
}

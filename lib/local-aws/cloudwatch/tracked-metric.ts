import { isObject, own } from '../../twin/template/json';
import type { PolicyDefinition } from '../../twin/template/read-scaling-policies';

/** The predefined metrics whose policies the model runs, as the alarms of such a policy name them. */
const predefined: { readonly [type: string]: { readonly [key: string]: string } } = {
  ASGAverageCPUUtilization: { Namespace: 'AWS/EC2', MetricName: 'CPUUtilization', Statistic: 'Average' },
  ALBRequestCountPerTarget: { Namespace: 'AWS/ApplicationELB', MetricName: 'RequestCountPerTarget', Statistic: 'Sum' },
};

/** What the alarms of a target tracking policy watch, under the API's names. */
export function trackedMetric({ configuration, groupName }: PolicyDefinition): { readonly [key: string]: unknown } {
  const tracking = objectOf(configuration.TargetTrackingConfiguration);
  const customized = objectOf(tracking.CustomizedMetricSpecification);
  if (customized.MetricName !== undefined) {
    const { Namespace, MetricName, Dimensions, Statistic } = customized;
    return { Namespace, MetricName, Dimensions, Statistic };
  }
  const { PredefinedMetricType: type, ResourceLabel: label } = objectOf(tracking.PredefinedMetricSpecification);
  const targetGroup = typeof label === 'string' ? /targetgroup\/.+/.exec(label)?.[0] : undefined;
  const dimension = targetGroup
    ? { Name: 'TargetGroup', Value: targetGroup }
    : { Name: 'AutoScalingGroupName', Value: groupName };
  return { ...(typeof type === 'string' && own(predefined, type)), Dimensions: [dimension] };
}

function objectOf(value: unknown): { readonly [key: string]: unknown } {
  return isObject(value) ? value : {};
}

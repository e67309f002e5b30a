import type { Size } from 'aws-cdk-lib';
import type { IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PropChecks } from '../prop-checks';
import { metricKey } from './metric-queries';
import type { PolicyKind } from './policy-kind';
import {
  checkPositive,
  checkTargetTracking,
  TargetTracking,
  type TargetTrackingOptions,
  type TrackedMetric,
} from './target-tracking';

/** Properties of `ScalingPolicy.cpu`. */
export interface CpuScalingProps extends TargetTrackingOptions {
  /**
   * Average CPU utilisation of the group that scaling holds, in percent, 1 to 100.
   *
   * @default 70
   */
  readonly target?: number;
}

/** Properties of `ScalingPolicy.networkIn` and `ScalingPolicy.networkOut`. */
export interface NetworkScalingProps extends TargetTrackingOptions {
  /**
   * Bytes of an instance in a minute that scaling holds on average, over 0.
   *
   * It is what one instance should carry in 60 seconds, not in one. Without detailed monitoring an instance reports the
   * bytes of five minutes at once, and the group becomes five times as large.
   */
  readonly targetPerMinute: Size;
}

/** Average CPU utilisation of the group, as EC2 measures it. */
export function cpu(props: CpuScalingProps): PolicyKind {
  checkTarget(props).include(checkTargetTracking(props)).throwFor('ScalingPolicy.cpu');
  return new TargetTracking(predefined('ASGAverageCPUUtilization', 'CPUUtilization'), props.target ?? 70, props);
}

/** Bytes that the instances of the group receive, or send out. */
export function network(direction: 'In' | 'Out', props: NetworkScalingProps): PolicyKind {
  const target = props.targetPerMinute.isUnresolved() ? undefined : props.targetPerMinute.toBytes();
  checkPositive('targetPerMinute (bytes)', target)
    .include(checkTargetTracking(props))
    .throwFor(`ScalingPolicy.network${direction}`);
  const metric = predefined(`ASGAverageNetwork${direction}`, `Network${direction}`);
  return new TargetTracking(metric, props.targetPerMinute.toBytes(), props);
}

/** A target in percent. */
export function checkTarget({ target }: { readonly target?: number }): PropChecks {
  return new PropChecks().number('target', target, 1, 100);
}

function predefined(predefinedMetricType: string, metricName: string): TrackedMetric {
  return {
    key: (group) => metricKey(ec2Metric(metricName, group)),
    specify: () => ({ predefinedMetricSpecification: { predefinedMetricType } }),
  };
}

function ec2Metric(metricName: string, group: IAutoScalingGroup): Metric {
  const dimensionsMap = { AutoScalingGroupName: group.autoScalingGroupName };
  return new Metric({ namespace: 'AWS/EC2', metricName, dimensionsMap, statistic: 'Average' });
}

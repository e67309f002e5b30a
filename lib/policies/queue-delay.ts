import { type Duration, Stack } from 'aws-cdk-lib';
import type { CfnAutoScalingGroup, IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { PropChecks } from '../prop-checks';
import { TrackedFormula } from './custom-metric';
import { resourceOf } from './group-resource';
import type { PolicyKind } from './policy-kind';
import { checkTargetTracking, type TargetTrackingOptions } from './target-tracking';

/** Properties of `ScalingPolicy.queueDelay`. */
export interface QueueDelayScalingProps extends TargetTrackingOptions {
  /** The queue that the instances work on, of the group's account and region. */
  readonly queue: IQueue;

  /** How long a message may take from being sent to being processed, at least `processingTime`. */
  readonly acceptableLatency: Duration;

  /**
   * Average time in which an instance gets one message done, above 0.
   *
   * An instance that works on 10 messages at once, each of which takes a second, gets one done in 100 milliseconds.
   */
  readonly processingTime: Duration;

  /**
   * Count messages, too, that instances have received and not deleted yet.
   *
   * Messages that take long are then waited for before an instance is removed.
   *
   * @default false
   */
  readonly includeInFlight?: boolean;
}

/** Messages for each instance, as many as it gets done in time. */
export function queueDelay(props: QueueDelayScalingProps): PolicyKind {
  const latency = props.acceptableLatency.toMilliseconds();
  const processing = props.processingTime.toMilliseconds();
  checkTargetTracking(props)
    .rule(processing > 0, `processingTime must be above 0, got ${processing} ms`)
    .rule(
      latency >= processing,
      `acceptableLatency must be at least processingTime, got ${latency} ms and ${processing} ms`,
    )
    .throwFor('ScalingPolicy.queueDelay');
  return new QueueTracking((group) => backlogPerInstance(props, group), latency / processing, props);
}

class QueueTracking extends TrackedFormula {
  override check(group: IAutoScalingGroup, scope: Construct): PropChecks {
    return super
      .check(group, scope)
      .rule(
        resourceOf(group) === undefined || reportsInstances(group),
        `groupMetrics of ${group.node.path} must be on for ScalingPolicy.queueDelay, for example [GroupMetrics.all()]`,
      );
  }
}

/** A collection that names no metric has all of them. */
function reportsInstances(group: IAutoScalingGroup): boolean {
  const { metricsCollection } = resourceOf(group)!;
  const collections: CfnAutoScalingGroup.MetricsCollectionProperty[] = Stack.of(group).resolve(metricsCollection) ?? [];
  return collections.some(({ metrics }) => metrics === undefined || metrics.includes('GroupInServiceInstances'));
}

/** Without instances all that waits counts as if for one, so that a group can leave 0; nothing is divided by 0. */
function backlogPerInstance(
  { queue, includeInFlight = false }: QueueDelayScalingProps,
  group: IAutoScalingGroup,
): IMetric {
  const backlog = includeInFlight ? '(visible + inFlight)' : 'visible';
  const statistic = 'Average';
  return new MathExpression({
    expression: `${backlog} / IF(instances > 0, instances, 1)`,
    usingMetrics: {
      visible: queue.metricApproximateNumberOfMessagesVisible({ statistic }),
      ...(includeInFlight && { inFlight: queue.metricApproximateNumberOfMessagesNotVisible({ statistic }) }),
      instances: new Metric({
        namespace: 'AWS/AutoScaling',
        metricName: 'GroupInServiceInstances',
        dimensionsMap: { AutoScalingGroupName: group.autoScalingGroupName },
        statistic,
      }),
    },
    label: 'Messages per instance',
  });
}

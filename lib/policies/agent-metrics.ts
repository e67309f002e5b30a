import { Duration } from 'aws-cdk-lib';
import type { IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { Construct } from 'constructs';
import type { PropChecks } from '../prop-checks';
import { AGENT_NAMESPACE, CloudWatchAgent, checkAgent } from './cloudwatch-agent';
import { TrackedFormula } from './custom-metric';
import type { PolicyKind } from './policy-kind';
import { checkTarget } from './predefined';
import { checkTargetTracking, type TargetTrackingOptions } from './target-tracking';

/** Properties of `ScalingPolicy.memory`. */
export interface MemoryScalingProps extends TargetTrackingOptions {
  /**
   * Average share of memory in use that scaling holds, in percent, 1 to 100.
   *
   * @default 70
   */
  readonly target?: number;
}

/** Properties of `ScalingPolicy.highResolutionCpu`. */
export interface HighResolutionCpuScalingProps extends TargetTrackingOptions {
  /**
   * Average CPU utilisation of the group that scaling holds, in percent, 1 to 100.
   *
   * Instances that warm up count in it, other than in `cpu`: EC2 does not know whose figures they are.
   *
   * @default 70
   */
  readonly target?: number;

  /**
   * How often it is measured and looked at: 10 or 30 seconds.
   *
   * @default Duration.seconds(10)
   */
  readonly period?: Duration;
}

/** CPU utilisation each 10 seconds. */
export function highResolutionCpu(props: HighResolutionCpuScalingProps): PolicyKind {
  const { period = Duration.seconds(10) } = props;
  const seconds = period.toSeconds({ integral: false });
  checkTarget(props)
    .include(checkTargetTracking(props))
    .rule([10, 30].includes(seconds), `period must be one of 10, 30 seconds, got ${seconds}`)
    .throwFor('ScalingPolicy.highResolutionCpu');
  return new AgentTracking('cpu', 'cpu_usage_active', seconds, props);
}

/** Memory in use. */
export function memory(props: MemoryScalingProps): PolicyKind {
  checkTarget(props).include(checkTargetTracking(props)).throwFor('ScalingPolicy.memory');
  return new AgentTracking('mem', 'mem_used_percent', 60, props);
}

/** Target tracking on what the agent measures, which it is then told to. */
class AgentTracking extends TrackedFormula {
  constructor(
    private readonly section: string,
    private readonly metricName: string,
    private readonly interval: number,
    props: MemoryScalingProps,
  ) {
    super((group) => groupAverage(metricName, group), props.target ?? 70, props, interval);
  }

  override check(group: IAutoScalingGroup, scope: Construct): PropChecks {
    return super.check(group, scope).include(checkAgent(group));
  }

  override bind(policy: Construct, group: IAutoScalingGroup): void {
    CloudWatchAgent.of(group).collect(this.section, this.metricName, this.interval);
    super.bind(policy, group);
  }
}

function groupAverage(metricName: string, group: IAutoScalingGroup): Metric {
  const dimensionsMap = { AutoScalingGroupName: group.autoScalingGroupName };
  return new Metric({ namespace: AGENT_NAMESPACE, metricName, dimensionsMap, statistic: 'Average' });
}

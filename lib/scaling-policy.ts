import type { Duration } from 'aws-cdk-lib';
import * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type { Construct } from 'constructs';
import { PropChecks } from './prop-checks';

/** Properties of `ScalingPolicy.cpu`. */
export interface CpuScalingProps {
  /**
   * Average CPU utilisation of the group that scaling holds, in percent, 1 to 100.
   *
   * @default 70
   */
  readonly target?: number;

  /**
   * Time from in service until an instance launched by this policy counts, 0 to 3600 seconds.
   *
   * @default - the group's default instance warm-up
   */
  readonly estimatedInstanceWarmup?: Duration;

  /**
   * Scale out only, and leave scaling in to somebody else.
   *
   * @default false
   */
  readonly disableScaleIn?: boolean;
}

/**
 * A way to scale a group: one static factory a kind, so that props of different kinds cannot be mixed up.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
 *
 * @example
 * declare const group: autoscaling.AutoScalingGroup;
 *
 * ScalingPolicy.cpu({ target: 60 }).bind(this, 'Cpu', group);
 */
export abstract class ScalingPolicy {
  /**
   * Target tracking on the average CPU utilisation of the group.
   *
   * @throws when the target or the warm-up is out of range
   */
  public static cpu(props: CpuScalingProps = {}): ScalingPolicy {
    return new CpuScalingPolicy(props);
  }

  /**
   * Adds the policy to a group.
   *
   * @param scope where the policy stands
   * @param id its id there
   * @param group what it scales
   */
  public abstract bind(scope: Construct, id: string, group: autoscaling.IAutoScalingGroup): void;
}

class CpuScalingPolicy extends ScalingPolicy {
  constructor(private readonly props: CpuScalingProps) {
    super();
    new PropChecks()
      .number('target', props.target, 1, 100)
      .seconds('estimatedInstanceWarmup', props.estimatedInstanceWarmup, 0, 3600)
      .throwFor('ScalingPolicy.cpu');
  }

  public bind(scope: Construct, id: string, group: autoscaling.IAutoScalingGroup): void {
    const { target = 70, estimatedInstanceWarmup, disableScaleIn = false } = this.props;
    new autoscaling.TargetTrackingScalingPolicy(scope, id, {
      autoScalingGroup: group,
      predefinedMetric: autoscaling.PredefinedMetric.ASG_AVERAGE_CPU_UTILIZATION,
      targetValue: target,
      estimatedInstanceWarmup,
      disableScaleIn,
    });
  }
}

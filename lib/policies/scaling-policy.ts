import type * as autoscaling from 'aws-cdk-lib/aws-autoscaling';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { PropChecks } from '../prop-checks';
import {
  type HighResolutionCpuScalingProps,
  highResolutionCpu,
  type MemoryScalingProps,
  memory,
} from './agent-metrics';
import { type CustomScalingProps, custom } from './custom-metric';
import { checkBeside, rememberPolicy } from './group-policies';
import type { PolicyKind } from './policy-kind';
import { type CpuScalingProps, cpu, type NetworkScalingProps, network } from './predefined';
import { type PredictiveScalingProps, predictive } from './predictive';
import { type QueueDelayScalingProps, queueDelay } from './queue-delay';
import { type RequestScalingProps, requestsPerTarget } from './requests-per-target';
import { type OneTimeScalingProps, type ScheduledScalingProps, scheduled, scheduledOnce } from './scheduled';
import { type StepScalingProps, step } from './step';

/**
 * A way to scale a group: one static factory a kind, so that props of different kinds cannot be mixed up.
 *
 * Simple scaling is not among them: a step policy with one step does what it does, and does not wait for a cooldown in
 * which it would miss what happens.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/scale-your-group.html
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
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html
   */
  public static cpu(props: CpuScalingProps = {}): ScalingPolicy {
    return new PolicyOfKind(cpu(props));
  }

  /**
   * Target tracking on the average CPU utilisation of the group, measured by the CloudWatch agent each 10 seconds rather
   * than each minute, so that the group scales out sooner. By how much AWS does not say: how many periods the alarms look at
   * is not documented.
   *
   * It costs, in us-east-1 in 2026: 0.30 USD a month for the metric, 0.60 for two high-resolution alarms, and for each
   * instance 2.63 USD a month for 262,800 calls of `PutMetricData` (0.88 at 30 seconds), before the free tier.
   *
   * The configuration of the agent is a parameter of Parameter Store, which the role of the instances may read; user data
   * installs the agent from the package repository of Amazon Linux, where it is not in the image already, and starts it.
   * In an image of your own, put the agent there. Instances need a way out to CloudWatch, EC2 and Systems Manager. The
   * group must be of this app, and run Linux. AWS GovCloud does not offer periods below a minute.
   *
   * @throws when a prop is out of range; when bound, where the group is imported or its user data cannot be added to
   * @see https://aws.amazon.com/cloudwatch/pricing/
   *
   * @example
   * declare const group: ElasticGroup;
   *
   * group.addScalingPolicy('Cpu', ScalingPolicy.highResolutionCpu({ target: 60 }));
   */
  public static highResolutionCpu(props: HighResolutionCpuScalingProps = {}): ScalingPolicy {
    return new PolicyOfKind(highResolutionCpu(props));
  }

  /**
   * Target tracking on the memory in use, which EC2 does not see: the CloudWatch agent measures it each minute.
   *
   * What is said of the agent with `highResolutionCpu` holds; both can be had in one group. It costs 0.30 USD a month for
   * the metric, 0.20 for two alarms and, for each instance, 0.44 for 43,800 calls of `PutMetricData`.
   *
   * Memory suits only where it grows with the load and is given back.
   *
   * @throws when a prop is out of range; when bound, where the group is imported or its user data cannot be added to
   */
  public static memory(props: MemoryScalingProps = {}): ScalingPolicy {
    return new PolicyOfKind(memory(props));
  }

  /**
   * Target tracking on the bytes that an instance receives in a minute.
   *
   * @throws when a prop is out of range
   */
  public static networkIn(props: NetworkScalingProps): ScalingPolicy {
    return new PolicyOfKind(network('In', props));
  }

  /**
   * Target tracking on the bytes that an instance sends out in a minute.
   *
   * @throws when a prop is out of range
   */
  public static networkOut(props: NetworkScalingProps): ScalingPolicy {
    return new PolicyOfKind(network('Out', props));
  }

  /**
   * Target tracking on the requests that an Application Load Balancer routes to an instance in a minute.
   *
   * Where the group is behind several target groups, the requests that an instance has from all of them add up, since it
   * carries them all: the policy tracks their sum.
   *
   * @throws when a prop is out of range, or an imported target group does not tell its balancer
   */
  public static requestsPerTarget(props: RequestScalingProps): ScalingPolicy {
    return new PolicyOfKind(requestsPerTarget(props));
  }

  /**
   * Target tracking on the time that messages wait in a queue: the messages for each instance in service are held at what
   * an instance can process in the acceptable time. Metric math computes it; there is no function to run.
   *
   * @throws when a prop is out of range; when bound, where a group of this app does not report its group metrics
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-using-sqs-queue.html
   *
   * @example
   * declare const group: ElasticGroup;
   * declare const queue: sqs.Queue;
   *
   * group.addScalingPolicy('Delay', ScalingPolicy.queueDelay({
   *   queue,
   *   acceptableLatency: Duration.minutes(1),
   *   processingTime: Duration.seconds(2),
   * }));
   */
  public static queueDelay(props: QueueDelayScalingProps): ScalingPolicy {
    return new PolicyOfKind(queueDelay(props));
  }

  /**
   * Target tracking on a metric of your own, or on metric math.
   *
   * @throws when a prop is out of range; when bound, where the metric is of another account or region
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-target-tracking-metric-math.html
   *
   * @example
   * declare const group: ElasticGroup;
   *
   * group.addScalingPolicy('Sessions', ScalingPolicy.custom({
   *   metric: new cloudwatch.Metric({ namespace: 'Shop', metricName: 'SessionsPerInstance' }),
   *   target: 200,
   *   period: Duration.seconds(10),
   * }));
   */
  public static custom(props: CustomScalingProps): ScalingPolicy {
    return new PolicyOfKind(custom(props));
  }

  /**
   * Step scaling: an alarm above a threshold, or below one, or both, with an adjustment for each size of the breach.
   *
   * A step goes on to the next threshold, so that there can be neither a gap nor an overlap.
   *
   * @throws when a prop is out of range, or steps contradict each other
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
   */
  public static step(props: StepScalingProps): ScalingPolicy {
    return new PolicyOfKind(step(props));
  }

  /**
   * Sizes of the group that are set again and again, by the clock.
   *
   * What is set stays until something else sets it; policies scale inside the new bounds.
   *
   * @throws when a prop is out of range; when bound, where a size is outside a bound of the group
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
   *
   * @example
   * declare const group: ElasticGroup;
   *
   * group.addScalingPolicy('Morning', ScalingPolicy.scheduled({
   *   schedule: autoscaling.Schedule.cron({ hour: '8', minute: '0', weekDay: 'MON-FRI' }),
   *   timeZone: TimeZone.EUROPE_BERLIN,
   *   minCapacity: 6,
   * }));
   */
  public static scheduled(props: ScheduledScalingProps): ScalingPolicy {
    return new PolicyOfKind(scheduled(props));
  }

  /**
   * Sizes of the group that are set once.
   *
   * The action is gone when it has run. A time that has passed when it is created is refused by AWS.
   *
   * @throws when a prop is out of range; when bound, where a size is outside a bound of the group
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-scheduled-scaling.html
   */
  public static scheduledOnce(props: OneTimeScalingProps): ScalingPolicy {
    return new PolicyOfKind(scheduledOnce(props));
  }

  /**
   * Predictive scaling: a forecast of the load, from up to 14 days of it, raises capacity ahead of each hour. It never
   * scales in, and is to stand beside a policy that does.
   *
   * @throws when a prop is out of range
   * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-predictive-scaling.html
   */
  public static predictive(props: PredictiveScalingProps): ScalingPolicy {
    return new PolicyOfKind(predictive(props));
  }

  /**
   * Adds the policy to a group, of this app or imported.
   *
   * @param scope where the policy stands
   * @param id its id there
   * @param group what it scales
   * @throws when it contradicts the group, or another policy of it
   */
  public abstract bind(scope: Construct, id: string, group: autoscaling.IAutoScalingGroup): void;

  /**
   * Whether it sets the bounds that others scale between.
   *
   * @internal
   */
  public get _setsBounds(): boolean {
    return false;
  }

  /**
   * The same policy for a group behind a target group.
   *
   * @internal
   */
  public _behind(_targetGroup: elbv2.IApplicationTargetGroup): ScalingPolicy {
    return this;
  }
}

class PolicyOfKind extends ScalingPolicy {
  constructor(private readonly kind: PolicyKind) {
    super();
  }

  public bind(scope: Construct, id: string, group: autoscaling.IAutoScalingGroup): void {
    const checks = this.kind.check?.(group, scope) ?? new PropChecks();
    checks.throwFor('ScalingPolicy', scope, id);
    const effect = { name: id, ...this.kind.effect(group) };
    checkBeside(group, effect).throwFor('ScalingPolicy', scope, id);
    this.kind.bind(new Construct(scope, id), group);
    rememberPolicy(group, effect);
  }

  public override get _setsBounds(): boolean {
    return this.kind.setsBounds === true;
  }

  public override _behind(targetGroup: elbv2.IApplicationTargetGroup): ScalingPolicy {
    return this.kind.behind ? new PolicyOfKind(this.kind.behind(targetGroup)) : this;
  }
}

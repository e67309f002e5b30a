import { type Duration, Token } from 'aws-cdk-lib';
import * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { PropChecks } from '../prop-checks';

/** A target group and its share of the requests. */
export interface WeightedTargetGroup {
  /** The target group. */
  readonly targetGroup: elbv2.IApplicationTargetGroup;

  /** Its share, as a part of the sum of all weights, a whole number of 0 to 999. With 0 it gets no requests. */
  readonly weight: number;

  /**
   * Value of `overrideHeader` that sends a request to this target group, whatever the weights.
   *
   * @default - no request can ask for it
   */
  readonly overrideValue?: string;
}

/** Properties of `WeightedTargetGroups`. */
export interface WeightedTargetGroupsProps {
  /** The listener, of a `HardenedLoadBalancer` or your own, also imported. */
  readonly listener: elbv2.IApplicationListener;

  /** Who shares the requests: 1 to 5 target groups, not all with weight 0. */
  readonly targetGroups: WeightedTargetGroup[];

  /**
   * Priority of the first rule, 1 to 50000. Each target group with an `overrideValue` has a rule of its own, one after the
   * other, and then comes the rule that weighs.
   */
  readonly priority: number;

  /**
   * What a request must match to be shared.
   *
   * @default - every request: the path `/*`
   */
  readonly conditions?: elbv2.ListenerCondition[];

  /**
   * Header that asks for a target group.
   *
   * @default - none; then no target group has an `overrideValue`
   */
  readonly overrideHeader?: string;

  /**
   * Time for which a client stays with a target group, 1 second to 7 days.
   *
   * @default - every request is shared anew
   */
  readonly stickinessDuration?: Duration;
}

/**
 * Weighted round robin: a listener shares requests over target groups by weight.
 *
 * There is no failover: the share of a target group without healthy targets is answered with errors.
 *
 * @throws when a weight, the priority or a duration is out of range, with everything that is wrong
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
 *
 * @example
 * declare const listener: elbv2.IApplicationListener;
 * declare const graviton: HardenedTargetGroup;
 * declare const intel: HardenedTargetGroup;
 *
 * new WeightedTargetGroups(this, 'Architectures', {
 *   listener,
 *   priority: 100,
 *   targetGroups: [
 *     { targetGroup: graviton, weight: 3 },
 *     { targetGroup: intel, weight: 1 },
 *   ],
 * });
 */
export class WeightedTargetGroups extends Construct {
  constructor(scope: Construct, id: string, props: WeightedTargetGroupsProps) {
    super(scope, id);
    checkProps(props).throwFor('WeightedTargetGroups', scope, id);
    const { listener, targetGroups, priority, stickinessDuration } = props;
    const { conditions = [elbv2.ListenerCondition.pathPatterns(['/*'])] } = props;

    const asked = targetGroups.filter(({ overrideValue }) => overrideValue !== undefined);
    for (const [index, { targetGroup, overrideValue }] of asked.entries()) {
      const onHeader = elbv2.ListenerCondition.httpHeader(props.overrideHeader!, [overrideValue!]);
      new elbv2.ApplicationListenerRule(this, `Override${index + 1}`, {
        listener,
        priority: priority + index,
        conditions: [...conditions, onHeader],
        action: elbv2.ListenerAction.forward([targetGroup]),
      });
    }
    const weighted = targetGroups.map(({ targetGroup, weight }) => ({ targetGroup, weight }));
    new elbv2.ApplicationListenerRule(this, 'Weighted', {
      listener,
      priority: priority + asked.length,
      conditions,
      action: elbv2.ListenerAction.weightedForward(weighted, { stickinessDuration }),
    });
  }
}

function checkProps(props: WeightedTargetGroupsProps): PropChecks {
  const { targetGroups, overrideHeader, conditions } = props;
  const values = targetGroups.map(({ overrideValue }) => overrideValue).filter((value) => value !== undefined);
  const isShared = targetGroups.some(({ weight }) => Token.isUnresolved(weight) || weight !== 0);
  const checks = new PropChecks()
    .integer('number of targetGroups', targetGroups.length, 1, 5)
    .rule(isShared || targetGroups.length === 0, 'at least 1 weight must be above 0')
    .integer('priority', props.priority, 1, 50_000 - values.length)
    .seconds('stickinessDuration', props.stickinessDuration, 1, 604_800)
    .rule(conditions?.length !== 0, 'conditions must name at least 1 condition, got 0')
    .rule(
      overrideHeader !== undefined || values.length === 0,
      'overrideHeader must be given when a target group has an overrideValue',
    )
    .rule(
      overrideHeader === undefined || values.length > 0,
      'overrideValue must be given for a target group when overrideHeader is',
    )
    .rule(new Set(values).size === values.length, `each overrideValue must be another, got ${values.join(', ')}`);
  return targetGroups.reduce(
    (all, { weight }, index) => all.integer(`targetGroups[${index}].weight`, weight, 0, 999),
    checks,
  );
}

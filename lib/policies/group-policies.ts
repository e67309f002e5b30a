import type { IAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { PropChecks } from '../prop-checks';
import { boundsOf } from './group-resource';
import type { PolicyEffect } from './policy-kind';

/** A policy of a group, by the name that it was added under. */
export interface NamedEffect extends PolicyEffect {
  readonly name: string;
}

/** @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-quotas.html */
const QUOTAS = { scalingPolicies: 50, scheduledActions: 125 };

const added = new WeakMap<IAutoScalingGroup, NamedEffect[]>();

/** What the policies that were added to a group do to it, in the order in which they were added. */
export function scalingPoliciesOf(group: IAutoScalingGroup): readonly NamedEffect[] {
  return added.get(group) ?? [];
}

/** Notes that a group has a policy. */
export function rememberPolicy(group: IAutoScalingGroup, policy: NamedEffect): void {
  added.set(group, [...scalingPoliciesOf(group), policy]);
}

/** Where one more policy contradicts the group, or the policies that it has. */
export function checkBeside(group: IAutoScalingGroup, policy: NamedEffect): PropChecks {
  const others = scalingPoliciesOf(group);
  return checkMetrics(others, policy)
    .include(checkBounds(group, others, policy))
    .include(checkClocks(others, policy))
    .include(checkQuotas([...others, policy]));
}

/**
 * Each policy answers a metric as if it were alone with it. Steps that only add are no contradiction to a target: they
 * answer a large breach sooner, and the larger capacity counts.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-simple-step.html
 */
function checkMetrics(others: readonly NamedEffect[], policy: PolicyEffect): PropChecks {
  const same = (metric?: string, other?: string) => metric !== undefined && metric === other;
  const tracking = others.find(({ tracks }) => same(policy.tracks, tracks));
  const steered = others.find(({ tracks }) => policy.scalesIn && same(policy.stepsOn, tracks));
  const stepping = others.find(({ stepsOn, scalesIn }) => scalesIn && same(policy.tracks, stepsOn));
  return new PropChecks()
    .rule(tracking === undefined, `metric must not be the one that ${tracking?.name} tracks`)
    .rule(steered === undefined, `metric must not be the one that ${steered?.name} tracks, unless all steps add`)
    .rule(stepping === undefined, `metric must not be the one that ${stepping?.name} takes steps on, unless all add`);
}

function checkBounds(group: IAutoScalingGroup, others: readonly NamedEffect[], policy: PolicyEffect): PropChecks {
  const { min, max } = boundsOf(group);
  const isFixed = min !== undefined && min === max && !others.some(({ setsBounds }) => setsBounds);
  return new PropChecks().rule(
    !policy.isDynamic || !isFixed,
    `minCapacity must be below maxCapacity where a policy is to scale, got ${min} and ${max}`,
  );
}

function checkClocks(others: readonly NamedEffect[], policy: PolicyEffect): PropChecks {
  const atOnce = others.find(({ runsAt }) => runsAt !== undefined && runsAt === policy.runsAt);
  const forecasting = others.find(({ actsOnForecast }) => actsOnForecast && policy.actsOnForecast);
  return new PropChecks()
    .rule(atOnce === undefined, `schedule must not be that of ${atOnce?.name}, got ${policy.runsAt}`)
    .rule(
      forecasting === undefined,
      `mode must be forecastOnly beside ${forecasting?.name}: one predictive policy of a group may scale`,
    );
}

function checkQuotas(policies: readonly PolicyEffect[]): PropChecks {
  const total = (key: keyof typeof QUOTAS) => policies.reduce((sum, policy) => sum + policy[key], 0);
  return new PropChecks()
    .rule(
      total('scalingPolicies') <= QUOTAS.scalingPolicies,
      `scaling policies of a group must be at most ${QUOTAS.scalingPolicies}, got ${total('scalingPolicies')}`,
    )
    .rule(
      total('scheduledActions') <= QUOTAS.scheduledActions,
      `scheduled actions of a group must be at most ${QUOTAS.scheduledActions}, got ${total('scheduledActions')}`,
    );
}

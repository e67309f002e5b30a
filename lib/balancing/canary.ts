import type { Duration } from 'aws-cdk-lib';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { Construct } from 'constructs';
import { PropChecks } from '../prop-checks';
import { WeightedTargetGroups } from './weighted-target-groups';

/** Properties of a `Canary`. */
export interface CanaryProps {
  /** The listener, of a `HardenedLoadBalancer` or your own, also imported. */
  readonly listener: elbv2.IApplicationListener;

  /** The target group of what runs. */
  readonly stable: elbv2.IApplicationTargetGroup;

  /** The target group of what is tried. */
  readonly canary: elbv2.IApplicationTargetGroup;

  /** Share of the requests that the canary gets, a whole number of 0 to 100 percent. */
  readonly percentage: number;

  /** Priority of the first of its three rules, 1 to 49998. */
  readonly priority: number;

  /**
   * What a request must match to be shared.
   *
   * @default - every request: the path `/*`
   */
  readonly conditions?: elbv2.ListenerCondition[];

  /**
   * Header that asks for one of the two with the value `canary` or `stable`, whatever the percentage.
   *
   * @default 'X-Canary'
   */
  readonly overrideHeader?: string;

  /**
   * Time for which a client stays with one of the two, 1 second to 7 days.
   *
   * @default - every request is shared anew
   */
  readonly stickinessDuration?: Duration;
}

/**
 * A part of the requests goes to a second group, and a tester may ask for it with a header.
 *
 * @throws when the percentage, the priority or the duration is out of range, with everything that is wrong
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
 *
 * @example
 * declare const service: ElasticService;
 * declare const next: ElasticGroup;
 *
 * const canary = new HardenedTargetGroup(this, 'Next', { vpc: service.vpc, targets: [next] });
 * new Canary(this, 'Canary', {
 *   listener: service.loadBalancer.listener,
 *   stable: service.targetGroup,
 *   canary,
 *   percentage: 5,
 *   priority: 1,
 * });
 */
export class Canary extends Construct {
  constructor(scope: Construct, id: string, props: CanaryProps) {
    super(scope, id);
    const { percentage, stable, canary, overrideHeader = 'X-Canary', ...common } = props;
    new PropChecks().integer('percentage', percentage, 0, 100).throwFor('Canary', scope, id);

    new WeightedTargetGroups(this, 'TargetGroups', {
      ...common,
      overrideHeader,
      targetGroups: [
        { targetGroup: canary, weight: percentage, overrideValue: 'canary' },
        { targetGroup: stable, weight: 100 - percentage, overrideValue: 'stable' },
      ],
    });
  }
}

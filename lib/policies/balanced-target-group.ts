import { Aws, Fn, Lazy, Token } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IApplicationTargetGroup } from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import { PropChecks } from '../prop-checks';

/** A target group and its balancer, by the names that metrics and policies know them under. */
export class BalancedTargetGroup {
  /** Final portion of the balancer's ARN, `app/NAME/ID`. */
  readonly loadBalancer: string;

  /** Final portion of the target group's ARN, `targetgroup/NAME/ID`. */
  readonly targetGroup: string;

  constructor(
    readonly source: IApplicationTargetGroup,
    loadBalancerFullName?: string,
  ) {
    // A target group may get its balancer late.
    this.loadBalancer = loadBalancerFullName ?? Lazy.string({ produce: () => balancerOf(source) });
    this.targetGroup = loadBalancerFullName
      ? Fn.select(5, Fn.split(':', source.targetGroupArn, 6))
      : Lazy.string({ produce: () => dimensionOf(source, 'TargetGroup') });
  }

  /** The form that predefined metrics want. */
  get resourceLabel(): string {
    return `${this.loadBalancer}/${this.targetGroup}`;
  }

  /** Requests of a minute, for each target. */
  get requestCountPerTarget(): Metric {
    return new Metric({
      namespace: 'AWS/ApplicationELB',
      metricName: 'RequestCountPerTarget',
      dimensionsMap: { LoadBalancer: this.loadBalancer, TargetGroup: this.targetGroup },
      statistic: 'Sum',
    });
  }
}

/** What can be wrong with a target group, and the name of a balancer that is given with it. */
export function checkBalanced(targetGroup: IApplicationTargetGroup, loadBalancerFullName?: string): PropChecks {
  const isNamed = loadBalancerFullName === undefined || Token.isUnresolved(loadBalancerFullName);
  return new PropChecks()
    .rule(
      loadBalancerFullName !== undefined || targetGroup.loadBalancerArns !== Aws.NO_VALUE,
      `loadBalancerFullName must be given where ${targetGroup.node.path} is imported without loadBalancerArns`,
    )
    .rule(
      isNamed || /^app\/[^/]+\/[^/]+$/.test(loadBalancerFullName),
      `loadBalancerFullName must be app/NAME/ID, got ${loadBalancerFullName}`,
    );
}

/** The CDK throws where there is none, and does not tell of which target group. */
function balancerOf(targetGroup: IApplicationTargetGroup): string {
  try {
    return dimensionOf(targetGroup, 'LoadBalancer');
  } catch (cause) {
    throw new Error(`targetGroups must be behind a load balancer, got ${targetGroup.node.path} without one`, { cause });
  }
}

function dimensionOf(targetGroup: IApplicationTargetGroup, name: string): string {
  const { dimensions = [] } = targetGroup.metrics.requestCount().toMetricConfig().metricStat!;
  return dimensions.find((dimension) => dimension.name === name)!.value;
}

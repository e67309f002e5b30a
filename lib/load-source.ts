import { Aws, Token } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as elbv2 from 'aws-cdk-lib/aws-elasticloadbalancingv2';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { IConstruct } from 'constructs';
import { checkPlace, checkPlainMetric, type DemandMetric, demandMetric } from './demand-metric';
import { PropChecks } from './prop-checks';

/** How much work an instance can do. */
export interface DemandOptions {
  /**
   * Work of a minute that keeps one instance at 100 % CPU, above 0, in what the metric counts: requests, or messages.
   *
   * @default - learned from the CPU utilisation of the group, which is the source until it is known
   */
  readonly perInstance?: number;
}

/** Which requests are counted. */
export interface RequestsOptions extends DemandOptions {
  /**
   * The target groups that the group is behind; their requests add up. Of an imported one `loadBalancerArns` must be
   * given, which is part of its metrics' name.
   *
   * @default - the target group of the `ElasticService` that takes the source; elsewhere they must be given
   */
  readonly targetGroups?: elbv2.IApplicationTargetGroup[];
}

/**
 * Where a controller reads the load that a group is offered: one static factory a kind.
 *
 * CPU utilisation is there for every group, but stops at 100 %. Counts of the work asked for go on where instances are
 * busy, and show a jump of the load in its full size.
 *
 * @example
 * declare const group: autoscaling.IAutoScalingGroup;
 * declare const targetGroup: elbv2.ApplicationTargetGroup;
 *
 * new CapacityController(this, 'Controller', {
 *   autoScalingGroup: group,
 *   loadSource: LoadSource.requests({ targetGroups: [targetGroup], perInstance: 3000 }),
 * });
 */
export abstract class LoadSource {
  /** Average CPU utilisation of the group, times its instances in service. */
  public static cpu(): LoadSource {
    return new CpuSource();
  }

  /**
   * Requests that Application Load Balancers route to the group.
   *
   * @throws when an option is out of range, or an imported target group does not tell its balancer
   * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html
   */
  public static requests(options: RequestsOptions = {}): LoadSource {
    const { targetGroups, perInstance } = options;
    checkPerInstance(perInstance)
      .rule(targetGroups?.length !== 0, 'targetGroups must not be empty')
      .include(checkBalancers(targetGroups ?? []))
      .throwFor('LoadSource.requests');
    return new RequestSource(targetGroups, perInstance);
  }

  /**
   * Messages that are sent to a queue which the group works on.
   *
   * @throws when an option is out of range
   * @see https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html
   */
  public static queue(queue: sqs.IQueue, options: DemandOptions = {}): LoadSource {
    checkPerInstance(options.perInstance).throwFor('LoadSource.queue');
    return new MetricSource(queue.metricNumberOfMessagesSent({ statistic: 'Sum' }), options.perInstance);
  }

  /**
   * Any metric that counts the work asked for. It is read minute by minute with its statistic, which for a count is `Sum`,
   * whatever its period; a minute without a value is one of which nothing is known.
   *
   * @param metric a plain metric of the controller's account and region, no expression
   * @throws when the metric is an expression, or an option is out of range
   */
  public static metric(metric: cloudwatch.IMetric, options: DemandOptions = {}): LoadSource {
    checkPerInstance(options.perInstance).include(checkPlainMetric('metric', metric)).throwFor('LoadSource.metric');
    return new MetricSource(metric, options.perInstance);
  }

  /**
   * The source as the controller's function is told of it. Not to be called before synthesis: a target group may get its
   * balancer late.
   *
   * @internal
   */
  public abstract _render(): object;

  /**
   * What is in the way of reading it from a controller.
   *
   * @internal
   */
  public _check(_scope: IConstruct): PropChecks {
    return new PropChecks();
  }

  /**
   * The same source for a group behind a target group.
   *
   * @internal
   */
  public _behind(_targetGroup: elbv2.IApplicationTargetGroup): LoadSource {
    return this;
  }
}

class CpuSource extends LoadSource {
  public override _render(): object {
    return { kind: 'cpu' };
  }
}

class MetricSource extends LoadSource {
  constructor(
    private readonly metric: cloudwatch.IMetric,
    private readonly perInstance?: number,
  ) {
    super();
  }

  public override _render(): object {
    return demand([demandMetric(this.metric)], this.perInstance);
  }

  public override _check(scope: IConstruct): PropChecks {
    return checkPlace(this.metric, scope);
  }
}

class RequestSource extends LoadSource {
  constructor(
    private readonly targetGroups?: elbv2.IApplicationTargetGroup[],
    private readonly perInstance?: number,
  ) {
    super();
  }

  /** A balancer reports no count for a minute without requests, but it does so for each target. */
  public override _render(): object {
    const metrics = (this.targetGroups ?? []).map((targetGroup) =>
      demandMetric(targetGroup.metrics.requestCount(), 'RequestCountPerTarget'),
    );
    return demand(metrics, this.perInstance);
  }

  public override _check(): PropChecks {
    const problem = 'targetGroups of LoadSource.requests must be given: only an ElasticService knows its own';
    return new PropChecks().rule(this.targetGroups !== undefined, problem);
  }

  public override _behind(targetGroup: elbv2.IApplicationTargetGroup): LoadSource {
    return new RequestSource(this.targetGroups ?? [targetGroup], this.perInstance);
  }
}

function demand(metrics: readonly DemandMetric[], perInstance?: number): object {
  return { kind: 'demand', metrics, ...(perInstance !== undefined && { perInstance }) };
}

function checkPerInstance(perInstance?: number): PropChecks {
  const holds = perInstance === undefined || Token.isUnresolved(perInstance) || isPositive(perInstance);
  return new PropChecks().rule(holds, `perInstance must be a number above 0, got ${perInstance}`);
}

function isPositive(value: number): boolean {
  return value > 0 && value < Number.POSITIVE_INFINITY;
}

/** Of an imported target group the CDK does not know which balancer it is behind unless it is told. */
function checkBalancers(targetGroups: readonly elbv2.IApplicationTargetGroup[]): PropChecks {
  return targetGroups
    .filter(({ loadBalancerArns }) => loadBalancerArns === Aws.NO_VALUE)
    .reduce((checks, { node }) => {
      return checks.rule(false, `loadBalancerArns must be given where ${node.path} is imported`);
    }, new PropChecks());
}

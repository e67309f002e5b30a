import { Stack, Token } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import { PropChecks } from './prop-checks';

/** A metric as the controller's function is told of it. */
export interface DemandMetric {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: { readonly [name: string]: string };
  readonly statistic: string;
  /** Another metric of the same dimensions, that has a value also in a minute in which this one has none. */
  readonly reportedWith?: string;
}

/** A metric of CloudWatch as data; what `checkDemandMetric` is about must hold. */
export function demandMetric(metric: cloudwatch.IMetric, reportedWith?: string): DemandMetric {
  const { namespace, metricName, dimensions = [], statistic } = metric.toMetricConfig().metricStat!;
  return {
    namespace,
    name: metricName,
    dimensions: Object.fromEntries(dimensions.map(({ name, value }) => [name, value])),
    statistic,
    ...(reportedWith !== undefined && { reportedWith }),
  };
}

/** What can be wrong with a metric by itself: an expression cannot be read minute by minute and added up. */
export function checkPlainMetric(name: string, metric: cloudwatch.IMetric): PropChecks {
  const isPlain = metric.toMetricConfig().metricStat !== undefined;
  return new PropChecks().rule(isPlain, `${name} must be a plain metric, got an expression: ${metric}`);
}

/** What can be wrong with a metric for a controller: its role reads its own account and region. */
export function checkPlace(metric: cloudwatch.IMetric, scope: IConstruct): PropChecks {
  const { region, account, metricName } = metric.toMetricConfig().metricStat!;
  const own = Stack.of(scope);
  return new PropChecks()
    .rule(isSame(region, own.region), `metric ${metricName} must be of region ${own.region}, got ${region}`)
    .rule(isSame(account, own.account), `metric ${metricName} must be of account ${own.account}, got ${account}`);
}

function isSame(one: string | undefined, other: string): boolean {
  return one === undefined || one === other || Token.isUnresolved(one) || Token.isUnresolved(other);
}

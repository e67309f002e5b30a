import type { Dimension, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import type { IConstruct } from 'constructs';
import { checkPlace } from '../demand-metric';
import { PropChecks } from '../prop-checks';

/** One metric or expression, as Auto Scaling and alarms take it. */
export interface MetricQuery {
  readonly id: string;
  readonly label?: string;
  readonly expression?: string;
  readonly metricStat?: {
    readonly metric: {
      readonly namespace: string;
      readonly metricName: string;
      readonly dimensions?: Dimension[];
    };
    readonly stat: string;
    readonly unit?: string;
  };
  readonly returnData?: boolean;
}

/** A metric with all that it is computed from, the result last. A metric by itself says nothing of `returnData`. */
export function metricQueries(metric: IMetric): MetricQuery[] {
  const parts = partsOf(metric);
  const ids = parts.map(([id]) => id);
  const result = query(unused('result', ids), metric);
  return parts.length === 0
    ? [result]
    : [...parts.map(([id, part]) => ({ ...query(id, part), returnData: false })), { ...result, returnData: true }];
}

/** Whether `Statistic` takes it; others, as percentiles, are extended ones. */
export function isSimpleStatistic(statistic: string): boolean {
  return ['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum'].includes(statistic);
}

/** What tells a metric from others. */
export function metricKey(metric: IMetric): string {
  return JSON.stringify(metricQueries(metric).map(({ label: _label, ...rest }) => rest));
}

/** What can be wrong with a metric by itself. */
export function checkMetric(name: string, metric: IMetric, search: 'with search' | 'without search'): PropChecks {
  return everyPart(metric).reduce((checks, part) => {
    const { mathExpression, searchExpression } = part.toMetricConfig();
    const { expression = '', searchAccount, searchRegion } = mathExpression ?? {};
    return checks
      .rule(
        searchExpression === undefined && (search === 'with search' || !/\bSEARCH\s*\(/i.test(expression)),
        `${name} must not search for metrics, got ${searchExpression?.expression ?? expression}`,
      )
      .rule(
        searchAccount === undefined && searchRegion === undefined,
        `${name} must be of the group's account and region, got ${searchAccount ?? searchRegion}`,
      );
  }, new PropChecks());
}

/** Auto Scaling reads its own account and region. */
export function checkPlaces(metric: IMetric, scope: IConstruct): PropChecks {
  return everyPart(metric)
    .filter((part) => part.toMetricConfig().metricStat !== undefined)
    .reduce((checks, part) => checks.include(checkPlace(part, scope)), new PropChecks());
}

/** Every metric that it is computed from, by the id that expressions know it under, once. */
function partsOf(metric: IMetric): ReadonlyArray<readonly [id: string, part: IMetric]> {
  const { mathExpression } = metric.toMetricConfig();
  const direct = Object.entries(mathExpression?.usingMetrics ?? {});
  const all = direct.flatMap(([id, part]) => [...partsOf(part), [id, part] as const]);
  return [...new Map(all).entries()];
}

function everyPart(metric: IMetric): readonly IMetric[] {
  return [...partsOf(metric).map(([, part]) => part), metric];
}

function query(id: string, metric: IMetric): MetricQuery {
  const { metricStat, mathExpression, renderingProperties } = metric.toMetricConfig();
  const label = renderingProperties?.label as string | undefined;
  if (metricStat === undefined) {
    return { id, label, expression: mathExpression?.expression };
  }
  const { namespace, metricName, dimensions, statistic, unitFilter } = metricStat;
  return {
    id,
    label,
    metricStat: { metric: { namespace, metricName, dimensions }, stat: statistic, unit: unitFilter },
  };
}

function unused(id: string, ids: readonly string[]): string {
  return ids.includes(id) ? unused(`${id}_`, ids) : id;
}

import type { PropertyReader } from '../../template/property-reader';
import type { Scenario } from '../model/scenario';
import { isTargetGroup, type MetricRow, metricRows } from './metric-rows';
import type { Series } from './series';

/** A metric that the twin knows: where it comes from, and what people call it. */
export interface KnownMetric {
  readonly label: string;
  /** Namespace and name, for example `AWS/EC2 CPUUtilization`. */
  readonly name: string;
  readonly series: Series;
}

/** A metric that is known, or why it is not. */
export type FoundMetric = KnownMetric | { readonly problem: string };

/**
 * The metric of a PredefinedMetricSpecification. AWS refuses ALBRequestCountPerTarget without a ResourceLabel; here it is
 * taken as that of the group, the only one that it can be; so is one that only an account knows.
 */
export function predefinedMetric(reader: PropertyReader, scenario: Scenario): FoundMetric {
  const type = reader.text('PredefinedMetricType');
  const row = metricRows.find(({ predefined }) => predefined !== undefined && predefined === type);
  if (row === undefined) {
    return { problem: `the twin does not know its metric, PredefinedMetricType ${type ?? 'nothing'}` };
  }
  const problem = row.dimension === 'TargetGroup' ? labelProblem(reader, scenario) : undefined;
  return problem === undefined ? known(row, scenario, 60) : { problem };
}

/**
 * The metric that Namespace, MetricName, Dimensions, Statistic and Unit name.
 *
 * @param period in seconds
 */
export function namedMetric(reader: PropertyReader, scenario: Scenario, period: number): FoundMetric {
  const name = `${reader.text('Namespace') ?? '?'} ${reader.text('MetricName') ?? '?'}`;
  const row = metricRows.find((candidate) => candidate.name === name);
  if (row === undefined) {
    return { problem: `the twin does not know its metric, ${name}` };
  }
  const problem = dimensionProblem(row, reader, scenario) ?? dataProblem(row, reader, period);
  return problem === undefined ? known(row, scenario, period) : { problem };
}

/** A label is `app/balancer/id/targetgroup/name/id`. */
function labelProblem(reader: PropertyReader, scenario: Scenario): string | undefined {
  const label = reader.text('ResourceLabel');
  if (label === undefined) {
    const message = 'ResourceLabel must be set: taken as that of the group’s own target group';
    scenario.report({ path: `${reader.path}.ResourceLabel`, message });
    return undefined;
  }
  const [, targetGroup = ''] = /^app\/[^/]+\/[^/]+\/(targetgroup\/[^/]+\/[^/]+)$/.exec(label) ?? [];
  return isTargetGroup(targetGroup, scenario)
    ? undefined
    : `ResourceLabel must name a target group of the group, got ${label}`;
}

/** Each further dimension makes it another metric, of one instance or one zone. */
function dimensionProblem(
  { dimension, beside = [], isOf }: MetricRow,
  reader: PropertyReader,
  scenario: Scenario,
): string | undefined {
  const dimensions = reader.objects('Dimensions').map((given) => [given.text('Name'), given.text('Value')] as const);
  const [, value = ''] = dimensions.find(([name]) => name === dimension) ?? [];
  const other = dimensions.find(([name = '']) => name !== dimension && !beside.includes(name));
  if (!isOf(value, scenario)) {
    return `dimension ${dimension} must be that of the group, got ${value || 'nothing'}`;
  }
  return other && `dimension ${other[0] ?? '?'} makes it another metric, which the twin does not know`;
}

function dataProblem(row: MetricRow, reader: PropertyReader, period: number): string | undefined {
  const statistic = reader.text('Statistic') ?? 'nothing';
  const unit = reader.text('Unit');
  if (!row.statistics.some((supported) => supported === statistic)) {
    return `Statistic must be one of ${row.statistics.join(', ')}, got ${statistic}`;
  }
  if (unit !== undefined && !row.units.includes(unit)) {
    return `Unit must be ${row.units.join(' or ')} for the metric to have data, got ${unit}`;
  }
  return period < row.shortest ? `Period must be at least ${row.shortest} for this metric, got ${period}` : undefined;
}

function known(row: MetricRow, scenario: Scenario, period: number): FoundMetric {
  const series = row.series(scenario, period);
  return series
    ? { label: row.label, name: row.name, series }
    : { problem: 'request metrics need a load in requests per second or minute' };
}

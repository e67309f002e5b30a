import type { PropertyReader } from '../template/property-reader';
import type { Scenario } from './scenario';
import type { Series } from './series';
import type { Statistic } from './statistic';

/** A metric that the twin knows: where it comes from, and what people call it. */
export interface KnownMetric {
  readonly label: string;
  readonly series: Series;
}

interface MetricRow {
  readonly predefined: string;
  readonly name: string;
  readonly label: string;
  /** Statistics that mean something when all instances are alike. */
  readonly statistics: readonly Statistic[];
  readonly dimension: string;
  readonly series: (scenario: Scenario) => Series | undefined;
  /** Whether a value of the dimension is this group. */
  readonly isOf: (value: string, scenario: Scenario) => boolean;
}

const rows: readonly MetricRow[] = [
  {
    predefined: 'ASGAverageCPUUtilization',
    name: 'AWS/EC2 CPUUtilization',
    label: 'CPU',
    statistics: ['Average', 'Maximum', 'Minimum'],
    dimension: 'AutoScalingGroupName',
    series: ({ cpu }) => cpu,
    isOf: (value, { definition }) => value === definition.name,
  },
  {
    predefined: 'ALBRequestCountPerTarget',
    name: 'AWS/ApplicationELB RequestCountPerTarget',
    label: 'requests per target',
    statistics: ['Sum'],
    dimension: 'TargetGroup',
    series: ({ requests }) => requests,
    isOf: (value, { definition }) => definition.targetGroupArns.some((arn) => arn.endsWith(value)),
  },
];

/** The metric of a predefined target tracking metric type; undefined when it is not modelled. */
export function predefinedMetric(type: string, scenario: Scenario): KnownMetric | undefined {
  return known(
    rows.find(({ predefined }) => predefined === type),
    scenario,
  );
}

/** The metric that Namespace, MetricName, Dimensions and Statistic name; undefined when it is not modelled. */
export function namedMetric(reader: PropertyReader, scenario: Scenario): KnownMetric | undefined {
  const name = `${reader.text('Namespace')} ${reader.text('MetricName')}`;
  const statistic = reader.text('Statistic');
  const dimensions = reader.objects('Dimensions');
  const row = rows.find(
    (candidate) =>
      candidate.name === name &&
      candidate.statistics.some((supported) => supported === statistic) &&
      dimensions.some(
        (dimension) =>
          dimension.text('Name') === candidate.dimension && candidate.isOf(dimension.text('Value') ?? '', scenario),
      ),
  );
  return known(row, scenario);
}

function known(row: MetricRow | undefined, scenario: Scenario): KnownMetric | undefined {
  const series = row?.series(scenario);
  return row && series && { label: row.label, series };
}

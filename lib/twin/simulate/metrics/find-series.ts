import type { PropertyReader } from '../../template/property-reader';
import type { Scenario } from '../model/scenario';
import type { Series } from './series';
import type { Statistic } from './statistic';

/** A metric that the twin knows: where it comes from, and what people call it. */
export interface KnownMetric {
  readonly label: string;
  /** Namespace and name, for example `AWS/EC2 CPUUtilization`. */
  readonly name: string;
  readonly series: Series;
}

interface MetricRow {
  /** Of a target tracking policy; undefined for a metric that has to be named. */
  readonly predefined?: string;
  readonly name: string;
  readonly label: string;
  /** Statistics that mean something when all instances are alike. */
  readonly statistics: readonly Statistic[];
  readonly dimension: string;
  /** Undefined when there is no such metric in this run, or not with this period. */
  readonly series: (scenario: Scenario, period: number) => Series | undefined;
  /** Whether a value of the dimension is this group. */
  readonly isOf: (value: string, scenario: Scenario) => boolean;
}

const isGroup = (value: string, { definition }: Scenario) => value === definition.name;

const rows: readonly MetricRow[] = [
  {
    predefined: 'ASGAverageCPUUtilization',
    name: 'AWS/EC2 CPUUtilization',
    label: 'CPU',
    statistics: ['Average', 'Maximum', 'Minimum'],
    dimension: 'AutoScalingGroupName',
    series: ({ metrics }, period) => (period >= 60 ? metrics.cpu.series : undefined),
    isOf: isGroup,
  },
  {
    predefined: 'ALBRequestCountPerTarget',
    name: 'AWS/ApplicationELB RequestCountPerTarget',
    label: 'requests per target',
    statistics: ['Sum'],
    dimension: 'TargetGroup',
    series: ({ metrics }, period) => (period >= 60 ? metrics.requests?.series : undefined),
    isOf: (value, { definition }) => definition.targetGroupArns.some((arn) => arn.endsWith(value)),
  },
  {
    name: 'CWAgent cpu_usage_active',
    label: 'CPU by the CloudWatch agent',
    statistics: ['Average', 'Maximum', 'Minimum'],
    dimension: 'AutoScalingGroupName',
    series: ({ metrics }, period) => metrics.agentCpu(Math.min(60, period)),
    isOf: isGroup,
  },
];

/** The metric of a predefined target tracking metric type; undefined when it is not modelled. */
export function predefinedMetric(type: string, scenario: Scenario): KnownMetric | undefined {
  return known(
    rows.find(({ predefined }) => predefined === type),
    scenario,
    60,
  );
}

/**
 * The metric that Namespace, MetricName, Dimensions and Statistic name; undefined when it is not modelled.
 *
 * @param period in seconds
 */
export function namedMetric(reader: PropertyReader, scenario: Scenario, period: number): KnownMetric | undefined {
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
  return known(row, scenario, period);
}

function known(row: MetricRow | undefined, scenario: Scenario, period: number): KnownMetric | undefined {
  const series = row?.series(scenario, period);
  return row && series && { label: row.label, name: row.name, series };
}

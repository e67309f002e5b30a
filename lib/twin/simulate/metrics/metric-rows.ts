import type { Scenario } from '../model/scenario';
import type { Series } from './series';
import type { Statistic } from './statistic';

/** A metric that the twin can compute, and what has to be said for it to be this one. */
export interface MetricRow {
  /** Of a target tracking policy; undefined for a metric that has to be named. */
  readonly predefined?: string;
  /** Namespace and name. */
  readonly name: string;
  readonly label: string;
  /** Its own units: with any other CloudWatch finds no data. */
  readonly units: readonly string[];
  /** Statistics that mean something when all instances are alike. */
  readonly statistics: readonly Statistic[];
  readonly dimension: string;
  /** Dimensions that may stand beside it without making it another metric. */
  readonly beside?: readonly string[];
  /** Shortest period with data, in seconds. */
  readonly shortest: number;
  /** Undefined when there is no such metric in this run. */
  readonly series: (scenario: Scenario, period: number) => Series | undefined;
  /** Whether a value of the dimension is this group. */
  readonly isOf: (value: string, scenario: Scenario) => boolean;
}

const isGroup = (value: string, { definition }: Scenario) => value === definition.name;

/** Whether `targetgroup/name/id` is a target group of this group: the last part of an ARN, and all of that part. */
export function isTargetGroup(value: string, { definition }: Scenario): boolean {
  return value.startsWith('targetgroup/') && definition.targetGroupArns.some((arn) => arn.endsWith(`:${value}`));
}

/** @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
export const metricRows: readonly MetricRow[] = [
  {
    predefined: 'ASGAverageCPUUtilization',
    name: 'AWS/EC2 CPUUtilization',
    label: 'CPU',
    units: ['Percent'],
    statistics: ['Average', 'Maximum', 'Minimum'],
    dimension: 'AutoScalingGroupName',
    shortest: 60,
    series: ({ metrics }) => metrics.cpu.series,
    isOf: isGroup,
  },
  {
    predefined: 'ALBRequestCountPerTarget',
    name: 'AWS/ApplicationELB RequestCountPerTarget',
    label: 'requests per target',
    units: ['Count', 'None'],
    statistics: ['Sum'],
    dimension: 'TargetGroup',
    beside: ['LoadBalancer'],
    shortest: 60,
    series: ({ metrics }) => metrics.requests?.series,
    isOf: isTargetGroup,
  },
  {
    name: 'CWAgent cpu_usage_active',
    label: 'CPU by the CloudWatch agent',
    units: ['Percent'],
    statistics: ['Average', 'Maximum', 'Minimum'],
    dimension: 'AutoScalingGroupName',
    shortest: 1,
    series: ({ metrics }, period) => metrics.agentCpu(Math.min(60, period)),
    isOf: isGroup,
  },
];

import { cloudWatchGuide, userGuide } from './aws-pages';
import { type Check, each } from './check';
import { queryProblems } from './metric-queries';
import { ALARM, COMPOSITE_ALARM, POLICY } from './resource-types';
import type { Resource, TemplateReader } from './template-reader';
import type { TemplateValue } from './template-value';

const ALARMS = cloudWatchGuide('alarm-evaluation');
const PUT_METRIC_ALARM = 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutMetricAlarm.html';
const DAY = 86_400;

/** Alarms, and what they set off. */
export const ALARM_CHECKS: readonly Check[] = [
  {
    id: 'alarm-expression',
    severity: 'error',
    what: 'The queries of an alarm do not end in one value',
    why: 'CloudWatch needs one time series: each query is a metric or an expression, and one of them returns its data',
    fix: 'set ReturnData to false for all but one of Metrics',
    source: PUT_METRIC_ALARM,
    find: each(ALARM, ({ properties }) => queryProblems(properties.at('Metrics'), 'Properties.Metrics')),
  },
  {
    id: 'alarm-period',
    severity: 'error',
    what: 'The period of an alarm is not 10, 20 or 30 seconds, nor whole minutes',
    why: 'CloudWatch refuses such an alarm',
    fix: 'give 10, 20, 30 or a multiple of 60',
    source: ALARMS,
    rule: '6.1',
    find: each(ALARM, function* ({ properties }) {
      for (const [location, period] of periodsOf(properties)) {
        const { number } = period;
        const isFine = number === undefined || [10, 20, 30].includes(number) || (number > 0 && number % 60 === 0);
        yield !isFine && [location, `Period must be 10, 20, 30 or a multiple of 60, got ${number}`];
      }
    }),
  },
  {
    id: 'alarm-window',
    severity: 'error',
    what: 'An alarm looks at more than a day of periods below an hour, or more than a week',
    why: 'CloudWatch refuses such an alarm',
    fix: 'give fewer EvaluationPeriods, or a Period of an hour and more',
    source: PUT_METRIC_ALARM,
    find: each(ALARM, function* ({ properties }) {
      const [period = 0, count = 0] = ['Period', 'EvaluationPeriods'].map((name) => properties.at(name).number);
      const most = period < 3600 ? DAY : 7 * DAY;
      yield period * count > most && [
        'Properties.EvaluationPeriods',
        `EvaluationPeriods times Period must be at most ${most} seconds, got ${count} times ${period}`,
      ];
    }),
  },
  {
    id: 'alarm-datapoints',
    severity: 'error',
    what: '`DatapointsToAlarm` is above `EvaluationPeriods`',
    why: 'CloudWatch refuses it, since there are not as many data points',
    fix: 'lower DatapointsToAlarm',
    source: ALARMS,
    find: each(ALARM, function* ({ properties }) {
      const [points, periods] = ['DatapointsToAlarm', 'EvaluationPeriods'].map((name) => properties.at(name).number);
      yield points !== undefined &&
        periods !== undefined &&
        points > periods && [
          'Properties.DatapointsToAlarm',
          `DatapointsToAlarm must be at most EvaluationPeriods, got ${points} and ${periods}`,
        ];
    }),
  },
  {
    id: 'alarm-metrics',
    severity: 'error',
    what: 'The metrics of an alarm are more than 10, or of several periods',
    why: 'CloudWatch refuses such an alarm',
    fix: 'give at most 10 metrics, and one period for all of them',
    source: cloudWatchGuide('Create-alarm-on-metric-math-expression'),
    find: each(ALARM, function* ({ properties }) {
      const stats = (properties.at('Metrics').list ?? []).map((query) => query.at('MetricStat'));
      const metrics = stats.filter(({ isGiven }) => isGiven);
      const periods = new Set(metrics.flatMap((stat) => stat.at('Period').number ?? []));
      yield metrics.length > 10 && [
        'Properties.Metrics',
        `Metrics must have at most 10 metrics, got ${metrics.length}`,
      ];
      yield periods.size > 1 && [
        'Properties.Metrics',
        `Period must be the same for all of Metrics, got ${[...periods].join(' and ')}`,
      ];
    }),
  },
  {
    id: 'composite-alarm-scales',
    severity: 'error',
    what: 'A composite alarm is to run a scaling policy',
    why: 'composite alarms run no Auto Scaling actions, so that nothing scales',
    fix: 'let the alarms of the metrics run the policy, or join the metrics by an expression',
    source: cloudWatchGuide('Create_Composite_Alarm'),
    find: each(COMPOSITE_ALARM, function* ({ properties }, template) {
      for (const [location, policy] of policiesOf(properties, template)) {
        yield [location, `${location.slice(11)} must not be a scaling policy, got ${policy.name}`];
      }
    }),
  },
  {
    id: 'alarm-of-target-tracking',
    severity: 'error',
    what: 'An alarm of the template is to run a policy that has alarms of its own, or none at all',
    why: 'Auto Scaling makes, changes and deletes the alarms of target tracking itself, and a forecast has none',
    fix: 'remove the alarm, or use step scaling',
    source: userGuide('as-scaling-target-tracking'),
    find: each(ALARM, function* ({ properties }, template) {
      for (const [location, policy] of policiesOf(properties, template)) {
        const kind = policy.properties.at('PolicyType').text ?? '';
        yield ['TargetTrackingScaling', 'PredictiveScaling'].includes(kind) && [
          location,
          `${location.slice(11)} must not be a policy of ${kind}, got ${policy.name}`,
        ];
      }
    }),
  },
];

function periodsOf(properties: TemplateValue): readonly (readonly [string, TemplateValue])[] {
  const queries = (properties.at('Metrics').list ?? []).flatMap((query, index) => [
    [`Properties.Metrics.${index}.Period`, query.at('Period')] as const,
    [`Properties.Metrics.${index}.MetricStat.Period`, query.at('MetricStat', 'Period')] as const,
  ]);
  return [['Properties.Period', properties.at('Period')], ...queries];
}

function policiesOf(properties: TemplateValue, template: TemplateReader): readonly (readonly [string, Resource])[] {
  return ['AlarmActions', 'OKActions', 'InsufficientDataActions'].flatMap((name) =>
    (properties.at(name).list ?? [])
      .map((action) => template.targetOf(action))
      .filter((resource) => resource?.type === POLICY)
      .map((policy) => [`Properties.${name}`, policy!] as const),
  );
}

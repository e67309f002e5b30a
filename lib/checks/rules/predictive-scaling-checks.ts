import { apiReference, userGuide } from './aws-pages';
import { type Check, each, type Problem } from './check';
import { namesOf } from './names-of';
import { outOfRange } from './range';
import { POLICY, SCHEDULED_ACTION } from './resource-types';
import type { Resource } from './template-reader';
import type { TemplateValue } from './template-value';

const CONFIGURATION = 'Properties.PredictiveScalingConfiguration';
const CONFIGURATION_PAGE = apiReference('API_PredictiveScalingConfiguration');

/** Predictive scaling, which acts ahead of load and never scales in. */
export const PREDICTIVE_SCALING_CHECKS: readonly Check[] = [
  {
    id: 'predictive-buffer',
    severity: 'error',
    what: '`MaxCapacityBuffer` and `MaxCapacityBreachBehavior` do not fit each other',
    why: 'Auto Scaling requires the buffer with IncreaseMaxCapacity, and refuses it otherwise',
    fix: 'give both, or neither',
    source: CONFIGURATION_PAGE,
    rule: '3.5',
    find: each(POLICY, function* ({ properties }) {
      const configuration = properties.at('PredictiveScalingConfiguration');
      const [behavior, buffer] = [configuration.at('MaxCapacityBreachBehavior'), configuration.at('MaxCapacityBuffer')];
      yield behavior.text === 'IncreaseMaxCapacity' &&
        buffer.isAbsent && [
          `${CONFIGURATION}.MaxCapacityBuffer`,
          'MaxCapacityBuffer must be given for IncreaseMaxCapacity, got none',
        ];
      yield buffer.isGiven &&
        (behavior.isAbsent || behavior.text === 'HonorMaxCapacity') && [
          `${CONFIGURATION}.MaxCapacityBuffer`,
          `MaxCapacityBuffer must be left out without IncreaseMaxCapacity, got ${buffer.text ?? 'a value'}`,
        ];
    }),
  },
  {
    id: 'predictive-lead-time',
    severity: 'error',
    what: '`SchedulingBufferTime` is not below an hour',
    why: 'the forecast is by the hour, and Auto Scaling refuses to act earlier than that',
    fix: 'give 0 to 3599 seconds',
    source: CONFIGURATION_PAGE,
    rule: '3.2',
    find: each(POLICY, function* ({ properties }) {
      const seconds = properties.at('PredictiveScalingConfiguration', 'SchedulingBufferTime');
      yield outOfRange(seconds, `${CONFIGURATION}.SchedulingBufferTime`, 0, 3599);
    }),
  },
  {
    id: 'predictive-metrics',
    severity: 'error',
    what: 'A predictive policy has not exactly one metric specification, with a pair or with a load and a scaling metric',
    why: 'Auto Scaling refuses any other number, and a pair beside the metrics that it stands for',
    fix: 'give one specification, with PredefinedMetricPairSpecification or with one load and one scaling metric',
    source: CONFIGURATION_PAGE,
    find: each(POLICY, function* ({ properties }) {
      const specifications = properties.at('PredictiveScalingConfiguration', 'MetricSpecifications');
      const location = `${CONFIGURATION}.MetricSpecifications`;
      yield specifications.leastLength > 1 && [
        location,
        `MetricSpecifications must be one, got ${specifications.leastLength}`,
      ];
      for (const [index, specification] of (specifications.certainList ?? []).entries()) {
        const got = wrongMetrics(specification);
        const must = 'MetricSpecifications must have a pair, or a load and a scaling metric';
        yield got !== undefined && [`${location}.${index}`, `${must}, got ${got}`];
      }
    }),
  },
  {
    id: 'two-active-forecasts',
    severity: 'error',
    what: 'Two predictive policies of a group scale by their forecasts',
    why: 'a group may have several forecasts, and only one of them for active scaling',
    fix: 'set Mode of the others to ForecastOnly',
    source: userGuide('predictive-scaling-create-policy'),
    find: function* find(template) {
      for (const group of template.groups) {
        const active = template.attachedTo(group, POLICY).filter(isActive);
        if (active.length > 1 && active.every(({ condition }) => condition === active[0]?.condition)) {
          const message = `Mode must be ForecastAndScale for one policy of ${group.name}, got ${namesOf(active)}`;
          yield { resource: active[1] as Resource, group, message, location: `${CONFIGURATION}.Mode` };
        }
      }
    },
  },
  {
    id: 'nothing-scales-in',
    severity: 'warning',
    what: 'A group is scaled by a forecast alone',
    why: 'predictive scaling launches instances and never terminates one, so that the group stays at its highest forecast',
    fix: 'add a target tracking policy',
    source: userGuide('ec2-auto-scaling-predictive-scaling'),
    rule: '3.3',
    find: function* find(template): Iterable<Problem> {
      for (const group of template.groups) {
        const policies = template.attachedTo(group, POLICY);
        const isAlone = policies.some(isActive) && template.perhapsAttachedTo(group, POLICY).every(isForecast);
        if (isAlone && template.perhapsAttachedTo(group, SCHEDULED_ACTION).length === 0) {
          const message = `${group.name} must have a policy that scales in, got ${namesOf(policies)}`;
          yield { resource: group, message };
        }
      }
    },
  },
];

function isForecast({ properties }: Resource): boolean {
  return properties.at('PolicyType').text === 'PredictiveScaling';
}

function isActive(policy: Resource): boolean {
  return (
    isForecast(policy) && policy.properties.at('PredictiveScalingConfiguration', 'Mode').text === 'ForecastAndScale'
  );
}

/** The parts of a specification that do not fit together. */
function wrongMetrics(specification: TemplateValue): string | undefined {
  const isOpen = (name: string) => !specification.at(name).isAbsent && !specification.at(name).isGiven;
  const given = METRICS.filter((name) => specification.at(name).isGiven);
  const loads = given.filter((name) => name.endsWith('LoadMetricSpecification'));
  const scalings = given.filter((name) => name.endsWith('ScalingMetricSpecification'));
  const hasPair = given.includes('PredefinedMetricPairSpecification');
  const fits = hasPair ? loads.length + scalings.length === 0 : loads.length === 1 && scalings.length === 1;
  return fits || METRICS.some(isOpen) ? undefined : given.join(' and ') || 'none';
}

const METRICS = [
  'PredefinedMetricPairSpecification',
  'PredefinedLoadMetricSpecification',
  'PredefinedScalingMetricSpecification',
  'CustomizedLoadMetricSpecification',
  'CustomizedScalingMetricSpecification',
];

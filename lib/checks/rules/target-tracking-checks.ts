import { apiReference, userGuide } from './aws-pages';
import { type Check, each, type Problem } from './check';
import { queryPeriods, queryProblems } from './metric-queries';
import { namesOf } from './names-of';
import { POLICY, TARGET_GROUP } from './resource-types';
import { mayMeet, type Resource, type TemplateReader } from './template-reader';
import type { TemplateValue } from './template-value';

const TARGET_TRACKING = userGuide('as-scaling-target-tracking');
const HIGH_RESOLUTION = userGuide('policy-creating-high-resolution-metrics');
const CUSTOMIZED = 'Properties.TargetTrackingConfiguration.CustomizedMetricSpecification';
const PREDEFINED = 'Properties.TargetTrackingConfiguration.PredefinedMetricSpecification';

/** What AWS names as not proportional to capacity. */
const NOT_PROPORTIONAL: readonly (readonly [namespace: string, metricName: string])[] = [
  ['AWS/ApplicationELB', 'RequestCount'],
  ['AWS/ELB', 'RequestCount'],
  ['AWS/ELB', 'Latency'],
  ['AWS/ApplicationELB', 'TargetResponseTime'],
  ['AWS/SQS', 'ApproximateNumberOfMessagesVisible'],
];

/** Services that publish their metrics once a minute. */
const BY_THE_MINUTE = /^AWS\/(EC2|ELB|ApplicationELB|NetworkELB|SQS|AutoScaling)$/;

/** Target tracking: what it follows and to where. */
export const TARGET_TRACKING_CHECKS: readonly Check[] = [
  {
    id: 'metric-tracked-twice',
    severity: 'error',
    what: 'Two target tracking policies of a group follow the same metric',
    why: 'Auto Scaling refuses the second one: one metric has one target',
    fix: 'keep one of the policies',
    source: TARGET_TRACKING,
    rule: '1.5.1',
    find: findTrackedTwice,
  },
  {
    id: 'target-out-of-reach',
    severity: 'error',
    what: 'The target of a policy is 0 or less, or above 100 % of CPU',
    why: 'the metric never gets there, so that the policy never scales out or never scales in',
    fix: 'choose a target that a working instance has, for example 60 for CPU',
    source: apiReference('API_TargetTrackingConfiguration'),
    find: each(POLICY, function* ({ properties }) {
      const tracking = properties.at('TargetTrackingConfiguration');
      const target = tracking.at('TargetValue').number;
      const isCpu = predefinedMetric(properties).text === 'ASGAverageCPUUtilization';
      const isWithin = target === undefined || (target > 0 && (!isCpu || target <= 100));
      yield !isWithin && [
        'Properties.TargetTrackingConfiguration.TargetValue',
        `TargetValue must be above 0${isCpu ? ' and at most 100 for ASGAverageCPUUtilization' : ''}, got ${target}`,
      ];
    }),
  },
  {
    id: 'target-tracking-metric',
    severity: 'error',
    what: 'Target tracking has no metric, or two',
    why: 'Auto Scaling takes one of PredefinedMetricSpecification and CustomizedMetricSpecification',
    fix: 'give one of them',
    source: apiReference('API_TargetTrackingConfiguration'),
    find: each(POLICY, function* ({ properties }) {
      const tracking = properties.at('TargetTrackingConfiguration');
      const kinds = ['PredefinedMetricSpecification', 'CustomizedMetricSpecification'].map((kind) => tracking.at(kind));
      const location = 'Properties.TargetTrackingConfiguration';
      const must =
        'TargetTrackingConfiguration must have one of PredefinedMetricSpecification and CustomizedMetricSpecification';
      yield tracking.isGiven && kinds.every((kind) => kind.isAbsent) && [location, `${must}, got none`];
      yield kinds.every((kind) => kind.isGiven) && [location, `${must}, got both`];
    }),
  },
  {
    id: 'request-count-without-label',
    severity: 'error',
    what: '`ALBRequestCountPerTarget` is tracked without a `ResourceLabel`',
    why: 'the label tells whose requests are counted, and Auto Scaling requires it',
    fix: 'give the label app/NAME/ID/targetgroup/NAME/ID',
    source: TARGET_TRACKING,
    find: each(POLICY, function* ({ properties }) {
      const specification = properties.at('TargetTrackingConfiguration', 'PredefinedMetricSpecification');
      const isUnlabelled = specification.at('ResourceLabel').isAbsent;
      yield predefinedMetric(properties).text === 'ALBRequestCountPerTarget' &&
        isUnlabelled && [
          `${PREDEFINED}.ResourceLabel`,
          'ResourceLabel must be given for ALBRequestCountPerTarget, got none',
        ];
    }),
  },
  {
    id: 'request-count-of-other-target-group',
    severity: 'error',
    what: 'The `ResourceLabel` names a target group that is not attached to the group',
    why: 'Auto Scaling refuses the label of a target group whose requests the instances do not serve',
    fix: 'attach the target group to the Auto Scaling group, or name one that is',
    source: apiReference('API_PredefinedMetricSpecification'),
    find: each(POLICY, function* (policy, template) {
      const label = policy.properties.at(
        'TargetTrackingConfiguration',
        'PredefinedMetricSpecification',
        'ResourceLabel',
      );
      const group = template.groupOf(policy);
      const attached = group && targetGroupsOf(group, template);
      const labelled = template.ofType(TARGET_GROUP).filter(({ logicalId }) => label.mentions.includes(logicalId));
      yield attached &&
        labelled.length > 0 &&
        !labelled.some(({ logicalId }) => attached.includes(logicalId)) && [
          `${PREDEFINED}.ResourceLabel`,
          `ResourceLabel must name a target group of ${group.name}, got ${namesOf(labelled)}`,
        ];
    }),
  },
  {
    id: 'tracked-period',
    severity: 'error',
    what: 'The period of a tracked metric is not 10, 30 or 60 seconds',
    why: 'target tracking takes no other',
    fix: 'give 10, 30 or 60, or leave Period out',
    source: HIGH_RESOLUTION,
    find: each(POLICY, function* ({ properties }) {
      const specification = properties.at('TargetTrackingConfiguration', 'CustomizedMetricSpecification');
      for (const [location, { number }] of queryPeriods(specification, CUSTOMIZED)) {
        yield number !== undefined &&
          ![10, 30, 60].includes(number) && [location, `Period must be 10, 30 or 60, got ${number}`];
      }
    }),
  },
  {
    id: 'high-resolution-of-minute-metric',
    severity: 'warning',
    what: 'A metric that AWS publishes each minute is tracked every 10 or 30 seconds',
    why: 'there is a data point in one of several periods, so that the alarms of the policy wait for data',
    fix: 'leave Period out, or publish a metric of high resolution, for example with the CloudWatch agent',
    source: HIGH_RESOLUTION,
    find: each(POLICY, function* ({ properties }) {
      for (const { metric, period, location } of metricsOf(properties)) {
        const [namespace, seconds] = [metric.at('Namespace').text ?? '', period.number ?? 60];
        yield BY_THE_MINUTE.test(namespace) &&
          seconds < 60 && [`${location}.Period`, `Period must be 60 for a metric of ${namespace}, got ${seconds}`];
      }
    }),
  },
  {
    id: 'tracked-expression',
    severity: 'error',
    what: 'The queries of a tracked metric do not end in one value',
    why: 'target tracking needs one time series: each query is a metric or an expression, and one of them returns its data',
    fix: 'set ReturnData to false for all but the last expression',
    source: userGuide('ec2-auto-scaling-target-tracking-metric-math'),
    find: each(POLICY, function* ({ properties }) {
      const queries = properties.at('TargetTrackingConfiguration', 'CustomizedMetricSpecification', 'Metrics');
      yield* queryProblems(queries, `${CUSTOMIZED}.Metrics`);
    }),
  },
  {
    id: 'metric-not-proportional',
    severity: 'warning',
    what: 'Target tracking follows a metric that does not fall when instances are added',
    why: 'AWS names it as one that does not work: target tracking computes the capacity from its share of the target',
    fix: 'track a figure per instance, such as ALBRequestCountPerTarget, or the backlog of a queue divided by instances',
    source: TARGET_TRACKING,
    find: each(POLICY, function* ({ properties }) {
      const queries = properties.at('TargetTrackingConfiguration', 'CustomizedMetricSpecification', 'Metrics').list;
      for (const { metric, place } of queries && queries.length > 1 ? [] : metricsOf(properties)) {
        const [namespace, name] = [metric.at('Namespace').text, metric.at('MetricName').text];
        yield NOT_PROPORTIONAL.some(([ns, listed]) => ns === namespace && listed === name) && [
          `${place}.MetricName`,
          `MetricName must be of a figure per instance, got ${namespace} ${name}`,
        ];
      }
    }),
  },
];

/** The predefined metric that a policy follows. */
export function predefinedMetric(properties: TemplateValue): TemplateValue {
  return properties.at('TargetTrackingConfiguration', 'PredefinedMetricSpecification', 'PredefinedMetricType');
}

/** The metrics that a policy follows or computes from, in either form. */
function metricsOf(properties: TemplateValue) {
  const specification = properties.at('TargetTrackingConfiguration', 'CustomizedMetricSpecification');
  const queries = (specification.at('Metrics').list ?? []).map((query, index) => ({
    metric: query.at('MetricStat', 'Metric'),
    place: `${CUSTOMIZED}.Metrics.${index}.MetricStat.Metric`,
    period: query.at('MetricStat', 'Period'),
    location: `${CUSTOMIZED}.Metrics.${index}.MetricStat`,
  }));
  const period = specification.at('Period');
  return [{ metric: specification, place: CUSTOMIZED, period, location: CUSTOMIZED }, ...queries];
}

function* findTrackedTwice(template: TemplateReader): Iterable<Problem> {
  for (const group of template.groups) {
    const policies = template.attachedTo(group, POLICY).filter((policy) => metricOf(policy) !== undefined);
    for (const [index, policy] of policies.entries()) {
      const earlier = policies.slice(0, index).filter((other) => metricOf(other) === metricOf(policy));
      if (earlier.length > 0 && earlier.every((other) => mayMeet(other, policy))) {
        const name = nameOfMetric(policy);
        const message = `${policy.name} must follow a metric of its own, got ${name}, as ${namesOf(earlier)}`;
        yield { resource: policy, group, message, location: 'Properties.TargetTrackingConfiguration' };
      }
    }
  }
}

function metricOf({ properties }: Resource): string | undefined {
  const tracking = properties.at('TargetTrackingConfiguration');
  const specification = ['PredefinedMetricSpecification', 'CustomizedMetricSpecification']
    .map((kind) => tracking.at(kind))
    .find((kind) => kind.isGiven && kind.isKnown);
  return specification?.identity;
}

function nameOfMetric({ properties }: Resource): string {
  const customized = properties.at('TargetTrackingConfiguration', 'CustomizedMetricSpecification', 'MetricName');
  return predefinedMetric(properties).text ?? customized.text ?? 'an expression';
}

/** Logical ids of the target groups of a group, unless one of them stands outside the template. */
function targetGroupsOf({ properties }: Resource, template: TemplateReader): readonly string[] | undefined {
  const sources = properties.at('TrafficSources').certainList?.map((source) => source.at('Identifier'));
  const all = [...(properties.at('TargetGroupARNs').certainList ?? [undefined]), ...(sources ?? [undefined])];
  const names = all.map((reference) => reference?.target);
  const isInTemplate = (name: string | undefined): name is string =>
    name !== undefined && isTargetGroup(name, template);
  return names.every(isInTemplate) ? names : undefined;
}

function isTargetGroup(name: string, template: TemplateReader): boolean {
  return template.ofType(TARGET_GROUP).some(({ logicalId }) => logicalId === name);
}

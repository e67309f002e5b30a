import { templateReference, userGuide } from './aws-pages';
import { type Check, each } from './check';
import { namesOf } from './names-of';
import { GROUP, POLICY, SCHEDULED_ACTION } from './resource-types';
import type { Resource, TemplateReader } from './template-reader';

const GROUP_PAGE = templateReference('aws-resource-autoscaling-autoscalinggroup');

/** The sizes of a group, against each other and against what scales it. */
export const GROUP_SIZE_CHECKS: readonly Check[] = [
  {
    id: 'min-above-max',
    severity: 'error',
    what: '`MinSize` of a group is above its `MaxSize`',
    why: 'Auto Scaling refuses such a group',
    fix: 'lower MinSize or raise MaxSize',
    source: GROUP_PAGE,
    find: each(GROUP, function* ({ properties }) {
      const [min, max] = [properties.at('MinSize').number, properties.at('MaxSize').number];
      yield isAbove(min, max) && ['Properties.MinSize', `MinSize must be at most MaxSize, got ${min} and ${max}`];
    }),
  },
  {
    id: 'desired-outside-bounds',
    severity: 'error',
    what: '`DesiredCapacity` of a group is below `MinSize` or above `MaxSize`',
    why: 'Auto Scaling refuses such a group',
    fix: 'leave DesiredCapacity out: the group starts with MinSize',
    source: GROUP_PAGE,
    find: each(GROUP, function* ({ properties }) {
      const [min, desired, max] = ['MinSize', 'DesiredCapacity', 'MaxSize'].map((name) => properties.at(name).number);
      yield (isAbove(min, desired) || isAbove(desired, max)) && [
        'Properties.DesiredCapacity',
        `DesiredCapacity must be between MinSize and MaxSize, got ${desired}, with ${min} and ${max}`,
      ];
    }),
  },
  {
    id: 'desired-capacity-reset',
    severity: 'warning',
    what: '`DesiredCapacity` is given for a group that policies or scheduled actions scale',
    why: 'each deployment that touches the group sets it back to this number, whatever the load',
    fix: 'leave DesiredCapacity out, or set AutoScalingScheduledAction.IgnoreUnmodifiedGroupSizeProperties in UpdatePolicy',
    source: templateReference('aws-attribute-updatepolicy'),
    find: each(GROUP, function* (group, template) {
      const desired = group.properties.at('DesiredCapacity');
      const ignored = group.updatePolicy.at('AutoScalingScheduledAction', 'IgnoreUnmodifiedGroupSizeProperties');
      const isReset = ignored.isAbsent || ignored.isFalse;
      yield desired.isGiven &&
        isReset &&
        isScaled(group, template) && [
          'Properties.DesiredCapacity',
          `DesiredCapacity must be left out where something scales the group, got ${desired.text ?? 'a value'}`,
        ];
    }),
  },
  {
    id: 'fixed-size-with-policy',
    severity: 'error',
    what: 'A group with `MinSize` equal to `MaxSize` has scaling policies',
    why: 'every result of a policy is brought back between the two, so that the policies do nothing',
    fix: 'raise MaxSize, or remove the policies',
    source: userGuide('asg-capacity-limits'),
    rule: '5.1.2',
    find: each(GROUP, function* (group, template) {
      const [min, max] = [group.properties.at('MinSize').number, group.properties.at('MaxSize').number];
      const policies = template.attachedTo(group, POLICY).filter(changesCapacity);
      const mayChange =
        template.perhapsAttachedTo(group, SCHEDULED_ACTION).length > 0 ||
        template.perhapsAttachedTo(group, POLICY).some(raisesTheMaximum);
      yield min !== undefined &&
        min === max &&
        policies.length > 0 &&
        !mayChange && [
          'Properties.MaxSize',
          `MaxSize must be above MinSize for ${namesOf(policies)} to have an effect, got ${max} for both`,
        ];
    }),
  },
  {
    id: 'zero-instances-have-no-cpu',
    severity: 'warning',
    what: 'A group that may be empty is scaled by nothing but metrics of its instances',
    why: 'without an instance there are no data points of CPU or network, and without data points a policy does not scale',
    fix: 'set MinSize to 1, or scale on a metric that is there without instances, such as ALBRequestCountPerTarget',
    source: userGuide('as-scaling-target-tracking'),
    rule: '1.2.8',
    find: each(GROUP, function* (group, template) {
      const policies = template.attachedTo(group, POLICY);
      const isStuck =
        group.properties.at('MinSize').number === 0 &&
        group.properties.at('DesiredCapacity').numberOr(0) === 0 &&
        policies.length > 0 &&
        template.perhapsAttachedTo(group, POLICY).every(tracksInstances) &&
        template.perhapsAttachedTo(group, SCHEDULED_ACTION).length === 0;
      yield isStuck && [
        'Properties.MinSize',
        `MinSize must be at least 1 where only ${namesOf(policies)} could scale out, got 0`,
      ];
    }),
  },
  {
    id: 'desired-units-without-requirements',
    severity: 'error',
    what: '`DesiredCapacityType` counts vCPUs or memory in a group that names its instance types',
    why: 'Auto Scaling takes these units with attribute-based instance type selection only',
    fix: 'leave DesiredCapacityType out, or give InstanceRequirements',
    source: GROUP_PAGE,
    find: each(GROUP, function* (group, template) {
      const unit = group.properties.at('DesiredCapacityType').text ?? 'units';
      yield unit !== 'units' &&
        namesItsTypes(group, template) && [
          'Properties.DesiredCapacityType',
          `DesiredCapacityType must be units without InstanceRequirements, got ${unit}`,
        ];
    }),
  },
  {
    id: 'max-lifetime-range',
    severity: 'error',
    what: '`MaxInstanceLifetime` is neither 0 nor at least a day',
    why: 'Auto Scaling refuses such a group',
    fix: 'give 0, or 86400 seconds and more',
    source: userGuide('asg-max-instance-lifetime'),
    rule: '5.6.6',
    find: each(GROUP, function* ({ properties }) {
      const seconds = properties.at('MaxInstanceLifetime').number;
      yield seconds !== undefined &&
        seconds !== 0 &&
        seconds < 86_400 && [
          'Properties.MaxInstanceLifetime',
          `MaxInstanceLifetime must be 0 or at least 86400, got ${seconds}`,
        ];
    }),
  },
  {
    id: 'termination-policy-order',
    severity: 'error',
    what: 'The termination policy `Default` is not the last of several',
    why: 'Auto Scaling refuses such a list, since nothing after it would ever be asked',
    fix: 'put Default at the end of TerminationPolicies',
    source: userGuide('ec2-auto-scaling-termination-policies'),
    rule: '5.6.4',
    find: each(GROUP, function* ({ properties }) {
      const names = properties.at('TerminationPolicies').certainList?.map(({ text }) => text) ?? [];
      yield names.slice(0, -1).includes('Default') && [
        'Properties.TerminationPolicies',
        `TerminationPolicies must have Default at the end, got ${names.join(', ')}`,
      ];
    }),
  },
];

function isAbove(one: number | undefined, other: number | undefined): boolean {
  return one !== undefined && other !== undefined && one > other;
}

function isScaled(group: Resource, template: TemplateReader): boolean {
  return [POLICY, SCHEDULED_ACTION].some((type) => template.attachedTo(group, type).length > 0);
}

/** A forecast alone, the default of predictive scaling, changes nothing and is meant to. */
function changesCapacity({ properties }: Resource): boolean {
  const [kind, mode] = [properties.at('PolicyType'), properties.at('PredictiveScalingConfiguration', 'Mode').text];
  const isDynamic =
    kind.isAbsent || ['SimpleScaling', 'StepScaling', 'TargetTrackingScaling'].includes(kind.text ?? '');
  return isDynamic || mode === 'ForecastAndScale';
}

function raisesTheMaximum({ properties }: Resource): boolean {
  const behavior = properties.at('PredictiveScalingConfiguration', 'MaxCapacityBreachBehavior');
  return !behavior.isAbsent && behavior.text !== 'HonorMaxCapacity';
}

/** Whether nobody but the instances of the group publishes what a policy follows. */
function tracksInstances({ properties }: Resource): boolean {
  const tracking = properties.at('TargetTrackingConfiguration');
  const predefined = tracking.at('PredefinedMetricSpecification', 'PredefinedMetricType').text ?? '';
  const customized = tracking.at('CustomizedMetricSpecification');
  const dimensions = customized.at('Dimensions').list ?? [];
  const isOfGroup = dimensions.some((dimension) => dimension.at('Name').text === 'AutoScalingGroupName');
  return (
    /^ASGAverage(CPUUtilization|NetworkIn|NetworkOut)$/.test(predefined) ||
    (isOfGroup && ['AWS/EC2', 'CWAgent'].includes(customized.at('Namespace').text ?? ''))
  );
}

function namesItsTypes(group: Resource, template: TemplateReader): boolean {
  const overrides = group.properties.at('MixedInstancesPolicy', 'LaunchTemplate', 'Overrides').certainList;
  const ofTemplate = template.launchSourceOf(group)?.properties.at('LaunchTemplateData', 'InstanceRequirements');
  const isNamed = overrides?.every((override) => override.at('InstanceRequirements').isAbsent) ?? false;
  return isNamed && (ofTemplate?.isAbsent ?? false);
}

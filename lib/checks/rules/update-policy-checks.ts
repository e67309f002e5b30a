import { templateReference, userGuide } from './aws-pages';
import { type Check, each } from './check';
import { launchDataOf } from './launch-data';
import { nameOf, outOfRange } from './range';
import { GROUP } from './resource-types';
import type { Resource, TemplateReader } from './template-reader';
import type { TemplateValue } from './template-value';

const UPDATE_POLICY = templateReference('aws-attribute-updatepolicy');
const ROLLING = 'UpdatePolicy.AutoScalingRollingUpdate';
const REFRESH = 'UpdatePolicy.AutoScalingInstanceRefresh';
const MAINTENANCE = 'Properties.InstanceMaintenancePolicy';

/** How a deployment replaces instances. */
export const UPDATE_POLICY_CHECKS: readonly Check[] = [
  {
    id: 'rolling-update-empties-group',
    severity: 'warning',
    what: 'A rolling update may take every instance of a small group out at once',
    why: 'without MinInstancesInService the old instances are terminated before the new ones serve',
    fix: 'set MinInstancesInService to the least that carries the load, and MaxSize above it; or use AutoScalingInstanceRefresh',
    source: UPDATE_POLICY,
    find: each(GROUP, function* ({ properties, updatePolicy }) {
      const rolling = updatePolicy.at('AutoScalingRollingUpdate');
      const [min, batch] = [properties.at('MinSize').number ?? 0, rolling.at('MaxBatchSize').numberOr(1) ?? 0];
      const isUnguarded =
        rolling.at('MinInstancesInService').numberOr(0) === 0 &&
        rolling.at('MinActiveInstancesPercent').numberOr(0) === 0;
      yield rolling.isGiven &&
        isUnguarded &&
        min > 0 &&
        min <= batch && [
          `${ROLLING}.MinInstancesInService`,
          `MinInstancesInService must be at least 1 where MaxBatchSize is ${batch} and MinSize ${min}, got 0`,
        ];
    }),
  },
  {
    id: 'rolling-update-without-room',
    severity: 'error',
    what: '`MinInstancesInService` of a rolling update is not below `MaxSize`',
    why: 'CloudFormation refuses the update, since it could neither terminate nor launch an instance',
    fix: 'raise MaxSize, or lower MinInstancesInService',
    source: UPDATE_POLICY,
    find: each(GROUP, function* ({ properties, updatePolicy }) {
      const least = updatePolicy.at('AutoScalingRollingUpdate', 'MinInstancesInService').number;
      const max = properties.at('MaxSize').number;
      yield least !== undefined &&
        max !== undefined &&
        least > 0 &&
        least >= max && [
          `${ROLLING}.MinInstancesInService`,
          `MinInstancesInService must be below MaxSize, got ${least} and ${max}`,
        ];
    }),
  },
  {
    id: 'rolling-update-suspends-itself',
    severity: 'warning',
    what: 'A rolling update suspends a process that it needs',
    why: 'without Launch or Terminate no instance is replaced, and what is launched without AddToLoadBalancer gets no requests, not even later',
    fix: 'suspend HealthCheck, ReplaceUnhealthy, AZRebalance, AlarmNotification and ScheduledActions only',
    source: userGuide('as-suspend-resume-processes'),
    find: each(GROUP, function* ({ properties, updatePolicy }) {
      const suspended = updatePolicy.at('AutoScalingRollingUpdate', 'SuspendProcesses').list?.map(({ text }) => text);
      const isBalanced = ['TargetGroupARNs', 'LoadBalancerNames'].some((name) => properties.at(name).leastLength > 0);
      const needed = ['Launch', 'Terminate', ...(isBalanced ? ['AddToLoadBalancer'] : [])];
      const both = needed.filter((name) => suspended?.includes(name));
      yield both.length > 0 && [
        `${ROLLING}.SuspendProcesses`,
        `SuspendProcesses must leave ${needed.join(' and ')} on, got ${both.join(' and ')}`,
      ];
    }),
  },
  {
    id: 'rolling-update-signals',
    severity: 'error',
    what: 'A rolling update counts signals that it does not wait for, or waits for them too long',
    why: 'MinSuccessfulInstancesPercent requires WaitOnResourceSignals, and PauseTime is an hour at most',
    fix: 'set WaitOnResourceSignals to true and PauseTime to at most PT1H',
    source: UPDATE_POLICY,
    find: each(GROUP, function* ({ updatePolicy }) {
      const rolling = updatePolicy.at('AutoScalingRollingUpdate');
      const [percent, wait] = [rolling.at('MinSuccessfulInstancesPercent'), rolling.at('WaitOnResourceSignals')];
      yield percent.number !== undefined &&
        (wait.isAbsent || wait.isFalse) && [
          `${ROLLING}.WaitOnResourceSignals`,
          `WaitOnResourceSignals must be true for MinSuccessfulInstancesPercent ${percent.number}, got false`,
        ];
      const pause = rolling.at('PauseTime').text;
      yield (secondsOf(pause) ?? 0) > 3600 && [`${ROLLING}.PauseTime`, `PauseTime must be at most PT1H, got ${pause}`];
    }),
  },
  {
    id: 'rolling-update-and-refresh',
    severity: 'error',
    what: 'A group has both a rolling update and an instance refresh',
    why: 'CloudFormation takes one of them only',
    fix: 'keep AutoScalingInstanceRefresh: it leaves scaling policies and health checks on while it runs',
    source: UPDATE_POLICY,
    find: each(GROUP, function* ({ updatePolicy }) {
      const isBoth = ['AutoScalingRollingUpdate', 'AutoScalingInstanceRefresh'].every(
        (name) => updatePolicy.at(name).isGiven,
      );
      yield isBoth && [
        REFRESH,
        'UpdatePolicy must have AutoScalingRollingUpdate or AutoScalingInstanceRefresh, got both',
      ];
    }),
  },
  {
    id: 'replacement-of-protected-group',
    severity: 'error',
    what: 'A group is to be replaced by updates, and may not be deleted',
    why: 'CloudFormation makes a new group and cannot delete the old one, which stays and is paid',
    fix: 'set DeletionProtection to prevent-force-deletion, or replace instances with AutoScalingInstanceRefresh',
    source: UPDATE_POLICY,
    find: each(GROUP, function* ({ properties, updatePolicy }) {
      const protection = properties.at('DeletionProtection').text;
      const isReplaced = updatePolicy.at('AutoScalingReplacingUpdate', 'WillReplace').isTrue;
      yield isReplaced &&
        protection === 'prevent-all-deletion' && [
          'Properties.DeletionProtection',
          `DeletionProtection must not be ${protection} where WillReplace is true, got both`,
        ];
    }),
  },
  {
    id: 'new-image-replaces-group',
    severity: 'warning',
    what: 'Each new image of AWS replaces the whole group, at whatever deployment comes next',
    why: 'a parameter of the template is looked up at each deployment, and WillReplace answers its change with a new group',
    fix: 'pin the image, or replace instances with AutoScalingInstanceRefresh',
    source: UPDATE_POLICY,
    find: each(GROUP, function* (group, template) {
      const isReplaced = group.updatePolicy.at('AutoScalingReplacingUpdate', 'WillReplace').isTrue;
      const parameter = newestImage(group, template);
      yield isReplaced &&
        parameter !== undefined && [
          'UpdatePolicy.AutoScalingReplacingUpdate.WillReplace',
          `WillReplace must not be true where ImageId follows ${parameter}, got true`,
        ];
    }),
  },
  {
    id: 'root-volume-without-image',
    severity: 'error',
    what: 'Root volumes are to be replaced in a mixed group whose overrides name no image',
    why: 'a refresh with ReplaceRootVolume takes the image from each override, and fails without it',
    fix: 'give ImageId in every override, or use the strategy Rolling',
    source: templateReference('aws-properties-autoscaling-autoscalinggroup-launchtemplateoverrides'),
    find: each(GROUP, function* ({ properties, updatePolicy }) {
      const strategy = updatePolicy.at('AutoScalingInstanceRefresh', 'Strategy').text;
      const overrides = properties.at('MixedInstancesPolicy', 'LaunchTemplate', 'Overrides').list ?? [];
      const without = overrides.filter((override) => override.at('ImageId').isAbsent).length;
      yield strategy === 'ReplaceRootVolume' &&
        without > 0 && [
          `${REFRESH}.Strategy`,
          `ImageId must be in every override for ReplaceRootVolume, got ${without} of ${overrides.length} without`,
        ];
    }),
  },
  {
    id: 'maintenance-range',
    severity: 'error',
    what: 'The healthy percentages of an instance maintenance policy or of an instance refresh do not fit',
    why: 'Auto Scaling takes 0 to 100 for the least and 100 to 200 for the most, and at most 100 between them',
    fix: 'give for example 100 and 110: a new instance first, then an old one less',
    source: userGuide('instance-maintenance-policy-overview-and-considerations'),
    rule: '5.3.5',
    find: each(GROUP, function* ({ properties, updatePolicy }) {
      yield* percentages(properties.at('InstanceMaintenancePolicy'), MAINTENANCE);
      yield* percentages(updatePolicy.at('AutoScalingInstanceRefresh', 'Preferences'), `${REFRESH}.Preferences`);
    }),
  },
  {
    id: 'refresh-checkpoints',
    severity: 'error',
    what: 'The checkpoints, the waits or the alarms of an instance refresh are outside what it takes',
    why: 'CloudFormation refuses the update policy',
    fix: 'give ascending percentages between 1 and 100, waits of at most 172800 seconds, and at most 10 alarms',
    source: UPDATE_POLICY,
    find: each(GROUP, function* ({ updatePolicy }) {
      const preferences = updatePolicy.at('AutoScalingInstanceRefresh', 'Preferences');
      const at = (name: string) => `${REFRESH}.Preferences.${name}`;
      for (const name of ['BakeTime', 'CheckpointDelay']) {
        yield outOfRange(preferences.at(name), at(name), 0, 172_800);
      }
      const checkpoints = preferences.at('CheckpointPercentages').list?.map(({ number }) => number) ?? [];
      yield !checkpoints.every(isCheckpoint) && [
        at('CheckpointPercentages'),
        `CheckpointPercentages must ascend between 1 and 100, got ${checkpoints.join(', ')}`,
      ];
      const alarms = preferences.at('AlarmSpecification', 'Alarms').leastLength;
      yield alarms > 10 && [at('AlarmSpecification.Alarms'), `Alarms must be at most 10, got ${alarms}`];
    }),
  },
];

/** A percentage above the one before; one that is not known passes. */
function isCheckpoint(percentage: number | undefined, index: number, all: readonly (number | undefined)[]): boolean {
  return percentage === undefined || (percentage > (all[index - 1] ?? 0) && percentage >= 1 && percentage <= 100);
}

function* percentages(policy: TemplateValue, location: string) {
  const [least, most] = ['MinHealthyPercentage', 'MaxHealthyPercentage'].map((name) => `${location}.${name}`);
  const [min, max] = [least, most].map((path = '') => policy.at(nameOf(path)));
  yield outOfRange(min!, least!, 0, 100, [-1]);
  yield outOfRange(max!, most!, 100, 200, [-1]);
  yield min!.isAbsent &&
    max!.number !== undefined &&
    ([least!, `MinHealthyPercentage must be given with MaxHealthyPercentage, got ${max!.number} alone`] as const);
  yield (max!.number ?? 0) - (min!.number ?? 100) > 100 &&
    ([
      most!,
      `MaxHealthyPercentage must be at most 100 above MinHealthyPercentage, got ${max!.number} and ${min!.number}`,
    ] as const);
}

/**
 * The parameter of AWS that a group's image follows at each deployment: one of the template's. A dynamic reference does
 * not: CloudFormation compares its words, which stay the same.
 */
function newestImage(group: Resource, template: TemplateReader): string | undefined {
  const image = launchDataOf(group, template)?.data.at('ImageId');
  const name = template.parameter(image?.target).at('Default').text;
  return name?.startsWith('/aws/service/') ? name : undefined;
}

function secondsOf(duration: string | undefined): number | undefined {
  const [, hours, minutes, seconds] = duration?.match(/^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?$/) ?? [];
  return (duration && Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0)) || undefined;
}

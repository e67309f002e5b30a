import { userGuide } from './aws-pages';
import { type Check, each } from './check';
import { launchDataOf, marketOf } from './launch-data';
import { hasNoLaunchHook } from './lifecycle-hook-checks';
import { distributionOf, overridesOf } from './mixed-instances-checks';
import { WARM_POOL } from './resource-types';
import type { Resource, TemplateReader } from './template-reader';

const WARM_POOLS = userGuide('ec2-auto-scaling-warm-pools');

/** Warm pools, and the groups that they may stand beside. */
export const WARM_POOL_CHECKS: readonly Check[] = [
  {
    id: 'warm-pool-beside',
    severity: 'error',
    what: 'A warm pool stands beside a group with Spot Instances, weights or distribution segments',
    why: 'Auto Scaling refuses a warm pool there',
    fix: 'launch On-Demand Instances without weights, or remove the warm pool',
    source: WARM_POOLS,
    find: each(WARM_POOL, function* (pool, template) {
      const group = template.groupOf(pool);
      for (const hindrance of group ? hindrancesOf(group, template) : []) {
        yield [
          'Properties.AutoScalingGroupName',
          `${pool.name} must be of a group without ${hindrance}, got ${group?.name}`,
        ];
      }
    }),
  },
  {
    id: 'warm-pool-without-hook',
    severity: 'warning',
    what: 'Instances of a warm pool are stopped without a hook that says when they are ready',
    why: 'Auto Scaling does not wait for user data, and may stop an instance while it is still being set up',
    fix: 'add a hook on launches, and complete it at the end of user data',
    source: userGuide('warm-pool-instance-lifecycle'),
    rule: '5.5.3',
    find: each(WARM_POOL, function* (pool, template) {
      const state = pool.properties.at('PoolState').isAbsent ? 'Stopped' : pool.properties.at('PoolState').text;
      const group = template.groupOf(pool);
      yield group &&
        (state === 'Stopped' || state === 'Hibernated') &&
        hasNoLaunchHook(group, template) && [
          'Properties.PoolState',
          `PoolState ${state} must come with a hook on launches of ${group.name}, got none`,
        ];
    }),
  },
  {
    id: 'warm-pool-always-empty',
    severity: 'warning',
    what: 'A warm pool never holds an instance',
    why: 'it is filled up to MaxGroupPreparedCapacity, or to MaxSize of the group, less desired capacity, which is at least MinSize',
    fix: 'raise MaxGroupPreparedCapacity or MaxSize above MinSize of the group, or give MinSize of the pool',
    source: WARM_POOLS,
    rule: '5.5.1',
    find: each(WARM_POOL, function* (pool, template) {
      const group = template.groupOf(pool)?.properties;
      const prepared = pool.properties.at('MaxGroupPreparedCapacity');
      const most = prepared.isAbsent || prepared.number === -1 ? group?.at('MaxSize').number : prepared.number;
      const [min, own] = [group?.at('MinSize').number, pool.properties.at('MinSize').numberOr(0)];
      yield own === 0 &&
        most !== undefined &&
        min !== undefined &&
        most <= min && [
          'Properties.MaxGroupPreparedCapacity',
          `${prepared.isAbsent ? 'MaxSize' : 'MaxGroupPreparedCapacity'} must be above MinSize of the group, got ${most} and ${min}`,
        ];
    }),
  },
  {
    id: 'hibernation-not-prepared',
    severity: 'warning',
    what: 'A warm pool hibernates instances whose launch template does not allow it',
    why: 'only instances launched with hibernation on can be hibernated',
    fix: 'set HibernationOptions.Configured to true in the launch template, or PoolState to Stopped',
    source: WARM_POOLS,
    find: each(WARM_POOL, function* (pool, template) {
      const group = template.groupOf(pool);
      const launch = group && launchDataOf(group, template);
      const configured = launch?.data.at('HibernationOptions', 'Configured');
      const isOff = launch?.isTemplate && (configured?.isAbsent || configured?.isFalse);
      yield pool.properties.at('PoolState').text === 'Hibernated' &&
        isOff && [
          'Properties.PoolState',
          `HibernationOptions.Configured of ${launch?.source.name} must be true for Hibernated, got ${configured?.isAbsent ? 'none' : 'false'}`,
        ];
    }),
  },
];

function hindrancesOf(group: Resource, template: TemplateReader): readonly string[] {
  const { properties } = group;
  const launch = launchDataOf(group, template);
  const share = distributionOf(properties).at('OnDemandPercentageAboveBaseCapacity').number ?? 100;
  const isSpot = share < 100 || (launch !== undefined && marketOf(launch).text === 'spot');
  const isWeighted = overridesOf(properties).some((override) => override.at('WeightedCapacity').isGiven);
  const isSegmented = distributionOf(properties).at('DistributionSegments').leastLength > 0;
  return [isSpot && 'Spot Instances', isWeighted && 'WeightedCapacity', isSegmented && 'DistributionSegments'].filter(
    (name) => name !== false,
  );
}

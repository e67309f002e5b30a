import type { Run } from '../simulate/run';
import { launchSourceOf } from '../template/launch-source';
import type { GroupDefinition } from '../template/read-groups';
import type { InstanceUsage, Usage } from './usage';

/**
 * What a run used that has a price and that the template tells: instances, their detailed monitoring, alarms, the hours of a
 * load balancer. Its traffic and the root volumes are not known to a run, and are left out. Spot instances are a line of
 * their own, for which no price is known.
 *
 * @example costOf(usageOf(group, run), defaultPrices).total
 */
export function usageOf(group: GroupDefinition, run: Run): Usage {
  const { detailedMonitoring } = launchSourceOf(group);
  const hours = run.minutes / 60;
  const alarms = new Set(run.alarmChanges.map(({ alarm }) => alarm));
  return {
    instances: instancesOf(group, run),
    ...(detailedMonitoring && { detailedMonitoringHours: run.totals.instanceSecondsBilled / 3600 }),
    alarms: [...alarms].map(() => ({ hours })),
    loadBalancers: group.targetGroupArns.length > 0 ? [{ hours, lcuHours: 0 }] : [],
  };
}

function instancesOf(group: GroupDefinition, { totals }: Run): readonly InstanceUsage[] {
  const { instanceType: usual = 'instances of an unknown type' } = launchSourceOf(group);
  return totals.billed.map(({ type, isSpot, seconds }) => {
    const instanceType = group.mixedInstances?.types[type]?.instanceType ?? usual;
    return { instanceType: isSpot ? `${instanceType} (Spot)` : instanceType, billedSeconds: seconds };
  });
}

import type { Run } from '../simulate/run';
import type { GroupDefinition } from '../template/read-groups';
import type { Usage } from './usage';

/**
 * What a run used that has a price and that the template tells: instances, their detailed monitoring, alarms, the hours of a
 * load balancer. Its traffic and the root volumes are not known to a run, and are left out.
 *
 * @example costOf(usageOf(group, run), defaultPrices).total
 */
export function usageOf({ launchTemplate, targetGroupArns }: GroupDefinition, run: Run): Usage {
  const billedSeconds = run.totals.instanceSecondsBilled;
  const hours = run.minutes / 60;
  const alarms = new Set(run.alarmChanges.map(({ alarm }) => alarm));
  return {
    instances: [{ instanceType: launchTemplate?.instanceType ?? 'instances of an unknown type', billedSeconds }],
    ...(launchTemplate?.detailedMonitoring && { detailedMonitoringHours: billedSeconds / 3600 }),
    alarms: [...alarms].map(() => ({ hours })),
    loadBalancers: targetGroupArns.length > 0 ? [{ hours, lcuHours: 0 }] : [],
  };
}

import type { Run } from '../simulate/run';
import { launchSourceOf } from '../template/launch-source';
import type { GroupDefinition } from '../template/read-groups';
import { alarmsOf } from './alarms-of';
import { balancersOf } from './balancers-of';
import { functionsOf, type Invoker } from './functions-of';
import type { InstanceUsage, Usage } from './usage';

/**
 * What a run used that has a price and that the template tells: instances with their detailed monitoring, the group's
 * alarms, its part of the hours of load balancers, and the invocations of its controller.
 *
 * @param simulated what the run was made from
 * @example costOf(usageOf(group, run, { stack }), defaultPrices).total
 */
export function usageOf(group: GroupDefinition, run: Run, simulated: Invoker): Usage {
  const { detailedMonitoring } = launchSourceOf(group);
  const hours = run.minutes / 60;
  return {
    instances: instancesOf(group, run),
    ...(detailedMonitoring && { detailedMonitoringHours: run.totals.instanceSecondsBilled / 3600 }),
    alarms: alarmsOf(group, simulated.stack, hours),
    loadBalancers: balancersOf(group, simulated.stack, hours),
    functions: functionsOf(group, simulated, run),
  };
}

function instancesOf(group: GroupDefinition, { totals }: Run): readonly InstanceUsage[] {
  const { instanceType: usual } = launchSourceOf(group);
  return totals.billed.map(({ type, isSpot, seconds }) => {
    const instanceType = group.mixedInstances?.types[type]?.instanceType ?? usual;
    return { ...(instanceType !== undefined && { instanceType }), isSpot, billedSeconds: seconds };
  });
}

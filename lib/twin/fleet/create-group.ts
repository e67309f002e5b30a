import type { GroupDefinition } from '../template/read-groups';
import { causes } from './activity';
import { defaultFleetParameters, type FleetParameters, type GroupState } from './group-state';
import { recorded } from './history';

/** A group as CloudFormation has just created it: no instance yet, desired capacity as the template says. */
export function createGroup(
  definition: GroupDefinition,
  now: number,
  parameters: FleetParameters = defaultFleetParameters,
): GroupState {
  const { minSize: min, maxSize: max, desiredCapacity } = definition;
  const desired = Math.min(max, Math.max(min, desiredCapacity));
  return recorded({
    definition,
    now,
    createdAt: now,
    min,
    max,
    desired,
    instances: [],
    activities: [],
    history: [],
    reconcileAt: desired === 0 ? Number.POSITIVE_INFINITY : now + parameters.actionLatency,
    causes: desired === 0 ? [] : [causes.created(now, desired)],
    launches: 0,
    activityCount: 0,
  });
}

import { hexHash, uuidOf } from '../hash';
import type { Placement } from '../template/placement';
import { type Activity, causes } from './activity';
import { activeInstances, type FleetParameters, type GroupState, type Instance } from './group-state';

/**
 * The state with so many instances more, each in the zone (and there the subnet) that has fewest, in template order
 * among equals.
 */
export function launch(state: GroupState, count: number, parameters: FleetParameters): GroupState {
  const from = activeInstances(state).length;
  let next = state;
  for (let number = 0; number < count; number++) {
    next = launchOne(next, from, from + count, parameters);
  }
  return next;
}

function launchOne(state: GroupState, from: number, to: number, parameters: FleetParameters): GroupState {
  const { name } = state.definition;
  const placement = leastFilled(state);
  const instance: Instance = {
    ...placement,
    id: `i-0${hexHash(`${name}/instance/${state.launches}`, 16)}`,
    state: 'Pending',
    launchedAt: state.now,
    until: state.now + parameters.launchToInService,
    protectedFromScaleIn: state.definition.newInstancesProtectedFromScaleIn,
    activityId: uuidOf(`${name}/activity/${state.activityCount}`),
  };
  const activity: Activity = {
    id: instance.activityId,
    description: `Launching a new EC2 instance: ${instance.id}`,
    cause: [...state.causes, causes.started(state.now, from, to)].join('  '),
    startTime: state.now,
    statusCode: 'PreInService',
    progress: 30,
    details: detailsOf(placement),
  };
  return {
    ...state,
    instances: [...state.instances, instance],
    activities: [...state.activities, activity],
    launches: state.launches + 1,
    activityCount: state.activityCount + 1,
  };
}

/** What the API says of where an activity took place. */
export function detailsOf({ subnetId, zone }: Placement): string {
  return JSON.stringify({ ...(subnetId && { 'Subnet ID': subnetId }), 'Availability Zone': zone });
}

function leastFilled(state: GroupState): Placement {
  const active = activeInstances(state);
  const inZone = ({ zone }: Placement) => active.filter((instance) => instance.zone === zone).length;
  const inSubnet = ({ subnetId }: Placement) => active.filter((instance) => instance.subnetId === subnetId).length;
  const [first, ...others] = state.definition.placements;
  return others.reduce((best, placement) => {
    const difference = inZone(placement) - inZone(best) || inSubnet(placement) - inSubnet(best);
    return difference < 0 ? placement : best;
  }, first ?? { zone: 'us-east-1a' });
}

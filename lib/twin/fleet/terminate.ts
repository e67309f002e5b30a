import { uuidOf } from '../hash';
import { type Activity, causes } from './activity';
import { activeInstances, type FleetParameters, type GroupState, type Instance } from './group-state';
import { detailsOf } from './launch';

/**
 * The state with so many instances fewer: each time the oldest in service in the zone that has most, in template order
 * among equal zones. Protected instances stay, and pending ones are looked at again once they are in service, so that
 * fewer may go than asked for.
 *
 * An instance drains for the whole deregistration delay of its target groups before it goes.
 */
export function terminate(state: GroupState, count: number, parameters: FleetParameters): GroupState {
  const from = activeInstances(state).length;
  let next = state;
  for (let number = 0; number < count; number++) {
    const instance = candidate(next);
    if (!instance) {
      return next;
    }
    next = terminateOne(next, instance, from, from - count, parameters);
  }
  return next;
}

function terminateOne(
  state: GroupState,
  instance: Instance,
  from: number,
  to: number,
  parameters: FleetParameters,
): GroupState {
  const { name, deregistrationDelay } = state.definition;
  const drains = deregistrationDelay > 0;
  const leaving: Instance = {
    ...instance,
    state: 'Terminating',
    until: state.now + deregistrationDelay + parameters.shutdown,
    activityId: uuidOf(`${name}/activity/${state.activityCount}`),
  };
  const activity: Activity = {
    id: leaving.activityId,
    description: `Terminating EC2 instance: ${instance.id}${drains ? ' - Waiting For ELB Connection Draining.' : ''}`,
    cause: [...state.causes, causes.takenOut(state.now, from, to, instance.id)].join('  '),
    startTime: state.now,
    statusCode: drains ? 'WaitingForELBConnectionDraining' : 'InProgress',
    progress: 50,
    details: detailsOf(instance),
  };
  return {
    ...state,
    instances: state.instances.map((other) => (other.id === instance.id ? leaving : other)),
    activities: [...state.activities, activity],
    activityCount: state.activityCount + 1,
  };
}

function candidate(state: GroupState): Instance | undefined {
  const active = activeInstances(state);
  const eligible = active.filter((instance) => instance.state === 'InService' && !instance.protectedFromScaleIn);
  const zones = [...new Set(state.definition.placements.map(({ zone }) => zone))];
  const size = (zone: string) => active.filter((instance) => instance.zone === zone).length;
  const fullest = zones
    .filter((zone) => eligible.some((instance) => instance.zone === zone))
    .reduce<string | undefined>(
      (best, zone) => (best === undefined || size(zone) > size(best) ? zone : best),
      undefined,
    );
  return eligible.find((instance) => instance.zone === fullest);
}

import { type Activity, finished } from './activity';
import { activeInstances, defaultFleetParameters, type FleetParameters, type GroupState } from './group-state';
import { recorded } from './history';
import { launch } from './launch';
import { terminate } from './terminate';

/** How long activities are kept: six weeks, as `DescribeScalingActivities` documents. */
const ACTIVITY_SECONDS = 42 * 86_400;

/**
 * The group at a later time, with everything done that fell due on the way, each at its own moment: the result does not
 * depend on the number of steps. A time in the past changes nothing.
 *
 * @param now seconds since 1970
 */
export function advance(
  state: GroupState,
  now: number,
  parameters: FleetParameters = defaultFleetParameters,
): GroupState {
  let current = state;
  for (let due = nextDue(current); due <= now; due = nextDue(current)) {
    current = recorded(reconcile(settle({ ...current, now: Math.max(current.now, due) }), parameters));
  }
  return withRecentActivities(now > current.now ? { ...current, now } : current);
}

function withRecentActivities(state: GroupState): GroupState {
  const isRecent = ({ startTime }: Activity) => startTime > state.now - ACTIVITY_SECONDS;
  return state.activities.every(isRecent) ? state : { ...state, activities: state.activities.filter(isRecent) };
}

function nextDue(state: GroupState): number {
  return Math.min(state.reconcileAt, ...state.instances.map(({ until }) => until));
}

/** Instances whose time has come: pending ones are in service, terminating ones are gone. */
function settle(state: GroupState): GroupState {
  const due = state.instances.filter(({ until }) => until <= state.now);
  if (due.length === 0) {
    return state;
  }
  const ended = new Set(due.map(({ activityId }) => activityId));
  const instances = state.instances
    .filter((instance) => instance.state !== 'Terminating' || instance.until > state.now)
    .map((instance) =>
      instance.until <= state.now
        ? { ...instance, state: 'InService' as const, until: Number.POSITIVE_INFINITY }
        : instance,
    );
  const activities = state.activities.map((activity) =>
    ended.has(activity.id) ? finished(activity, state.now) : activity,
  );
  const settled = { ...state, instances, activities };
  const surplus = activeInstances(settled).length > state.desired;
  return surplus && state.reconcileAt > state.now ? { ...settled, reconcileAt: state.now } : settled;
}

/** Desired against actual capacity, if it is time to compare them. */
function reconcile(state: GroupState, parameters: FleetParameters): GroupState {
  if (state.reconcileAt > state.now) {
    return state;
  }
  const missing = state.desired - activeInstances(state).length;
  const changed = missing > 0 ? launch(state, missing, parameters) : terminate(state, -missing, parameters);
  const done = activeInstances(changed).length === state.desired;
  return { ...changed, reconcileAt: Number.POSITIVE_INFINITY, causes: done ? [] : state.causes };
}

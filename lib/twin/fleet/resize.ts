import { causes } from './activity';
import { defaultFleetParameters, type FleetParameters, type GroupState } from './group-state';
import { recorded } from './history';

/** Changes named in one cause; AWS's text is at most 1023 characters long. */
const MAX_CAUSES = 3;

/** A size that the service refuses. The message is AWS's own. */
export class SizeError extends RangeError {
  override readonly name = 'SizeError';
}

/** New bounds and desired capacity for a group; what is not given stays, or follows the bounds. */
interface Sizes {
  readonly min?: number;
  readonly max?: number;
  readonly desired?: number;
}

/**
 * What `SetDesiredCapacity` does: the capacity must lie within the group's bounds.
 *
 * @throws SizeError outside [min, max]
 */
export function setDesiredCapacity(
  state: GroupState,
  desired: number,
  parameters: FleetParameters = defaultFleetParameters,
): GroupState {
  if (desired > state.max) {
    throw new SizeError(
      `New SetDesiredCapacity value ${desired} is above max value ${state.max} for the AutoScalingGroup.`,
    );
  }
  if (desired < state.min) {
    throw new SizeError(
      `New SetDesiredCapacity value ${desired} is below min value ${state.min} for the AutoScalingGroup.`,
    );
  }
  return resized(state, { desired }, causes.setDesired(state.now, state.desired, desired), parameters);
}

/**
 * What `UpdateAutoScalingGroup` does to sizes. Without a desired capacity, a new minimum above it raises it and a new
 * maximum below it lowers it.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html
 * @throws SizeError when min is above max, or the given desired capacity outside them
 */
export function updateGroup(
  state: GroupState,
  sizes: Sizes,
  parameters: FleetParameters = defaultFleetParameters,
): GroupState {
  const { min = state.min, max = state.max } = sizes;
  if (min > max) {
    throw new SizeError(`Max bound, ${max}, must be greater than or equal to min bound, ${min}`);
  }
  const desired = sizes.desired ?? Math.min(max, Math.max(min, state.desired));
  if (desired < min || desired > max) {
    throw new SizeError(
      `Desired capacity:${desired} must be between the specified min size:${min} and max size:${max}`,
    );
  }
  const next = { min, max, desired };
  return resized(state, next, causes.updated(state.now, next, state.desired), parameters);
}

function resized(state: GroupState, sizes: Sizes, cause: string, parameters: FleetParameters): GroupState {
  const next = { ...state, ...sizes };
  if (next.desired === state.desired) {
    return recorded(next);
  }
  return recorded({
    ...next,
    causes: [...state.causes, cause].slice(-MAX_CAUSES),
    reconcileAt: Math.min(state.reconcileAt, state.now + parameters.actionLatency),
  });
}

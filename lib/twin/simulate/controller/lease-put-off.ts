import type { ControllerPolicy } from '../../../scaling/controller/controller-policy';
import { floorRange } from '../../../scaling/controller/floor-range';
import type { RenewalOf } from '../../../scaling/controller/renewal-of';
import type { GroupModel } from '../model/group-model';

/** Seconds for which the lease of a group that is led has no floor above its baseline. */
const GRACE = 900;

/** The lease of a run that left it out would have come into force, since the controller was in doubt about the load. */
export class LeaseNeededError extends Error {
  override readonly name = 'LeaseNeededError';
}

/**
 * Whether the lease of a modelled group is put off at every tick until the end of the run, and never comes into force: a
 * group that is led, at its baseline, and without scheduled actions of its own. The run is then the same without it, as
 * long as the controller is not in doubt about the load.
 *
 * @param interval seconds from one tick to the next
 */
export function isPutOff({ group, schedule }: GroupModel, policy: ControllerPolicy, interval: number): boolean {
  const { min } = group.range;
  const isAtBaseline = min === floorRange(policy, group.range).min;
  return policy.mode === 'lead' && interval < GRACE && isAtBaseline && schedule.pending.length === 0;
}

/**
 * No lease. In doubt a lease that has floors is not put off.
 *
 * @throws LeaseNeededError when that is so
 */
export const noLease: RenewalOf = ({ isInDoubt }, _policy, _group, { usual }) => {
  if (isInDoubt && usual !== undefined) {
    throw new LeaseNeededError();
  }
  return NONE;
};

const NONE = { plan: [], actions: [], reasons: [] };

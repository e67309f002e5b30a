import type { ControllerPolicy } from '../../../scaling/controller/controller-policy';
import { floorRange } from '../../../scaling/controller/floor-range';
import type { RenewalOf } from '../../../scaling/controller/renewal-of';
import type { GroupModel } from '../model/group-model';

/** Seconds for which the lease of a group that is led has no floor above its baseline. */
const GRACE = 900;

/**
 * Whether the lease of a modelled group would be put off at every tick until the end of the run, and never come into force:
 * a group that is led, at its baseline, and without scheduled actions of its own. The run is then the same without it.
 *
 * @param interval seconds from one tick to the next
 */
export function isPutOff({ group, schedule }: GroupModel, policy: ControllerPolicy, interval: number): boolean {
  const { min } = group.range;
  const isAtBaseline = min === floorRange(policy, group.range).min;
  return policy.mode === 'lead' && interval < GRACE && isAtBaseline && schedule.pending.length === 0;
}

/** No lease. */
export const noLease: RenewalOf = () => NONE;

const NONE = { plan: [], actions: [], reasons: [] };

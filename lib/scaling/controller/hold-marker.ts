import type { CapacityRange } from '../capacity-range';
import { clampCapacity } from '../clamp-capacity';
import { type FloorAction, MINUTE, type ScheduledAction } from '../lease/floor-action';
import { freeMinute } from '../lease/free-minutes';
import { leaseNames } from '../lease/lease-names';

const DAY = 24 * 60 * MINUTE;

/**
 * The scheduled action that ends an operator's hold: on the first minute from then on that no other action has. An action
 * must set something, so it sets the minimum to what that is then anyway, as far as the function may write that.
 *
 * @param end milliseconds since the epoch, UTC
 * @param actions that the group will have
 * @param writable minima that may be written, in instances
 */
export function holdMarker(
  end: number,
  actions: readonly ScheduledAction[],
  range: CapacityRange,
  writable: CapacityRange,
): FloorAction {
  const others = actions.filter(({ name }) => name !== leaseNames.hold);
  const at = freeMinute(end, new Set(others.flatMap((action) => action.at ?? [])));
  return { name: leaseNames.hold, at, minSize: clampCapacity(minimumAt(at, others, range), writable) };
}

/**
 * The minimum at a time, by all that is known to change it until then, in instances. A minimum above the maximum fails.
 *
 * Of an action that recurs only its next time is known. *Assumption*: it comes daily, so that from a day later on it may
 * have been the last to come; the highest counts.
 */
function minimumAt(time: number, actions: readonly ScheduledAction[], range: CapacityRange): number {
  const due = actions.filter(({ at = 0 }) => at <= time).sort(({ at: one = 0 }, { at: other = 0 }) => one - other);
  const again: number[] = [];
  let { min, max } = range;
  for (const { at = 0, minSize = min, maxSize = max, recurrence } of due) {
    if (minSize <= maxSize) {
      min = minSize;
      max = maxSize;
      if (recurrence !== undefined && at + DAY <= time) {
        again.push(min);
      }
    }
  }
  return Math.max(min, ...again);
}

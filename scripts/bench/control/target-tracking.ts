import { ceilCapacity } from '../../../lib/scaling/ceil-capacity';
import type { Fleet } from './fleet';
import type { NamedPolicy } from './policy';

/** Datapoints in a row that the alarms of target tracking ask for. */
const HIGH = 3;
const LOW = 15;
/** Share of the target below which the low alarm goes off. */
const LOW_RATIO = 0.9;

/**
 * Target tracking on CPU, which is never above 100 %. Out after 3 minutes above the target: `ceil(warm * cpu / target)`.
 * In after 15 minutes below 90 % of it, rounded so that fewer go, and not while an instance warms up.
 */
export function targetTracking(name: string, target: number): NamedPolicy {
  return {
    name,
    start() {
      let above = 0;
      let below = 0;
      let cpu = 0;
      return {
        see(_, load, serving) {
          cpu = Math.min(1, load / serving);
          above = cpu > target ? above + 1 : 0;
          below = cpu < target * LOW_RATIO ? below + 1 : 0;
        },
        decide({ desired, warm }: Fleet) {
          if (above >= HIGH) {
            return Math.max(desired, ceilCapacity((warm * cpu) / target));
          }
          return below >= LOW && warm === desired ? ceilCapacity((desired * cpu) / target) : desired;
        },
      };
    },
  };
}

import { ceilCapacity } from '../../../lib/scaling/ceil-capacity';
import type { NamedPolicy } from './policy';

const TOLERANCE = 0.1;
/** Minutes whose highest recommendation scale-in goes down to. */
const STABILIZATION = 5;

/**
 * The Kubernetes Horizontal Pod Autoscaler on CPU, simplified to one look a minute: `ceil(ready * cpu / target)` unless
 * that is within 10 % of now; down to the highest recommendation of 5 minutes.
 */
export function horizontalPodAutoscaler(name: string, target: number): NamedPolicy {
  return {
    name,
    start() {
      let cpu = target;
      const recommended: number[] = [];
      return {
        see(_, load, serving) {
          cpu = Math.min(1, load / serving);
        },
        decide({ desired, serving }) {
          const isClose = Math.abs(cpu / target - 1) <= TOLERANCE;
          recommended.push(isClose ? desired : ceilCapacity((serving * cpu) / target));
          recommended.splice(0, recommended.length - STABILIZATION);
          const newest = recommended.at(-1)!;
          return newest >= desired ? newest : Math.min(desired, Math.max(...recommended));
        },
      };
    },
  };
}

import { ceilCapacity } from '../../../lib/scaling/ceil-capacity';
import type { NamedPolicy } from './policy';

const MINUTES = 5;

/** The greatest load of the last 5 minutes by a target utilisation, every minute, in both directions. */
export function feedForward(name: string, target: number): NamedPolicy {
  return {
    name,
    start() {
      const recent: number[] = [];
      return {
        see(_, load) {
          recent.push(load);
          recent.splice(0, recent.length - MINUTES);
        },
        decide: () => ceilCapacity(Math.max(...recent) / target),
      };
    },
  };
}

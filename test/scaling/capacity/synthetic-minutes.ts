import { instanceCapacity } from '../../../lib/scaling/capacity/instance-capacity';
import {
  emptyInstanceCapacity,
  type InstanceCapacity,
  type InstanceCapacityState,
} from '../../../lib/scaling/capacity/instance-capacity-state';
import { observeCapacity } from '../../../lib/scaling/capacity/observe-capacity';
import type { CapacityMinute } from '../../../lib/scaling/capacity/usable-minute';
import { type Random, seededRandom } from '../../../lib/twin/load/random';

export const DAY = 1440;
const INSTANCES = 10;

/** A group of 10 instances whose minutes are seen with noise and mishaps. */
export interface Service {
  readonly seed?: number;
  /** Units of demand a minute that keep one instance at 100 % CPU. */
  readonly capacity?: (minute: number) => number;
  /** CPU that the demand asks for, from 0 to 1. */
  readonly utilization?: (minute: number) => number;
  /** CPU share that does not depend on demand. */
  readonly base?: number;
  /** Standard deviation of the logarithm of demand as metered. */
  readonly noise?: number;
  /** What became of a minute between the service and its metrics. */
  readonly mishap?: (minute: CapacityMinute, at: number, random: Random) => CapacityMinute;
}

/** What is seen of a service in its first minutes. */
export function minutesOf(service: Service, count: number): CapacityMinute[] {
  const { seed = 1, capacity = () => 600, utilization = () => 0.6, base = 0, noise = 0.05 } = service;
  const { mishap = (minute) => minute } = service;
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, at) => {
    const asked = utilization(at) * Math.exp(0.05 * random.normal());
    const demand = Math.max(0, asked - base) * INSTANCES * capacity(at) * Math.exp(noise * random.normal());
    return mishap(cpuOf(demand, asked), at, random);
  });
}

/** A minute whose CPU is what was asked, or 100 %. */
export function cpuOf(demand: number, asked: number): CapacityMinute {
  const utilization = Math.min(1, asked);
  return { demand, cpuLoad: utilization * INSTANCES, utilization };
}

/** The same minute with more CPU, up to 100 %. */
export function withMoreCpu({ demand, utilization }: CapacityMinute, more: number): CapacityMinute {
  return cpuOf(demand, utilization + more);
}

/** Takes in minutes, one after the other. */
export function stateAfter(
  minutes: readonly CapacityMinute[],
  state: InstanceCapacityState = emptyInstanceCapacity(),
): InstanceCapacityState {
  for (const minute of minutes) {
    observeCapacity(state, minute);
  }
  return state;
}

/** What is learned from minutes, of which there are enough. */
export function learnedFrom(minutes: readonly CapacityMinute[]): InstanceCapacity {
  return instanceCapacity(stateAfter(minutes))!;
}

import type { Reason } from '../reason';
import type { GroupSnapshot, InstanceSnapshot } from './group-snapshot';

/** How a group stands, in sentences: its size, what its instances are doing, which processes are suspended. */
export function describeGroup(group: GroupSnapshot): Reason[] {
  return [describeSize(group), ...describeInstances(group), ...describeHindrances(group)];
}

/** How many instances are in each lifecycle state, for example `{ InService: 2, Pending: 1 }`. */
export function countByLifecycleState(instances: readonly InstanceSnapshot[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { lifecycleState } of instances) {
    counts[lifecycleState] = (counts[lifecycleState] ?? 0) + 1;
  }
  return counts;
}

function describeSize({ desiredCapacity, range }: GroupSnapshot): Reason {
  const message = `desired capacity is ${desiredCapacity}, between minimum ${range.min} and maximum ${range.max}`;
  return { code: sizeCode(desiredCapacity, range), message };
}

function sizeCode(desiredCapacity: number, { min, max }: GroupSnapshot['range']): string {
  if (desiredCapacity >= max) {
    return 'AT_MAXIMUM';
  }
  return desiredCapacity <= min ? 'AT_MINIMUM' : 'WITHIN_RANGE';
}

function describeInstances({ instances, desiredCapacity }: GroupSnapshot): Reason[] {
  if (instances === undefined) {
    return [];
  }
  const states = Object.entries(countByLifecycleState(instances)).map(([state, count]) => `${count} ${state}`);
  const message = `instances: ${states.join(', ') || 'none'}`;
  const inService = instances.filter(({ lifecycleState }) => lifecycleState === 'InService').length;
  return [{ code: inService === desiredCapacity ? 'STEADY' : 'CHANGING', message }];
}

function describeHindrances({ suspendedProcesses }: GroupSnapshot): Reason[] {
  const message = `suspended processes: ${suspendedProcesses.join(', ')}`;
  return suspendedProcesses.length > 0 ? [{ code: 'PROCESS_SUSPENDED', message }] : [];
}

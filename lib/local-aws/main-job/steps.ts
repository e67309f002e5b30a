import type { Stack } from '../../twin/template/read-stack';
import { scheduledEvent } from '../scheduled-event';

/** One thing that the controller is asked for, and what has to be true afterwards. */
export interface Step {
  readonly title: string;
  /** The event, given the time in seconds since 1970. */
  readonly event: (now: number) => object;
  readonly outcome: string;
  /** Desired capacity afterwards. */
  readonly desired: number;
  /** Whether the group must have a lease of floors afterwards. */
  readonly isLeased?: boolean;
  /** A capacity that the service itself must refuse as well. */
  readonly refusedCapacity?: number;
}

/** Sizes of the group when the job starts. */
interface Sizes {
  readonly min: number;
  readonly max: number;
  readonly desired: number;
}

/**
 * What is tried out: look, move, overreach, rehearse, tick. In a group of 1 to 10 the capacities are 3, 15 and 5; in any
 * other they are the nearest that make sense.
 */
export function stepsFor({ min, max, desired }: Sizes, stack: Stack): readonly Step[] {
  const target = Math.min(min + 2, max);
  const rehearsed = target < max ? Math.min(target + 2, max) : min;
  const command = (event: object) => ({ title: `invoke ${JSON.stringify(event)}`, event: () => event });
  return [
    { ...command({ command: 'explain' }), outcome: 'explained', desired },
    {
      ...command({ command: 'set', capacity: target }),
      outcome: target === desired ? 'unchanged' : 'changed',
      desired: target,
    },
    {
      ...command({ command: 'set', capacity: max + 5 }),
      outcome: 'refused',
      desired: target,
      refusedCapacity: max + 5,
    },
    {
      ...command({ command: 'set', capacity: rehearsed, dryRun: true }),
      outcome: rehearsed === target ? 'unchanged' : 'changed',
      desired: target,
    },
    {
      title: 'tick of the schedule',
      event: (now) => scheduledEvent(now, stack),
      outcome: 'changed',
      desired: target,
      isLeased: true,
    },
  ];
}

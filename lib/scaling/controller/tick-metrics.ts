import type { ScheduledAction } from '../lease/floor-action';
import { leaseNames } from '../lease/lease-names';
import { LEASE_LENGTH } from '../lease/release-time';
import type { Evidence } from './evidence';
import { holdUntil } from './gate-of';
import type { GroupSnapshot } from './group-snapshot';

/** What a tick of one group is measured by. What is not known is absent. */
export interface TickMetrics {
  /** Minimum of the group, in instances. */
  readonly Floor: number;
  /** What the planner wants, before any limit, in instances. */
  readonly PlannedCapacity?: number;
  /** In instance-capacities. */
  readonly OfferedLoad?: number;
  /** What is planned more than the load, in instances. */
  readonly Margin?: number;
  /**
   * Time until the lease releases the floor, in percent of 24 hours; at most 100, and 0 without a lease. Absent where there
   * is to be none: capacity counts weights, or an operator holds a group that was released.
   */
  readonly LeaseRemaining?: number;
  /** 1 when no reading was new and usable. */
  readonly MissingData: 0 | 1;
  /** Calls that AWS throttled. */
  readonly Throttles: number;
  /** From the newest reading to now, in seconds. */
  readonly Lag?: number;
  /** 1 for a tick that came to its end. */
  readonly Heartbeat: 0 | 1;
  /** 1 when the group's minimum is not the floor that its lease has in force. */
  readonly FloorDrift: 0 | 1;
}

/** What the metrics of a tick are made from. */
export interface MeasuredTick {
  /** Milliseconds since the epoch, UTC. */
  readonly now: number;
  readonly snapshot: GroupSnapshot;
  readonly evidence: Evidence;
  /** The group's scheduled actions after the writes. */
  readonly scheduledActions: readonly ScheduledAction[];
  /** The floor that its lease has in force, in instances; undefined where that is not known. */
  readonly floorInForce: number | undefined;
  readonly throttles: number;
  readonly isComplete: boolean;
}

/** What a tick of one group is measured by. */
export function tickMetrics(tick: MeasuredTick): TickMetrics {
  const { now, snapshot, evidence, floorInForce, throttles } = tick;
  const { needed, used, seenUntil } = evidence;
  const load = evidence.forecast?.load;
  const { min } = snapshot.range;
  return {
    Floor: min,
    ...(needed !== undefined && { PlannedCapacity: needed }),
    ...(load !== undefined && { OfferedLoad: load }),
    ...(needed !== undefined && load !== undefined && { Margin: needed - load }),
    ...(hasLease(tick) && { LeaseRemaining: leaseRemaining(tick) }),
    MissingData: used === 0 ? 1 : 0,
    Throttles: throttles,
    ...(seenUntil > 0 && { Lag: (now - seenUntil) / 1000 }),
    Heartbeat: tick.isComplete ? 1 : 0,
    FloorDrift: floorInForce !== undefined && floorInForce !== min ? 1 : 0,
  };
}

/** Whether there is to be a lease, or is one. */
function hasLease({ now, snapshot, scheduledActions }: MeasuredTick): boolean {
  const isReleased =
    holdUntil(now, snapshot) !== undefined && !scheduledActions.some(({ name }) => leaseNames.isFloor(name));
  return !snapshot.isWeighted && !isReleased;
}

function leaseRemaining({ now, scheduledActions }: MeasuredTick): number {
  const release = scheduledActions.find(({ name }) => name === leaseNames.release)?.at ?? now;
  return Math.round(1000 * Math.min(1, Math.max(0, release - now) / LEASE_LENGTH)) / 10;
}

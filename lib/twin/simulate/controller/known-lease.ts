import { ceilCapacity } from '../../../scaling/ceil-capacity';
import { clampCapacity } from '../../../scaling/clamp-capacity';
import type { GroupSnapshot } from '../../../scaling/controller/group-snapshot';
import { asRenewal, type Renewal } from '../../../scaling/controller/renewal-of';
import { type FloorAction, MINUTE, type ScheduledAction } from '../../../scaling/lease/floor-action';
import { othersIn } from '../../../scaling/lease/lease-room';
import { isThere } from '../../../scaling/lease/lease-writes';
import { ourFloor } from '../../../scaling/lease/pending-floors';
import { LEASE_LENGTH } from '../../../scaling/lease/release-time';
import type { LeaseRenewal, RenewalRequest } from '../../../scaling/lease/renew-lease';

/** Reasons of a lease that would be another one a minute later, or when its writes are carried out. */
const PASSING = ['MISSED_FLOOR', 'PLAN_COARSENED', 'WRITES_LEFT'];

/** All that an action of others is told by. */
const SIZES = ['name', 'at', 'minSize', 'maxSize', 'desiredCapacity', 'recurrence'] as const;

/** How near a floor of later may come before it matters to what is written now: two minutes, and two to spare. */
const NEAR = 4 * MINUTE;

/** A group in which a lease was seen to be written, and until when it is the same there. */
interface Seen {
  readonly actions: readonly ScheduledAction[];
  readonly range: GroupSnapshot['range'];
  readonly until: number;
  readonly renewal: Renewal;
}

/**
 * What a plan came to in a group: when its writes are carried out there is nothing more to write, and so it stays while the
 * plan and the actions of others are the same, and none but floors of the near term come into force.
 */
export class KnownLease {
  private readonly later: readonly FloorAction[];
  private readonly byName: ReadonlyMap<string, FloorAction>;
  private seen: Seen | undefined;

  private constructor(
    private readonly renewed: LeaseRenewal,
    /** Of the near term, in instances. */
    private readonly floor: number,
    private readonly max: number,
    private readonly others: readonly ScheduledAction[],
    now: number,
  ) {
    this.later = renewed.lease.filter(({ at }) => at > soon(now));
    this.byName = new Map(this.later.map((action) => [action.name, action]));
  }

  /** Undefined for a lease that is not there, or that would be another one in a minute. */
  static of(renewed: LeaseRenewal, request: RenewalRequest, max: number): KnownLease | undefined {
    const { lease, left, reasons } = renewed;
    const { now, existing, minSize } = request;
    const floor = floorOf(request);
    const others = othersIn(existing);
    const isLasting = lease.length > 0 && left === 0 && !reasons.some(({ code }) => PASSING.includes(code));
    const near = lease.filter(({ at }) => at <= soon(now));
    const isPlain = near.every((action) => action.minSize === floor);
    const isInForce = near.length === 0 && minSize === floor;
    return isLasting && (isInForce || (isPlain && others.length === 0))
      ? new KnownLease(renewed, floor, max, others, now)
      : undefined;
  }

  /** What there is to tell of it, with nothing to write; undefined where that is not known. */
  renewalIn(group: GroupSnapshot, now: number): Renewal | undefined {
    const { scheduledActions, range, suspendedProcesses } = group;
    if (range.max !== this.max || suspendedProcesses.length > 0) {
      return undefined;
    }
    if (this.seen?.actions !== scheduledActions || this.seen.range !== range || now >= this.seen.until) {
      this.seen = this.lookAt(group, now);
    }
    return this.seen?.renewal;
  }

  private lookAt({ scheduledActions: actions, range }: GroupSnapshot, now: number): Seen | undefined {
    const near = this.nearIn(actions, now);
    if (near === undefined) {
      return undefined;
    }
    const isInForce = near.length === 0 ? range.min === this.floor : this.others.length === 0;
    const until = this.untilWith(near);
    return isInForce && now < until ? { actions, range, until, renewal: this.renewalWith(near) } : undefined;
  }

  /** The floors of the near term that are pending beside all the others; undefined when there is anything else. */
  private nearIn(actions: readonly ScheduledAction[], now: number): readonly FloorAction[] | undefined {
    const near: FloorAction[] = [];
    for (const action of actions) {
      const known = this.byName.get(action.name);
      if (known === undefined ? !this.isOther(action) : !isThere(known, action)) {
        const floor = ourFloor(action);
        if (floor?.minSize !== this.floor || floor.at <= now || floor.at >= soon(now)) {
          return undefined;
        }
        near.push(floor);
      }
    }
    return actions.length - near.length === this.later.length + this.others.length ? near : undefined;
  }

  private isOther(action: ScheduledAction): boolean {
    return this.others.some((other) => SIZES.every((key) => other[key] === action[key]));
  }

  /** Until a floor of the near term comes into force, another action is near, or the release less than 24 hours ahead. */
  private untilWith(near: readonly FloorAction[]): number {
    const release = this.later[this.later.length - 1]!;
    const ahead = [this.later[0]!, ...this.others].map(({ at = Number.NEGATIVE_INFINITY }) => at - NEAR);
    return Math.min(release.at - LEASE_LENGTH, ...ahead, ...near.map(({ at }) => at));
  }

  private renewalWith(near: readonly FloorAction[]): Renewal {
    const lease = [...near].sort((one, other) => one.at - other.at).concat(this.later);
    return asRenewal({ ...this.renewed, lease, writes: [] });
  }
}

/** The floor that a lease comes to at once. */
function floorOf({ plan, baseline, cap }: RenewalRequest): number {
  return clampCapacity(ceilCapacity(plan[0]!.capacity), { min: Math.min(baseline, cap), max: cap });
}

/** The first minute on which a floor that is written now can come into force. */
function soon(now: number): number {
  return Math.floor(now / MINUTE) * MINUTE + 2 * MINUTE;
}

import { MINUTE, type ScheduledAction } from '../../../../lib/scaling/lease/floor-action';
import type { LeaseWrite } from '../../../../lib/scaling/lease/within-room';
import type { PlanStep } from '../../../../lib/scaling/plan-step';

const DAY = 24 * 60 * MINUTE;

type Timed = ScheduledAction & { readonly at: number };

export interface GroupState {
  readonly now: number;
  readonly minSize: number;
  readonly maxSize: number;
  readonly actions: readonly ScheduledAction[];
  /** How late the service runs what starts at a minute, in milliseconds, 0 to 120 000. */
  readonly lateness: (at: number) => number;
}

/**
 * The scheduled actions of an Auto Scaling group, as the service keeps them: rules 4.1 to 4.9 of the semantics.
 *
 * An action runs up to two minutes late, in the order of the start times; one that comes once is gone then, one that
 * recurs does so every day. A minimum above the maximum fails. While `ScheduledActions` is suspended nothing runs, and
 * nothing is made up for. Not documented, and so both: whether what was missed stays in the list.
 */
export class ScheduledGroup {
  now: number;
  minSize: number;
  maxSize: number;
  isSuspended = false;
  missedStay = true;
  /** What has run, and the minimum after it; of a copy, since it was one. */
  readonly ran: { readonly name: string; readonly time: number; readonly minSize: number }[] = [];
  readonly #lateness: (at: number) => number;
  #actions: Map<string, Timed>;
  #missed = new Set<string>();

  constructor({ now, minSize, maxSize, actions, lateness }: GroupState) {
    this.now = now;
    this.minSize = minSize;
    this.maxSize = maxSize;
    this.#lateness = lateness;
    this.#actions = new Map(actions.map((action) => [action.name, { ...action, at: action.at ?? now }]));
  }

  /** A copy of its own, with the same future. */
  clone(): ScheduledGroup {
    const copy = new ScheduledGroup({ ...this, actions: [], lateness: this.#lateness });
    copy.#actions = new Map(this.#actions);
    copy.#missed = new Set(this.#missed);
    return Object.assign(copy, { isSuspended: this.isSuspended, missedStay: this.missedStay });
  }

  describe(): readonly ScheduledAction[] {
    return [...this.#actions.values()];
  }

  /** @throws Error when the service would refuse it */
  write(write: LeaseWrite): void {
    if (write.api === 'DeleteScheduledAction') {
      this.#actions.delete(write.name);
      return;
    }
    const { name, at, minSize } = write;
    if (at <= this.now) {
      throw new Error(`ValidationError: start time of ${name} is in the past`);
    }
    for (const other of this.#actions.values()) {
      if (other.at === at && other.name !== name) {
        throw new Error(`AlreadyExists: ${name} and ${other.name} start at the same time`);
      }
    }
    if (!this.#actions.has(name) && this.#actions.size >= 125) {
      throw new Error(`LimitExceeded: no room for ${name}`);
    }
    this.#missed.delete(name);
    this.#actions.set(name, { name, at, minSize });
  }

  /** Lets time pass. @returns what the minimum was, from when on */
  advance(until: number): readonly PlanStep[] {
    const minima: PlanStep[] = [{ from: this.now, capacity: this.minSize }];
    for (let due = this.#due(until); due.length > 0; due = this.#due(until)) {
      for (const action of due) {
        this.now = Math.max(this.now, this.#runTime(action.at));
        this.#run(action);
        minima.push({ from: this.now, capacity: this.minSize });
      }
    }
    this.now = until;
    return minima;
  }

  /** What runs until a time, in order; of what recurs not before the rest of its day. */
  #due(until: number) {
    const due = [...this.#actions.values()].filter(
      ({ name, at }) => at <= until && !this.#missed.has(name) && this.#runTime(at) <= until,
    );
    due.sort((one, other) => one.at - other.at || (one.name < other.name ? -1 : 1));
    return due.filter(({ at }) => at < due[0]!.at + DAY);
  }

  /** Not before what starts in the two minutes before it, whether there is something or not, so that writes do not move it. */
  #runTime(at: number): number {
    return Math.max(
      at + this.#lateness(at),
      at - MINUTE + this.#lateness(at - MINUTE),
      at - 2 * MINUTE + this.#lateness(at - 2 * MINUTE),
    );
  }

  #run(action: Timed): void {
    const { name, at, minSize = this.minSize, maxSize = this.maxSize, recurrence } = action;
    if (recurrence !== undefined) {
      this.#actions.set(name, { ...action, at: at + DAY });
    } else if (this.isSuspended && this.missedStay) {
      this.#missed.add(name);
    } else {
      this.#actions.delete(name);
    }
    if (!this.isSuspended && minSize <= maxSize) {
      this.minSize = minSize;
      this.maxSize = maxSize;
      this.ran.push({ name, time: this.now, minSize });
    }
  }
}

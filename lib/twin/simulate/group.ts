import { desiredAfterUpdate } from '../../scaling/clamp-capacity';
import type { CapacityRange } from '../../scaling/group-snapshot';
import type { Agenda } from './agenda';
import type { Fleet } from './fleet';
import type { GroupView } from './policies/live-policy';
import type { ScalingAction } from './run';

/** Who changes desired capacity, and why. */
export interface Cause {
  readonly policy: string;
  readonly reason: string;
  /** Warm-up of what is launched for it, in seconds. */
  readonly warmup: number;
}

interface GroupOptions {
  readonly agenda: Agenda;
  readonly fleet: Fleet;
  readonly desired: number;
  readonly range: CapacityRange;
  /** From a change of desired capacity to what it causes, in seconds. */
  readonly actionLatency: number;
  /** Start of the run, in seconds since 1970. */
  readonly start: number;
}

/** A group's sizes, and the instances that follow them a few seconds later. */
export class Group implements GroupView {
  now = 0;
  desired: number;
  range: CapacityRange;
  /** From the lowest minimum to the highest maximum that there was. */
  widestRange: CapacityRange;
  scaledInAt = Number.NEGATIVE_INFINITY;
  readonly actions: ScalingAction[] = [];
  private warmup = 0;
  private isReconciling = false;

  constructor(private readonly options: GroupOptions) {
    this.desired = options.desired;
    this.range = options.range;
    this.widestRange = options.range;
  }

  get current(): number {
    return this.options.fleet.warm;
  }

  get terminating(): number {
    return this.options.fleet.terminating;
  }

  get isWarming(): boolean {
    const { active, warm } = this.options.fleet;
    return active > warm || this.desired > active;
  }

  get isScaling(): boolean {
    const { active, inService, terminating } = this.options.fleet;
    return this.desired !== active || active > inService || terminating > 0;
  }

  get finishedAt(): number {
    return this.options.fleet.finishedAt;
  }

  /** Sets desired capacity, inside the bounds. */
  scaleTo(wanted: number, cause: Cause): void {
    const to = desiredAfterUpdate(this.desired, this.range, wanted);
    if (to === this.desired) {
      return;
    }
    const { policy, reason, warmup } = cause;
    this.actions.push({ at: this.options.start + this.now, from: this.desired, to, policy, reason });
    if (to > this.desired) {
      this.warmup = warmup;
    } else {
      this.scaledInAt = this.now;
    }
    this.desired = to;
    this.reconcileSoon();
  }

  /** Sets the bounds, and desired capacity if it is given; it is brought inside them. */
  update({ min, max, desired = this.desired }: Sizes, cause: Cause): void {
    this.range = { min, max };
    this.widestRange = {
      min: Math.min(this.widestRange.min, min),
      max: Math.max(this.widestRange.max, max),
    };
    this.scaleTo(desired, cause);
  }

  private reconcileSoon(): void {
    if (!this.isReconciling) {
      this.isReconciling = true;
      this.options.agenda.at(this.now + this.options.actionLatency, (time) => this.reconcile(time));
    }
  }

  private reconcile(now: number): void {
    const { fleet } = this.options;
    this.isReconciling = false;
    if (this.desired > fleet.active) {
      fleet.launch(this.desired - fleet.active, now, this.warmup);
    } else {
      fleet.terminate(fleet.active - this.desired, now);
    }
  }
}

interface Sizes extends CapacityRange {
  readonly desired?: number | undefined;
}

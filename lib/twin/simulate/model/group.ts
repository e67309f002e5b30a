import type { CapacityRange } from '../../../scaling/capacity-range';
import { desiredAfterUpdate } from '../../../scaling/clamp-capacity';
import type { Fleet } from '../fleet/fleet';
import type { Journal } from '../fleet/journal';
import type { GroupView } from '../policies/live-policy';
import type { ScalingAction } from '../run';
import type { Agenda } from './agenda';
import { type Process, Processes } from './processes';

/** Who changes desired capacity, and why. */
export interface Cause {
  readonly by: 'creation' | 'policy' | 'schedule' | 'controller' | 'SetDesiredCapacity' | 'UpdateAutoScalingGroup';
  /** Name of the policy, scheduled action, controller or call. */
  readonly policy: string;
  /** The alarm that invoked the policy. */
  readonly alarm?: string;
  readonly reason: string;
  /** Warm-up of what is launched for it, in seconds. */
  readonly warmup: number;
}

interface GroupOptions {
  readonly agenda: Agenda;
  readonly desired: number;
  readonly range: CapacityRange;
  /** From a change of desired capacity to what it causes, in seconds. */
  readonly actionLatency: number;
  /** Start of the run, in seconds since 1970. */
  readonly start: number;
  readonly journal?: Journal | undefined;
  /** Whether actions are kept. */
  readonly keepsTimeline: boolean;
}

/** A group's sizes, and the instances that follow them a few seconds later. */
export class Group implements GroupView {
  now = 0;
  desired: number;
  range: CapacityRange;
  /** From the lowest minimum to the highest maximum that there was. */
  widestRange: CapacityRange;
  scaledInAt = Number.NEGATIVE_INFINITY;
  /** Capacity that predictive scaling forecasts for this hour: other policies do not go below it; rule 3.6. */
  forecast = 0;
  readonly processes = new Processes();
  readonly actions: ScalingAction[] = [];
  scaleOuts = 0;
  scaleIns = 0;
  private warmup = 0;
  private isReconciling = false;
  private fleet!: Fleet;

  constructor(private readonly options: GroupOptions) {
    this.desired = options.desired;
    this.range = options.range;
    this.widestRange = options.range;
  }

  /** The instances that follow; a fleet needs the sizes first. */
  lead(fleet: Fleet): void {
    this.fleet = fleet;
  }

  get current(): number {
    return this.fleet.counts.warm;
  }

  get terminating(): number {
    return this.fleet.counts.terminating;
  }

  get isWarming(): boolean {
    const { active, warm } = this.fleet.counts;
    return active > warm || this.desired > active;
  }

  get isScaling(): boolean {
    const { counts, isHeldUp } = this.fleet;
    const { active, inService, terminating } = counts;
    return this.isReconciling || isHeldUp || this.desired > active || active > inService || terminating > 0;
  }

  get finishedAt(): number {
    return this.fleet.finishedAt;
  }

  /** Sets desired capacity, inside the bounds. */
  scaleTo(wanted: number, cause: Cause): void {
    const from = this.desired;
    const to = desiredAfterUpdate(from, this.range, wanted);
    if (to === from) {
      return;
    }
    const { policy, reason, warmup } = cause;
    if (this.options.keepsTimeline) {
      this.actions.push({ at: this.options.start + this.now, from, to, policy, reason });
    }
    this.options.journal?.desiredChanged(cause, { from, to }, this.range, this.now);
    if (to > from) {
      this.scaleOuts += 1;
      this.warmup = warmup;
    } else {
      this.scaleIns += 1;
      this.scaledInAt = this.now;
    }
    this.desired = to;
    this.reconcileSoon();
  }

  /** Sets the bounds, and desired capacity if it is given; it is brought inside them. */
  update({ min, max, desired = this.desired }: Sizes, cause: Cause): void {
    const before = this.range;
    this.range = { min, max };
    this.widestRange = {
      min: Math.min(this.widestRange.min, min),
      max: Math.max(this.widestRange.max, max),
    };
    this.scaleTo(desired, cause);
    if (max !== before.max) {
      this.reconcileSoon(); // a warm pool follows the maximum
    }
  }

  /** Resumes a process; what it was kept from is made up for a few seconds from now. */
  resume(process: Process): void {
    if (this.processes.areActive(process)) {
      return;
    }
    this.processes.resume(process);
    this.reconcileSoon(); // first, as a replacement is launched later than what is missing
    this.options.agenda.at(this.now + this.options.actionLatency, (time) => this.fleet.resume(time));
  }

  /** Lets the instances follow, a few seconds from now. */
  reconcileSoon(): void {
    if (!this.isReconciling) {
      this.isReconciling = true;
      this.options.agenda.at(this.now + this.options.actionLatency, (time) => {
        this.isReconciling = false;
        this.fleet.reconcile(time, this.warmup);
      });
    }
  }
}

interface Sizes extends CapacityRange {
  readonly desired?: number | undefined;
}

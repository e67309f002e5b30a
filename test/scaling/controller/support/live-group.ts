import { type ControllerMemory, emptyMemory } from '../../../../lib/scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../../lib/scaling/controller/controller-policy';
import { decide, type ScalingDecision } from '../../../../lib/scaling/controller/decide';
import type { Action } from '../../../../lib/scaling/controller/decision';
import type { GroupSnapshot } from '../../../../lib/scaling/controller/group-snapshot';
import type { LoadReading } from '../../../../lib/scaling/controller/load-reading';
import type { ScheduledAction } from '../../../../lib/scaling/lease/floor-action';
import { ScheduledGroup } from '../../lease/support/scheduled-group';
import { MINUTE, readingOf, START } from './any-decision';

interface LiveOptions {
  readonly policy: ControllerPolicy;
  /** In instances, by the minute since `START`; minutes before it are what a cold start reads. NaN is a minute without data. */
  readonly loadAt: (minute: number) => number;
  readonly minSize?: number;
  readonly maxSize?: number;
  readonly desired?: number;
  readonly actions?: readonly ScheduledAction[];
  /** Minutes of the past that can be read. */
  readonly past?: number;
  readonly lateness?: (at: number) => number;
}

/** A group under a load, with a controller that looks at it when it is told to. Time goes by the minute. */
export class LiveGroup {
  readonly schedule: ScheduledGroup;
  /** All that was written, in order. */
  readonly written: Action[] = [];
  desired: number;
  memory: ControllerMemory = emptyMemory();
  /** What a tick finds beside sizes and scheduled actions. */
  state: Partial<GroupSnapshot> = {};
  policy: ControllerPolicy;
  /** Whether no load can be read. */
  isBlind = false;

  constructor(private readonly options: LiveOptions) {
    const { policy, minSize = policy.baseline, maxSize = 100, desired = minSize, actions = [] } = options;
    const lateness = options.lateness ?? (() => 0);
    this.policy = policy;
    this.schedule = new ScheduledGroup({ now: START + 25_000, minSize, maxSize, actions, lateness });
    this.desired = desired;
  }

  get now(): number {
    return this.schedule.now;
  }

  get snapshot(): GroupSnapshot {
    const { minSize, maxSize, isSuspended } = this.schedule;
    return {
      name: 'web',
      range: { min: minSize, max: maxSize },
      desiredCapacity: this.desired,
      suspendedProcesses: isSuspended ? ['ScheduledActions'] : [],
      scheduledActions: this.schedule.describe(),
      ...this.state,
    };
  }

  /** Lets minutes pass without a controller. */
  pass(minutes: number): void {
    this.schedule.advance(this.now + minutes * MINUTE);
    this.desired = Math.min(this.schedule.maxSize, Math.max(this.desired, this.schedule.minSize));
  }

  /** What the controller decides now, by a clock that may be wrong. Nothing is done, and nothing remembered. */
  look(skew = 0): ScalingDecision {
    return decide(this.now + skew, this.policy, this.snapshot, this.readings(), this.memory);
  }

  /** Looks, remembers and does it, up to so many writes. */
  tick({ skew = 0, most = Number.POSITIVE_INFINITY } = {}): ScalingDecision {
    const decision = this.look(skew);
    this.memory = decision.memory;
    for (const action of decision.actions.slice(0, most)) {
      this.carryOut(action);
    }
    return decision;
  }

  /** Ticks once a minute. */
  run(minutes: number): ScalingDecision[] {
    return Array.from({ length: minutes }, () => {
      this.pass(1);
      return this.tick();
    });
  }

  private carryOut(action: Action): void {
    this.written.push(action);
    if (action.api === 'SetDesiredCapacity') {
      this.desired = action.desiredCapacity;
    } else {
      this.schedule.write(action);
    }
  }

  /** The minutes that have ended and are not in the memory. */
  private readings(): LoadReading[] {
    const { loadAt, past = 0 } = this.options;
    if (this.isBlind) {
      return [];
    }
    const end = Math.floor(this.now / MINUTE);
    const from = Math.max(Math.floor(this.memory.seenUntil / MINUTE), START / MINUTE - past);
    const minutes = Array.from({ length: Math.max(0, end - from) }, (_, index) => from + index);
    return minutes
      .map((minute) => readingOf((minute + 1) * MINUTE, loadAt(minute - START / MINUTE)))
      .filter(({ cpuLoad }) => !Number.isNaN(cpuLoad));
  }
}

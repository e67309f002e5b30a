import type { ScheduledGroup } from '../../scaling/lease/support/scheduled-group';

interface FakeGroupOptions {
  readonly name: string;
  readonly schedule: ScheduledGroup;
  /** Instance-capacities that are asked for, by the minute since the epoch; undefined is a minute without data. */
  readonly loadAt: (minute: number) => number | undefined;
}

/** One Auto Scaling group with its scheduled actions, and the CPU that CloudWatch has of it. */
export class FakeGroup {
  readonly name: string;
  desired: number;
  /** Extra elements of the group's description. */
  extra = '';
  refreshStatus: string | undefined;

  constructor(
    private readonly options: FakeGroupOptions,
    public readonly schedule: ScheduledGroup = options.schedule,
  ) {
    this.name = options.name;
    this.desired = schedule.minSize;
  }

  /** A copy of its own, under the same load. */
  clone(): FakeGroup {
    const { desired, extra, refreshStatus } = this;
    return Object.assign(new FakeGroup(this.options, this.schedule.clone()), { desired, extra, refreshStatus });
  }

  /** In milliseconds since the epoch. */
  get now(): number {
    return this.schedule.now;
  }

  /** Lets time pass: scheduled actions run. */
  advance(until: number): void {
    this.schedule.advance(until);
    this.desired = Math.min(this.schedule.maxSize, Math.max(this.schedule.minSize, this.desired));
  }

  /** CPU of a minute that has ended, as if 10 instances had always served; undefined where there is no data. */
  cpu(minute: number): number | undefined {
    const load = this.options.loadAt(minute);
    return load === undefined || (minute + 1) * 60_000 > this.now ? undefined : load * 10;
  }
}

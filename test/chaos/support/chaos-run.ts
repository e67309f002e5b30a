import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import { DAY, hash, START } from '../../scaling/lease/support/any-lease';
import { ScheduledGroup } from '../../scaling/lease/support/scheduled-group';
import { ControllerProcess, type Outcome } from './controller-process';
import { environmentOf } from './crash-story';
import { FakeAws, type Gremlin } from './fake-aws';
import { FakeGroup } from './fake-group';

/** What a minute of the load looks like in CloudWatch; the load itself never changes. */
export type Metric = (minute: number) => number | undefined;

export interface ChaosOptions {
  readonly mode: 'floor' | 'lead';
  readonly metric: Metric;
  readonly gremlin: Gremlin;
  /** Minutes of mischief, and then without. */
  readonly minutes: number;
  readonly calm: number;
  /** How often the event of a minute comes. */
  readonly copies?: (minute: number) => number;
  /** How far the function's clock is off, in milliseconds. */
  readonly skew?: (minute: number) => number;
  readonly pageSize?: number;
}

export interface ChaosReport {
  /** What was promised for the group after each minute: the lesser of what is in force and what comes next. */
  readonly promised: readonly number[];
  /** Most calls of one invocation, tries included. */
  readonly mostCalls: number;
  readonly outcomes: readonly Outcome[];
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  /** Floors of ours at the end, by their times. */
  readonly floors: readonly (readonly [at: number, minSize: number])[];
  readonly group: FakeGroup;
}

/** Waiting goes so much faster: a timeout of 3 seconds is one of 0.6. */
const SPEED = 5;

/** The load, in instance-capacities. */
export const LOAD = 6;

/** Keeps a controller's process at work on a group for some minutes. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const { mode, metric, minutes, calm, copies = () => 1, skew = () => 0 } = options;
  const schedule = new ScheduledGroup({
    now: START + 25_000,
    minSize: 2,
    maxSize: 40,
    actions: Array.from({ length: 7 }, (_, index) => ({
      name: `theirs-${index}`,
      at: START + DAY + (3 * index + 1) * MINUTE,
      desiredCapacity: 5,
    })),
    lateness: (at) => Math.floor(MINUTE * hash(5, at / MINUTE)),
  });
  const group = new FakeGroup({ name: 'web', schedule, loadAt: (minute) => metric(minute - START / MINUTE) });
  const aws = new FakeAws(group);
  aws.pageSize = options.pageSize ?? 100;
  const controller = new ControllerProcess(await aws.open(), environmentOf(mode), SPEED);
  const outcomes: Outcome[] = [];
  const promised: number[] = [];
  let mostCalls = 0;
  try {
    for (let minute = 0; minute < minutes + calm; minute++) {
      group.advance(group.now + MINUTE);
      aws.gremlin = minute < minutes ? options.gremlin : () => undefined;
      for (let copy = 0; copy < (minute < minutes ? copies(minute) : 1); copy++) {
        const before = aws.calls.length;
        const off = minute < minutes ? skew(minute) : 0;
        outcomes.push(
          await controller.invoke({ source: 'aws.events', 'detail-type': 'Scheduled Event' }, group.now + off),
        );
        mostCalls = Math.max(mostCalls, aws.calls.length - before);
      }
      promised.push(promiseOf(group, mode));
    }
  } finally {
    controller.kill();
    await aws.close();
  }
  return { promised, mostCalls, outcomes, lines: controller.lines, floors: floorsOf(group), group };
}

function promiseOf({ desired, schedule, now }: FakeGroup, mode: string): number {
  const next = schedule.describe().filter(({ name, at = 0 }) => leaseNames.isFloor(name) && at <= now + 3 * MINUTE);
  return mode === 'lead' ? desired : Math.min(schedule.minSize, ...next.map(({ minSize = 0 }) => minSize));
}

function floorsOf({ schedule }: FakeGroup) {
  return schedule
    .describe()
    .filter(({ name }) => leaseNames.isOurs(name))
    .map(({ at = 0, minSize = 0 }) => [at, minSize] as const)
    .sort(([one], [other]) => one - other);
}

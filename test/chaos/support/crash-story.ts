import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import type { PlanStep } from '../../../lib/scaling/plan-step';
import { DAY, HOUR, hash, START } from '../../scaling/lease/support/any-lease';
import { isBelowBoth, isReleased, releaseOf } from '../../scaling/lease/support/crash';
import { ScheduledGroup } from '../../scaling/lease/support/scheduled-group';
import { ControllerProcess } from './controller-process';
import type { Call, FakeAws } from './fake-aws';
import { FakeGroup } from './fake-group';

const TICK = { source: 'aws.events', 'detail-type': 'Scheduled Event' };
const BASELINE = 2;
const WRITES: readonly string[] = ['PutScheduledUpdateGroupAction', 'DeleteScheduledAction', 'SetDesiredCapacity'];

export const isWrite = ({ action }: Call) => WRITES.includes(action);

/** What came of killing the process after each of its writes. */
export interface CrashReport {
  readonly points: number;
  /** Of those: before the old release, the floor was below both what it is without any write and with all of them. */
  readonly dips: number;
  /** Of those: the baseline was not in force two minutes after the release, or there was no release. */
  readonly unreleased: number;
}

/** A group under a day-shaped load with noise, some minutes of it missing; all of it hangs on the seed. */
export function newGroup(seed: number): FakeGroup {
  const mean = 3 + 20 * hash(seed, 1);
  const phase = DAY * hash(seed, 2);
  const loadAt = (minute: number) => {
    const isPast = minute * MINUTE < START - 2 * DAY;
    const wave = 1 + 0.7 * Math.cos((2 * Math.PI * (minute * MINUTE - phase)) / DAY);
    return isPast || hash(seed, minute) < 0.01 ? undefined : mean * wave * (0.9 + 0.2 * hash(seed, -minute));
  };
  const theirs = [
    { name: 'theirs-once', at: START + Math.floor(30 * hash(seed, 3)) * HOUR, minSize: 3 },
    { name: 'theirs-daily', at: START + 7 * HOUR + 15 * MINUTE, minSize: 1, recurrence: '15 7 * * *' },
  ];
  const lateness = (at: number) => Math.floor(2 * MINUTE * hash(seed, at / MINUTE + 7));
  const schedule = new ScheduledGroup({
    now: START + 25_000,
    minSize: BASELINE,
    maxSize: 60,
    actions: theirs,
    lateness,
  });
  return new FakeGroup({ name: 'web', schedule, loadAt });
}

export const environmentOf = (mode: string) => ({
  AUTO_SCALING_GROUP_NAME: 'web',
  BASELINE: String(BASELINE),
  CONTROLLER_MODE: mode,
});

/**
 * Kills the controller's process after each write of each tick of a story, and sees what becomes of the group then.
 *
 * @param most crash points, after which the story ends
 */
export async function tellCrashes(aws: FakeAws, url: string, seed: number, most: number): Promise<CrashReport> {
  let group = newGroup(seed);
  const total = { points: 0, dips: 0, unreleased: 0 };
  for (let tick = 0; total.points < most && tick < 200; tick++) {
    const gap = hash(seed, 100 + tick) < 0.7 ? MINUTE : Math.floor(600 * hash(seed, 300 + tick)) * MINUTE;
    group.advance(group.now + gap);
    const { after: all, writes } = await runUntilWrite(aws, url, group, Number.POSITIVE_INFINITY);
    for (let write = 1; write <= writes && total.points < most; write++) {
      const { after } = await runUntilWrite(aws, url, group, write);
      total.points += 1;
      total.dips += isDip(group, after, all) ? 1 : 0;
      total.unreleased += isReleasedAfter(after) ? 0 : 1;
    }
    const survived = hash(seed, 500 + tick);
    group = survived < 0.6 ? all : (await runUntilWrite(aws, url, group, Math.ceil(writes * survived))).after;
  }
  return total;
}

/** One tick of a fresh process on a copy of a group; the process is killed when so many writes have been carried out. */
async function runUntilWrite(aws: FakeAws, url: string, group: FakeGroup, last: number) {
  const after = group.clone();
  const controller = new ControllerProcess(url, environmentOf('floor'));
  let writes = 0;
  aws.groups.set(after.name, after);
  aws.gremlin = (call) => {
    writes += isWrite(call) ? 1 : 0;
    if (writes < last) {
      return undefined;
    }
    setImmediate(() => controller.kill());
    return { kind: 'lost', isCarriedOut: writes === last && isWrite(call) };
  };
  const { error, killed } = await controller.invoke(TICK, after.now);
  controller.kill();
  if (error !== undefined || killed !== writes >= last) {
    throw new Error(`the controller ${killed ? 'was killed' : `ended with ${error?.message}`} after ${writes} writes`);
  }
  return { after, writes };
}

function isDip(before: FakeGroup, after: FakeGroup, all: FakeGroup): boolean {
  const until = before.now + 2 * DAY;
  const release = releaseOf(before.schedule) ?? until;
  const [without, some, complete] = [before, after, all].map(({ schedule }): readonly PlanStep[] =>
    schedule.clone().advance(until),
  );
  return isBelowBoth(some!, [without!, complete!], release);
}

function isReleasedAfter({ schedule }: FakeGroup): boolean {
  const alone = schedule.clone();
  const release = releaseOf(alone);
  alone.advance(alone.now + 2 * DAY);
  return isReleased(release, alone, BASELINE);
}

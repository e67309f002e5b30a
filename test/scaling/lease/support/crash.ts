import { MINUTE } from '../../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../../lib/scaling/lease/lease-names';
import type { LeaseWrite } from '../../../../lib/scaling/lease/within-room';
import type { PlanStep } from '../../../../lib/scaling/plan-step';
import { DAY } from './any-lease';
import type { ScheduledGroup } from './scheduled-group';

/** What happens when a controller dies after each of its writes, and never comes back. */
export interface CrashReport {
  /** Writes after which it died. */
  readonly points: number;
  /**
   * Of those: before the release that there was, the floor was below what it is without any of the writes, and below
   * what it is with all of them.
   */
  readonly dips: number;
  /** Of those: the baseline was not in force two minutes after the release, or there was no release, or not the last. */
  readonly unreleased: number;
}

/**
 * Carries the writes out on copies of a group, each of them but the last some of the writes only, and lets two days pass.
 *
 * @param pause between two writes, in milliseconds
 */
export function crashAfterEach(
  writes: readonly LeaseWrite[],
  { group, baseline, pause }: { readonly group: ScheduledGroup; readonly baseline: number; readonly pause: number },
): CrashReport {
  const until = group.now + 2 * DAY;
  const without = group.clone().advance(until);
  const before = releaseOf(group) ?? until;
  const states = statesAfterEach(writes, group.clone(), pause);
  const futures = states.map(({ past, group: copy }) => {
    const release = releaseOf(copy);
    const minima = [...past, ...copy.advance(until)];
    return { minima, isReleased: isReleased(release, copy, baseline) };
  });
  const all = futures.at(-1)?.minima ?? without;
  return {
    points: futures.length,
    dips: futures.filter(({ minima }) => isBelowBoth(minima, [without, all], before)).length,
    unreleased: futures.filter((future) => !future.isReleased).length,
  };
}

/** The group after the first write, after two, and so on until the service refuses one; and its minimum until then. */
function statesAfterEach(writes: readonly LeaseWrite[], group: ScheduledGroup, pause: number) {
  const states: { readonly past: readonly PlanStep[]; readonly group: ScheduledGroup }[] = [];
  let past: readonly PlanStep[] = [];
  for (const write of writes) {
    past = [...past, ...group.advance(group.now + pause)];
    try {
      group.write(write);
    } catch {
      break;
    }
    states.push({ past, group: group.clone() });
  }
  return states;
}

/** When the floor of a group is released, in milliseconds since the epoch; undefined when there is no release. */
export function releaseOf(group: ScheduledGroup): number | undefined {
  return group.describe().find(({ name }) => name === leaseNames.release)?.at;
}

/** Whether a minimum is below two others at once, at any time before one. */
export function isBelowBoth(
  minima: readonly PlanStep[],
  others: readonly (readonly PlanStep[])[],
  before: number,
): boolean {
  const times = [minima, ...others].flat().map(({ from }) => from);
  const floor = levelsOf(minima);
  const levels = others.map(levelsOf);
  return times
    .filter((time) => time < before)
    .sort((one, other) => one - other)
    .some((time) => floor(time) < Math.min(...levels.map((level) => level(time))));
}

/** Reads the levels of a step function at times that never go back. */
function levelsOf(steps: readonly PlanStep[]): (time: number) => number {
  let index = 0;
  return (time) => {
    while (index + 1 < steps.length && steps[index + 1]!.from <= time) {
      index++;
    }
    return steps[index]!.capacity;
  };
}

/** Whether the baseline was in force two minutes after a release, and nothing of ours came later. */
export function isReleased(release: number | undefined, after: ScheduledGroup, baseline: number): boolean {
  const last = after.ran.filter(({ name }) => leaseNames.isOurs(name)).at(-1);
  return (
    last?.name === leaseNames.release &&
    release !== undefined &&
    last.time <= release + 2 * MINUTE &&
    last.minSize === baseline &&
    !after.describe().some(({ name }) => leaseNames.isOurs(name))
  );
}

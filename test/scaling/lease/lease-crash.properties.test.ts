import fc from 'fast-check';
import { MINUTE, type ScheduledAction } from '../../../lib/scaling/lease/floor-action';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import { leaseOf } from '../../../lib/scaling/lease/lease-of';
import { leaseWrites } from '../../../lib/scaling/lease/lease-writes';
import type { LeaseWrite } from '../../../lib/scaling/lease/within-room';
import type { PlanStep } from '../../../lib/scaling/plan-step';
import { type Day, days, foreignFrom, HOUR, latenesses, moments, planOfDay } from './support/any-lease';
import { crashAfterEach } from './support/crash';
import { ScheduledGroup } from './support/scheduled-group';

/** One day after another is planned for a group, each some time after the last, and none but the last crash is mended. */
interface Story {
  readonly now: number;
  readonly minSize: number;
  readonly baseline: number;
  readonly foreign: readonly ScheduledAction[];
  readonly lateness: (at: number) => number;
  /** Between two writes, in milliseconds. */
  readonly pause: number;
  readonly renewals: readonly {
    readonly day: Day;
    readonly wanted: number;
    /** Time since the last renewal, in milliseconds. */
    readonly gap: number;
    /** Share of the writes after which the controller dies, unless this is the last renewal. */
    readonly crash: number;
  }[];
}

const gaps = fc.oneof(
  fc.integer({ min: MINUTE, max: 20 * MINUTE }),
  fc.integer({ min: MINUTE, max: 6 * HOUR }),
  fc.integer({ min: MINUTE, max: 30 * HOUR }),
);
const stories: fc.Arbitrary<Story> = moments.chain((now) =>
  fc.record({
    now: fc.constant(now),
    minSize: fc.integer({ min: 0, max: 30 }),
    baseline: fc.integer({ min: 0, max: 5 }),
    foreign: foreignFrom(now),
    lateness: latenesses,
    pause: fc.constantFrom(0, 0, 100, 400),
    renewals: fc.array(
      fc.record({
        day: days,
        wanted: fc.integer({ min: 0, max: 80 }),
        gap: gaps,
        crash: fc.constantFrom(0, 0.1, 0.5, 0.9, 1, 1, 1),
      }),
      { minLength: 1, maxLength: 4 },
    ),
  }),
);

/** The group when the last renewal of a story is due, and what it is asked for. */
function tell({ now, minSize, foreign, lateness, renewals, baseline }: Story) {
  const group = new ScheduledGroup({ now, minSize, maxSize: 100, actions: foreign, lateness });
  const requestOf = (index: number) => ({
    plan: planOfDay(renewals[index]!.day, group.now, renewals[index]!.wanted) as readonly PlanStep[],
    baseline,
    cap: 100,
    minSize: group.minSize,
    existing: group.describe(),
    now: group.now,
  });
  for (let index = 0; index + 1 < renewals.length; index++) {
    const request = requestOf(index);
    const { writes } = leaseWrites(leaseOf(request).actions, request);
    for (const write of writes.slice(0, Math.ceil(renewals[index]!.crash * writes.length))) {
      group.write(write);
    }
    group.advance(group.now + renewals[index + 1]!.gap);
  }
  return { group, request: requestOf(renewals.length - 1) };
}

type Order = (writes: readonly LeaseWrite[], existing: readonly ScheduledAction[]) => readonly LeaseWrite[];

/** What comes of all stories when the writes of the last renewal are carried out in an order of one's own. */
function crashesOf(order: Order, numRuns: number) {
  const total = { stories: 0, writes: 0, points: 0, dips: 0, unreleased: 0 };
  for (const story of fc.sample(stories, { numRuns, seed: 20260105 })) {
    const { group, request } = tell(story);
    const { writes, left } = leaseWrites(leaseOf(request).actions, request);
    const ordered = order(writes, request.existing);
    const { points, dips, unreleased } = crashAfterEach(ordered, { group, ...story });
    total.stories += 1;
    total.writes += ordered.length;
    total.points += points;
    total.dips += dips;
    total.unreleased += unreleased;
    expect(left).toBe(0);
  }
  return total;
}

const isDelete = ({ api }: LeaseWrite) => api === 'DeleteScheduledAction';
const isRelease = ({ name }: LeaseWrite) => name === leaseNames.release;

describe('a controller that dies after any write', () => {
  test('leaves a floor that is never below both leases, and a release to come', () => {
    const { stories, writes, points, dips, unreleased } = crashesOf((writes) => writes, 200);

    expect(points).toBe(writes); // none was refused
    expect(points).toBeGreaterThanOrEqual(10_000);
    expect({ dips, unreleased }).toEqual({ dips: 0, unreleased: 0 });
    process.stdout.write(`${stories} stories, ${points} crash points: ${dips} dips, ${unreleased} never released\n`);
  });

  test('fails when everything is deleted and then put again', () => {
    const { dips, unreleased } = crashesOf((writes, existing) => {
      const ours = existing.filter(({ name }) => leaseNames.isOurs(name));
      const deletes = ours.map(({ name }): LeaseWrite => ({ api: 'DeleteScheduledAction', name }));
      const kept = ours.filter(({ name }) => !writes.some((write) => write.name === name));
      const again = kept.map(
        ({ name, at = 0, minSize = 0 }): LeaseWrite => ({ api: 'PutScheduledUpdateGroupAction', name, at, minSize }),
      );
      return [...deletes, ...again, ...writes.filter((write) => !isDelete(write))];
    }, 30);

    expect(dips).toBeGreaterThan(0);
    expect(unreleased).toBeGreaterThan(0);
  });

  test('fails when floors are put before the release', () => {
    const { unreleased } = crashesOf(
      (writes) => [...writes.filter((write) => !isRelease(write)), ...writes.filter(isRelease)],
      30,
    );

    expect(unreleased).toBeGreaterThan(0);
  });

  test('fails when floors are put from the first to the last', () => {
    const { dips } = crashesOf((writes) => {
      const floors = writes.filter((write) => !isDelete(write) && !isRelease(write));
      floors.sort((one, other) => (one.name < other.name ? -1 : 1)); // a name is a time
      return [...writes.filter(isRelease), ...floors, ...writes.filter(isDelete)];
    }, 30);

    expect(dips).toBeGreaterThan(0);
  });

  test('fails when what is stale goes from the last to the first', () => {
    const { dips } = crashesOf(
      (writes) => [...writes.filter((write) => !isDelete(write)), ...writes.filter(isDelete).reverse()],
      30,
    );

    expect(dips).toBeGreaterThan(0);
  });
});

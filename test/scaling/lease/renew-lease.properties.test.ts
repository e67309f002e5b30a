import fc from 'fast-check';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { highestCapacity } from '../../../lib/scaling/lease/highest-capacity';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import type { PlanStep } from '../../../lib/scaling/plan-step';
import { DAY, HOUR } from './support/any-lease';
import { scenesWith } from './support/any-scene';
import { look, renew } from './support/renew';
import { ScheduledGroup } from './support/scheduled-group';

const theirsOf = (group: ScheduledGroup) => group.describe().filter(({ name }) => !leaseNames.isOurs(name));
const oursOf = (group: ScheduledGroup) =>
  group
    .describe()
    .filter(({ name }) => leaseNames.isOurs(name))
    .sort((one, other) => one.at! - other.at!);
const levelOf = (steps: readonly PlanStep[], time: number) => highestCapacity(steps, time, time + 1);
/** The first minute on which what is written now can start. */
const firstOf = ({ now }: ScheduledGroup) => Math.floor(now / MINUTE) * MINUTE + 2 * MINUTE;

describe('renewLease', () => {
  test('writes floors of its own name, in range, on full minutes to come that nobody has', () => {
    fc.assert(
      fc.property(scenesWith(), fc.integer({ min: 0, max: 40 }), (scene, limit) => {
        const { plan, baseline } = scene;
        const group = new ScheduledGroup(scene);
        const theirs = theirsOf(group);
        const cap = Math.min(limit, group.maxSize);

        const { writes, lease } = renew(group, { plan, baseline, cap });

        for (const { minSize } of lease) {
          expect(Number.isInteger(minSize)).toBe(true);
          expect(minSize).toBeGreaterThanOrEqual(Math.min(baseline, cap));
          expect(minSize).toBeLessThanOrEqual(cap);
        }
        for (const write of writes) {
          expect(leaseNames.isOurs(write.name)).toBe(true);
          const isPut = write.api === 'PutScheduledUpdateGroupAction';
          expect(Object.keys(write).sort()).toEqual(isPut ? ['api', 'at', 'minSize', 'name'] : ['api', 'name']);
          expect(isPut ? write.at % MINUTE : 0).toBe(0);
          expect(isPut ? write.at : Number.POSITIVE_INFINITY).toBeGreaterThan(group.now + MINUTE);
        }
        expect(theirsOf(group)).toEqual(theirs);
        const starts = group.describe().map(({ at }) => at);
        expect(new Set(starts).size).toBe(starts.length);
      }),
    );
  });

  test('has its release last, 24 to 27 hours ahead, and leaves room to others', () => {
    fc.assert(
      fc.property(scenesWith(), (scene) => {
        const { plan, baseline } = scene;
        const group = new ScheduledGroup(scene);
        const { lease } = renew(group, { plan, baseline });

        const release = lease.at(-1)!;
        expect(oursOf(group)).toEqual(lease);
        expect(release).toMatchObject({ name: leaseNames.release, minSize: baseline });
        expect(release.at).toBeGreaterThanOrEqual(group.now + DAY);
        expect(release.at).toBeLessThanOrEqual(group.now + 27 * HOUR);
        expect(lease.length).toBeLessThanOrEqual(125 - theirsOf(group).length - 10);
      }),
    );
  });

  test('is nowhere below its plan, and ends at the baseline with nobody there', () => {
    fc.assert(
      fc.property(scenesWith({ most: 200, others: false, late: false }), (scene) => {
        const { plan, baseline } = scene;
        const group = new ScheduledGroup(scene);
        const first = firstOf(group);
        const release = renew(group, { plan, baseline }).lease.at(-1)!.at;

        const minima = group.advance(group.now + 2 * DAY);

        const times = [...plan, ...minima].map(({ from }) => Math.max(from, first)).filter((time) => time < release);
        for (const time of times) {
          expect(levelOf(minima, time)).toBeGreaterThanOrEqual(Math.min(levelOf(plan, time), group.maxSize));
        }
        expect(group.minSize).toBe(baseline);
      }),
    );
  });

  test('is its plan where that changes on full minutes and has room', () => {
    fc.assert(
      fc.property(scenesWith({ most: 90, others: false, late: false }), (scene) => {
        const { baseline } = scene;
        const group = new ScheduledGroup(scene);
        const plan = scene.plan.map(({ from, capacity }) => ({ from: from - (from % MINUTE), capacity }));
        const first = firstOf(group);
        const release = renew(group, { plan, baseline }).lease.at(-1)!.at;

        const minima = group.advance(group.now + 2 * DAY);

        const times = [...plan, ...minima].map(({ from }) => Math.max(from, first)).filter((time) => time < release);
        for (const time of times) {
          expect(levelOf(minima, time)).toBe(Math.max(baseline, Math.min(levelOf(plan, time), group.maxSize)));
        }
      }),
    );
  });

  test('never has a lower floor for a higher plan', () => {
    fc.assert(
      fc.property(
        scenesWith({ most: 80, others: false }),
        fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 81, maxLength: 81 }),
        (scene, more) => {
          const { plan, baseline } = scene;
          const group = new ScheduledGroup(scene);
          const higher = plan.map(({ from, capacity }, index) => ({ from, capacity: capacity + more[index]! }));
          const other = group.clone();
          renew(group, { plan, baseline });
          renew(other, { plan: higher, baseline });

          const minima = group.advance(group.now + 2 * DAY);
          const others = other.advance(other.now + 2 * DAY);

          for (const { from } of [...minima, ...others]) {
            expect(levelOf(others, from)).toBeGreaterThanOrEqual(levelOf(minima, from));
          }
        },
      ),
    );
  });

  test('writes nothing a second time, and the same when it is called twice', () => {
    fc.assert(
      fc.property(scenesWith(), (scene) => {
        const { plan, baseline } = scene;
        const group = new ScheduledGroup(scene);
        const once = look(group, { plan, baseline });
        const again = look(group, { plan, baseline });
        expect(again).toEqual(once);

        renew(group, { plan, baseline });
        const after = group.describe();
        for (const write of once.writes) {
          group.write(write);
        }

        expect(group.describe()).toEqual(after);
        expect(look(group, { plan, baseline })).toMatchObject({ writes: [], left: 0 });
      }),
    );
  });

  test('comes to the same with a few writes at a time, and says how many are left', () => {
    fc.assert(
      fc.property(scenesWith(), fc.integer({ min: 1, max: 20 }), (scene, mostWrites) => {
        const { plan, baseline } = scene;
        const group = new ScheduledGroup(scene);
        const all = group.clone();
        let due = renew(all, { plan, baseline }).writes.length;

        while (due > 0) {
          const { writes, left } = renew(group, { plan, baseline, mostWrites });
          expect(writes.length).toBe(Math.min(due, mostWrites));
          expect(left).toBe(due - writes.length);
          due = left;
        }

        expect(oursOf(group)).toEqual(oursOf(all));
      }),
    );
  });

  test('writes each floor of a plan once, and moves the release at most once an hour', () => {
    fc.assert(
      fc.property(
        scenesWith({ most: 60, others: false }),
        fc.array(fc.integer({ min: 20_000, max: 90_000 }), { minLength: 300, maxLength: 300 }),
        (scene, waits) => {
          const { plan, baseline } = scene;
          const group = new ScheduledGroup(scene);
          renew(group, { plan, baseline });
          group.advance(group.now + 5 * MINUTE);
          renew(group, { plan, baseline });
          const written = new Set<string>();
          let moved = Number.NEGATIVE_INFINITY;

          for (const wait of waits) {
            group.advance(group.now + wait);
            for (const write of renew(group, { plan, baseline }).writes) {
              if (write.api === 'DeleteScheduledAction') {
                written.add(write.name); // a floor that another follows at once, and that does not come back
              } else if (write.name === leaseNames.release) {
                expect(group.now - moved).toBeGreaterThanOrEqual(HOUR);
                moved = group.now;
              } else {
                expect(written).not.toContain(write.name);
                written.add(write.name);
              }
            }
          }

          expect(written.size).toBeLessThanOrEqual(2 * plan.length);
        },
      ),
      { numRuns: 30 },
    );
  });

  test('writes nothing but the release while a constant plan lasts', () => {
    fc.assert(
      fc.property(
        scenesWith({ others: false }),
        fc.integer({ min: 0, max: 40 }),
        fc.array(fc.integer({ min: 20_000, max: 90_000 }), { minLength: 300, maxLength: 300 }),
        (scene, capacity, waits) => {
          const { baseline } = scene;
          const group = new ScheduledGroup(scene);
          const wish = () => ({ plan: [{ from: group.now, capacity }], baseline });
          renew(group, wish());
          group.advance(group.now + 5 * MINUTE);
          renew(group, wish());

          const writes = waits.flatMap((wait) => {
            group.advance(group.now + wait);
            return renew(group, wish()).writes;
          });

          expect(writes.length).toBeLessThanOrEqual(6);
          expect(writes.every(({ name }) => name === leaseNames.release)).toBe(true);
          expect(group.minSize).toBe(Math.max(baseline, Math.min(capacity, group.maxSize)));
        },
      ),
      { numRuns: 30 },
    );
  });

  test('writes no floor for a clock that is up to two minutes wrong', () => {
    fc.assert(
      fc.property(
        scenesWith({ most: 60, others: false }),
        fc.integer({ min: 0, max: 20 * HOUR }),
        fc.integer({ min: -2 * MINUTE, max: 2 * MINUTE }),
        (scene, age, skew) => {
          const { baseline } = scene;
          const group = new ScheduledGroup(scene);
          const plan = scene.plan.map(({ from, capacity }) => ({ from: from - (from % (15 * MINUTE)), capacity }));
          for (const wait of [6 * MINUTE, age]) {
            renew(group, { plan, baseline });
            group.advance(group.now + wait);
          }

          const { writes } = look(group, { plan, baseline, now: group.now + skew });

          expect(writes.filter(({ name }) => name !== leaseNames.release && isBeforeRelease(name, group))).toEqual([]);
        },
      ),
    );
  });

  test('catches up with a floor that was missed by raising once, and does not lower at once', () => {
    fc.assert(
      fc.property(
        scenesWith({ others: false, late: false }),
        fc.integer({ min: 0, max: 12 * HOUR }),
        fc.boolean(),
        (scene, time, stay) => {
          const { plan, baseline } = scene;
          const group = new ScheduledGroup(scene);
          renew(group, { plan, baseline });
          group.isSuspended = true;
          group.missedStay = stay;
          group.advance(group.now + time);
          const suspended = look(group, { plan, baseline });
          group.isSuspended = false;
          const isMissed = oursOf(group).some(({ at }) => at! <= group.now - 5 * MINUTE);

          const { writes, reasons } = look(group, { plan, baseline });

          const soon = firstOf(group);
          const puts = writes.flatMap((write) => (write.api === 'PutScheduledUpdateGroupAction' ? write : []));
          const atOnce = puts.filter(({ at }) => at === soon);
          const planned = Math.max(baseline, Math.min(highestCapacity(plan, soon, soon + MINUTE), group.maxSize));
          expect(suspended).toMatchObject({ writes: [], reasons: [{ code: 'SCHEDULED_ACTIONS_SUSPENDED' }] });
          expect(atOnce.length).toBeLessThanOrEqual(1);
          expect(reasons.some(({ code }) => code === 'MISSED_FLOOR')).toBe(isMissed);
          if (isMissed) {
            expect(atOnce.every(({ minSize }) => minSize > group.minSize)).toBe(true);
          }
          if (planned > group.minSize && !oursOf(group).some(({ at }) => at! > group.now - 5 * MINUTE && at! <= soon)) {
            expect(atOnce).toHaveLength(1);
          }
        },
      ),
    );
  });
});

describe('a lease whose actions somebody moved', () => {
  test('is put right, and never stands in its own way', () => {
    fc.assert(
      fc.property(
        scenesWith({ most: 40 }),
        fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: 1, maxLength: 4 }),
        (scene, moves) => {
          const { plan, baseline } = scene;
          const group = new ScheduledGroup(scene);
          const next = [{ from: group.now, capacity: 50 }, ...plan.slice(1)];
          const { lease } = look(group, { plan: next, baseline });
          for (const [one, other] of moves) {
            const [name, minute] = [oursOf(group)[one % oursOf(group).length]?.name, lease[other % lease.length]!.at];
            if (name !== undefined && minute > group.now && group.describe().every(({ at }) => at !== minute)) {
              group.write({ api: 'PutScheduledUpdateGroupAction', name, at: minute, minSize: 7 });
            }
          }

          renew(group, { plan: next, baseline });

          expect(look(group, { plan: next, baseline })).toMatchObject({ writes: [], left: 0 });
        },
      ),
    );
  });
});

/** Whether a floor is before the release that the group has: one after it has come into view, and is written. */
function isBeforeRelease(name: string, group: ScheduledGroup): boolean {
  const release = group.describe().find((action) => action.name === leaseNames.release)!;
  return name < leaseNames.floor(release.at!);
}

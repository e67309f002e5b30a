import fc from 'fast-check';
import { emptyMemory } from '../../../lib/scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import { decide } from '../../../lib/scaling/controller/decide';
import { decideOn } from '../../../lib/scaling/controller/decide-on';
import type { Action } from '../../../lib/scaling/controller/decision';
import type { Evidence } from '../../../lib/scaling/controller/evidence';
import { highestCapacity } from '../../../lib/scaling/lease/highest-capacity';
import { leaseNames } from '../../../lib/scaling/lease/lease-names';
import type { LeaseWrite } from '../../../lib/scaling/lease/within-room';
import { foreignFrom, latenesses } from '../lease/support/any-lease';
import {
  anyGroups,
  anyLoads,
  goodLoads,
  historiesOf,
  MINUTE,
  openGroups,
  policies,
  START,
} from './support/any-decision';
import { FLOOR, LEAD } from './support/example-decision';
import { LiveGroup } from './support/live-group';

const isLeaseWrite = (action: Action): action is LeaseWrite => action.api !== 'SetDesiredCapacity';
const isPut = (action: Action) => action.api === 'PutScheduledUpdateGroupAction';

/** What is known in an ordinary moment. */
const evidences: fc.Arbitrary<Evidence> = fc
  .record({
    needed: fc.integer({ min: 1, max: 60 }),
    usual: fc.option(fc.array(fc.integer({ min: -1, max: 40 }), { minLength: 96, maxLength: 96, size: 'max' }), {
      nil: undefined,
    }),
    age: fc.integer({ min: 0, max: 8 * MINUTE }),
    known: fc.integer({ min: 0, max: 40 * MINUTE }),
    used: fc.integer({ min: 0, max: 2 }),
  })
  .map(({ needed, usual, age, known, used }) => ({
    needed,
    ...(usual && { usual }),
    readings: used,
    used,
    seenUntil: START - age,
    knownSince: START - age - known,
  }));

const modes = fc.constantFrom(LEAD, FLOOR);
/** A day that rises and falls, with a few minutes missing and a few absurd. */
const days = fc
  .record({
    mean: fc.integer({ min: 1, max: 20 }),
    swing: fc.double({ min: 0, max: 0.9, noNaN: true }),
    noise: fc.double({ min: 0, max: 0.3, noNaN: true }),
    period: fc.integer({ min: 60, max: 1440 }),
    missing: fc.integer({ min: 20, max: 400 }),
  })
  .map(({ mean, swing, noise, period, missing }) => (minute: number) => {
    const random = ((minute * 7919) % 101) / 101 - 0.5;
    const isMissing = ((minute % missing) + missing) % missing < 2;
    return isMissing
      ? Number.NaN
      : Math.max(0, mean * (1 + swing * Math.sin((2 * Math.PI * minute) / period) + noise * random));
  });

describe('decide', () => {
  test('1: keeps every floor between the baseline and the lesser of maximum and highest floor, in whole instances', () => {
    fc.assert(
      fc.property(policies, anyGroups(), evidences, (policy, group, evidence) => {
        const { actions } = decideOn(START, policy, group, evidence);

        const cap = Math.min(group.range.max, policy.highestFloor ?? group.range.max);
        for (const action of actions) {
          if (action.api === 'PutScheduledUpdateGroupAction') {
            expect(Number.isInteger(action.minSize)).toBe(true);
            expect(action.minSize).toBeGreaterThanOrEqual(Math.min(policy.baseline, cap));
            expect(action.minSize).toBeLessThanOrEqual(cap);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  test('2: without new data lowers neither the capacity nor any floor that is to come next', () => {
    const lengths = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(modes, days, fc.integer({ min: 30, max: 200 }), lengths, (policy, load, known, silent) => {
        const loadAt = (minute: number) => (minute < known ? load(minute) : Number.NaN);
        const live = new LiveGroup({ policy, loadAt, past: 2880 });
        live.run(known);
        const floor = Math.min(live.schedule.minSize, ...pendingOf(live));
        const { desired } = live;

        for (let minute = 0; minute < silent; minute++) {
          live.run(1);

          expect(live.desired).toBeGreaterThanOrEqual(desired);
          expect(live.schedule.minSize).toBeGreaterThanOrEqual(floor);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('2: without new data is never below what is written already, whether it remembers the past or not', () => {
    const rising = fc.record({
      low: fc.integer({ min: 1, max: 5 }),
      high: fc.integer({ min: 6, max: 40 }),
      from: fc.nat(20),
    });
    fc.assert(
      fc.property(modes, rising, fc.integer({ min: 60, max: 1400 }), fc.boolean(), (policy, day, known, forgets) => {
        const hourOf = (minute: number) => Math.floor((((minute % 1440) + 1440) % 1440) / 60);
        const load = (minute: number) =>
          hourOf(minute) >= day.from && hourOf(minute) < day.from + 6 ? day.high : day.low;
        const loadAt = (minute: number) => (minute < known ? load(minute) : Number.NaN);
        const [blind, dead] = [0, 1].map(() => new LiveGroup({ policy, loadAt, past: 2880 }));
        blind!.run(known);
        dead!.run(known);

        for (let minute = 0; minute < 400; minute += 1) {
          blind!.memory = forgets ? emptyMemory() : blind!.memory;
          blind!.isBlind = true;
          blind!.run(1);
          dead!.pass(1);

          expect(blind!.schedule.minSize).toBeGreaterThanOrEqual(dead!.schedule.minSize);
          expect(blind!.desired).toBeGreaterThanOrEqual(dead!.desired);
        }
      }),
      { numRuns: 12 },
    );
  });

  test('3: never has a lower floor or capacity for more load, and is the same for the same', () => {
    fc.assert(
      fc.property(
        policies,
        openGroups(),
        evidences,
        fc.integer({ min: 0, max: 20 }),
        fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 96, maxLength: 96, size: 'max' }),
        (policy, group, evidence, extra, more) => {
          const higher: Evidence = {
            ...evidence,
            needed: evidence.needed! + extra,
            ...(evidence.usual && {
              usual: evidence.usual.map((need, index) => (need < 0 ? need : need + more[index]!)),
            }),
          };

          const plan = decideOn(START, policy, group, evidence);
          const other = decideOn(START, policy, group, higher);

          // What comes first is desired capacity in mode lead, and holds until no floor.
          const floorsIn = ([, ...floors]: typeof plan.plan) => [{ from: START, capacity: group.range.min }, ...floors];
          expect(other.plan[0]!.capacity).toBeGreaterThanOrEqual(plan.plan[0]!.capacity);
          for (let time = START; time < START + 1439 * MINUTE; time += 5 * MINUTE) {
            const capacities = [plan, other].map((decision) =>
              highestCapacity(floorsIn(decision.plan), time, time + 1),
            );
            expect(capacities[1]).toBeGreaterThanOrEqual(capacities[0]!);
          }
          expect(JSON.stringify(decideOn(START, policy, group, evidence))).toBe(JSON.stringify(plan));
        },
      ),
      { numRuns: 100 },
    );
  });

  test('4: removes and adds at most the share of the policy at a tick, also after it has forgotten everything', () => {
    const limited: ControllerPolicy = { ...LEAD, scaleInLimit: 0.25, scaleOutLimit: 0.5, minimumHold: 0 };
    fc.assert(
      fc.property(fc.array(goodLoads, { minLength: 5, maxLength: 40 }), fc.nat({ max: 39 }), (loads, forgets) => {
        const live = new LiveGroup({ policy: limited, loadAt: (minute) => loads[minute] ?? 1, desired: 20 });

        for (let minute = 0; minute < loads.length; minute++) {
          const before = live.desired;
          if (minute === forgets) {
            live.memory = emptyMemory();
          }
          live.run(1);

          expect(live.desired).toBeGreaterThanOrEqual(before - Math.max(1, Math.floor(0.25 * before)));
          expect(live.desired).toBeLessThanOrEqual(before + Math.max(1, Math.floor(0.5 * before)));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('5: writes nothing more while the load stays the same, but the release once an hour, and in lead puts its floors off', () => {
    fc.assert(
      fc.property(modes, fc.integer({ min: 1, max: 30 }), (policy, load) => {
        const live = new LiveGroup({ policy, loadAt: () => load, past: 3 * 1440 });
        live.run(40);
        live.written.length = 0;

        live.run(180);

        const releases = live.written.filter((action) => isLeaseWrite(action) && action.name === leaseNames.release);
        const others = live.written.filter((action) => !releases.includes(action));
        expect(releases.length).toBeLessThanOrEqual(3);
        expect(others.length).toBeLessThanOrEqual(policy.mode === 'lead' ? 2 * 12 : 0);
        expect(others.every(isLeaseWrite)).toBe(true);
      }),
      { numRuns: 20 },
    );
  });

  test('6: a second time writes nothing, however often it is told to look', () => {
    fc.assert(
      fc.property(modes, days, fc.integer({ min: 1, max: 300 }), (policy, loadAt, minutes) => {
        const live = new LiveGroup({ policy, loadAt, past: 1500 });
        live.run(minutes);
        live.pass(1);
        while (live.tick().actions.length > 0) {}

        const again = [live.tick(), live.tick()];

        expect(again.map(({ actions }) => actions)).toEqual([[], []]);
      }),
      { numRuns: 40 },
    );
  });

  test('8: has a release to come whenever there is a floor to come, the last of all, and room for others', () => {
    fc.assert(
      fc.property(
        modes,
        days,
        foreignFrom(START, 40),
        latenesses,
        fc.integer({ min: 1, max: 400 }),
        (policy, loadAt, actions, lateness, minutes) => {
          const live = new LiveGroup({ policy, loadAt, past: 2880, actions, lateness });
          live.run(minutes);
          const existing = live.schedule.describe();
          const ours = existing.filter(({ name, at = 0 }) => leaseNames.isOurs(name) && at > live.now);

          const times = existing.map(({ at }) => at);
          expect(existing.length).toBeLessThanOrEqual(125);
          expect(new Set(times).size).toBe(times.length);
          if (ours.length > 0) {
            const last = ours.reduce((one, other) => ((other.at ?? 0) > (one.at ?? 0) ? other : one));
            expect(last).toMatchObject({ name: leaseNames.release, minSize: policy.baseline });
          }
        },
      ),
      { numRuns: 30 },
    );
  });

  test('9: writes and deletes only what is its own, and sets nothing but the minimum', () => {
    fc.assert(
      fc.property(policies, openGroups(), evidences, (policy, group, evidence) => {
        const { actions } = decideOn(START, policy, group, evidence);

        for (const action of actions.filter(isLeaseWrite)) {
          expect(leaseNames.isOurs(action.name)).toBe(true);
          const keys = isPut(action) ? ['api', 'at', 'minSize', 'name'] : ['api', 'name'];
          expect(Object.keys(action).sort()).toEqual(keys);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('12: writes nothing at all while the group is held, refreshed, weighted or deleted, and says why', () => {
    const gates = fc.constantFrom(
      { state: { instanceRefresh: 'InProgress' }, code: 'INSTANCE_REFRESH' },
      { state: { isWeighted: true }, code: 'WEIGHTED_GROUP' },
      { state: { status: 'Delete in progress' }, code: 'GROUP_NOT_ACTIVE' },
      { state: { scheduledActions: [{ name: leaseNames.hold, at: START + MINUTE, minSize: 1 }] }, code: 'HELD' },
    );
    fc.assert(
      fc.property(policies, openGroups(), evidences, gates, (policy, group, evidence, { state, code }) => {
        const { actions, reasons } = decideOn(START, policy, { ...group, ...state }, evidence);

        expect(actions).toEqual([]);
        expect(reasons[0]).toMatchObject({ code });
      }),
      { numRuns: 200 },
    );
  });

  test('14: comes to the same again from what a line of the log holds', () => {
    fc.assert(
      fc.property(policies, anyGroups(), historiesOf(anyLoads), (policy, group, history) => {
        const now = (history.at(-1)?.at ?? START) + 25_000;
        const { evidence, memory, ...decision } = decide(now, policy, group, history, emptyMemory());
        const line = JSON.parse(JSON.stringify({ now, policy, group, evidence }));

        const again = decideOn(line.now, line.policy, line.group, line.evidence);

        expect(again).toEqual(decision);
        expect(decision.reasons.length).toBeGreaterThan(0);
        expect(memory.seenUntil).toBe(evidence.seenUntil);
      }),
    );
  });

  test('15: keeps the same floors with a clock that is up to 2 minutes off', () => {
    fc.assert(
      fc.property(modes, days, fc.integer({ min: -120_000, max: 120_000 }), (policy, loadAt, skew) => {
        const live = new LiveGroup({ policy, loadAt, past: 2880 });
        live.run(60);

        const floors = (time: number) => live.look(time).plan.filter(({ from }) => from > live.now + 45 * MINUTE);

        const right = floors(0);
        const wrong = floors(skew);
        const until = live.now + 22 * 60 * MINUTE;
        const shape = (plan: typeof right) => plan.filter(({ from }) => from < until);
        expect(shape(wrong)).toEqual(shape(right));
      }),
      { numRuns: 30 },
    );
  });

  test('17: after a floor that AWS has missed raises at once, and never lowers; nothing while its process is suspended', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: 20, max: 300 }),
        fc.integer({ min: 1, max: 90 }),
        (loadAt, known, suspended) => {
          const live = new LiveGroup({ policy: FLOOR, loadAt, past: 2880 });
          live.run(known);
          live.schedule.isSuspended = true;
          live.written.length = 0;

          const decisions = live.run(suspended);
          const written = live.written.length;
          live.schedule.isSuspended = false;
          const floor = live.schedule.minSize;
          const missed = live.tick();

          expect(written).toBe(0);
          expect(decisions.at(-1)!.reasons).toContainEqual(
            expect.objectContaining({ code: 'SCHEDULED_ACTIONS_SUSPENDED' }),
          );
          const [first] = missed.actions.filter(isPut).map((action) => ('at' in action ? action : undefined));
          const isMissed = missed.reasons.some(({ code }) => code === 'MISSED_FLOOR');
          const next = missed.actions.flatMap((action) =>
            action.api === 'PutScheduledUpdateGroupAction' && action.at <= live.now + 2 * MINUTE ? action.minSize : [],
          );
          expect(isMissed ? next.every((minSize) => minSize >= floor) : true).toBe(true);
          expect(first === undefined || first.at > live.now).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  test('18: does no harm: where nothing is known, the floor stays where it is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 10, max: 20 }),
        fc.integer({ min: 0, max: 10 }),
        fc.integer({ min: 1, max: 120 }),
        (minSize, baseline, minutes) => {
          const live = new LiveGroup({
            policy: { ...FLOOR, baseline },
            loadAt: () => Number.NaN,
            minSize,
            desired: 25,
          });

          live.run(minutes);

          expect(live.schedule.minSize).toBe(minSize);
          expect(live.desired).toBe(25);
        },
      ),
      { numRuns: 30 },
    );
  });
});

/** Floors of ours that come into force within 2 minutes. */
function pendingOf(live: LiveGroup): number[] {
  return live.schedule
    .describe()
    .filter(({ name, at = 0 }) => leaseNames.isFloor(name) && at <= live.now + 2 * MINUTE)
    .map(({ minSize = 0 }) => minSize);
}

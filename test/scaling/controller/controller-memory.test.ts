import { instanceCapacity } from '../../../lib/scaling/capacity/instance-capacity';
import { emptyMemory, remember, rememberInPlace } from '../../../lib/scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import type { LoadReading } from '../../../lib/scaling/controller/load-reading';
import { plannerPolicyOf } from '../../../lib/scaling/controller/planner-policy-of';
import { learn } from '../../../lib/scaling/planner/learn';
import { emptyPlanner } from '../../../lib/scaling/planner/planner-state';
import { LEAD, REQUESTS } from './support/example-decision';

const POLICY: ControllerPolicy = { ...LEAD, minimumHold: 180 };
const MINUTE = 60_000;
const FAR = 1e15;

/** A reading for each minute from the first on; undefined leaves the minute out. */
const readings = (...loads: Array<number | undefined>): LoadReading[] =>
  loads.flatMap((cpuLoad, index) => (cpuLoad === undefined ? [] : [{ at: (index + 1) * MINUTE, cpuLoad }]));
const seenAfter = (given: readonly LoadReading[], memory = emptyMemory(), now = FAR) =>
  remember(memory, given, now, POLICY).memory;

describe('remember', () => {
  test('lets the planner learn', () => {
    const given = readings(4, 1, 2);
    const loads = given.map(({ at, cpuLoad = 0 }) => ({ at, offeredLoad: cpuLoad }));

    expect(seenAfter(given).planner).toEqual(learn(emptyPlanner(), loads, FAR, plannerPolicyOf(POLICY)));
  });

  test('knows the load from the start of the first minute, but needs no more than the hold', () => {
    expect(seenAfter(readings(undefined, 1)).knownSince).toBe(MINUTE);
    expect(seenAfter(readings(1, 1)).knownSince).toBe(0);
    expect(seenAfter(readings(1, 1, 1, 1, 1)).knownSince).toBe(2 * MINUTE);
  });

  test('takes 5 minutes without a sample as no gap, and 6 as one', () => {
    const gap = (minutes: number) => readings(1, 1, 1, 1, ...new Array(minutes - 1).fill(undefined), 1);

    expect(seenAfter(gap(5))).toMatchObject({ seenUntil: 9 * MINUTE, knownSince: 6 * MINUTE });
    expect(seenAfter(gap(6))).toMatchObject({ seenUntil: 10 * MINUTE, knownSince: 9 * MINUTE });
  });

  test.each([
    ['was seen', { at: MINUTE, cpuLoad: 9 }],
    ['is older than what was seen', { at: 0, cpuLoad: 9 }],
    ['has not ended', { at: FAR + 1, cpuLoad: 9 }],
    ['is not a number', { at: 2 * MINUTE, cpuLoad: Number.NaN }],
    ['is infinite', { at: 2 * MINUTE, cpuLoad: Number.POSITIVE_INFINITY }],
    ['is negative', { at: 2 * MINUTE, cpuLoad: -1 }],
    ['has no time', { at: Number.NaN, cpuLoad: 1 }],
  ])('is itself when a reading %s', (_, reading) => {
    const memory = seenAfter(readings(1));

    expect(seenAfter([reading], memory)).toBe(memory);
  });

  test('changes nothing of what it was given', () => {
    const memory = seenAfter(readings(4, 1));
    const copy = structuredClone(memory);

    seenAfter(readings(4, 1, 9), memory);

    expect(memory).toEqual(copy);
  });

  test('comes to the same when the owner lets it change in place', () => {
    const owned = seenAfter(readings(4, 1));
    const copied = seenAfter(readings(4, 1, 9), owned);

    const { memory, used } = rememberInPlace(owned, readings(4, 1, 9), FAR, POLICY);

    expect(memory).toEqual(copied);
    expect(memory).toBe(owned);
    expect(used).toBe(1);
  });

  test('learns what is usually planned', () => {
    const day = readings(...new Array<number>(1441).fill(1.8));

    expect(new Set(seenAfter(day).needs.usual)).toEqual(new Set([3]));
  });
});

describe('remember, with a demand source,', () => {
  const metrics = [REQUESTS];
  const given = { ...POLICY, source: { kind: 'demand' as const, metrics, perInstance: 100 } };
  const learned = { ...POLICY, source: { kind: 'demand' as const, metrics } };
  const reading = (minute: number, load: number, demand?: number): LoadReading => ({
    at: (minute + 1) * MINUTE,
    cpuLoad: load,
    utilization: 0.6,
    ...(demand !== undefined && { demand }),
  });
  const loadAfter = (policy: ControllerPolicy, all: readonly LoadReading[]) =>
    remember(emptyMemory(), all, FAR, policy).memory.planner.recent[0];

  test('goes by the demand, in the capacity of one instance', () => {
    expect(loadAfter(given, [reading(0, 1, 250)])).toBe(2.5);
  });

  test('takes a minute without demand as missing', () => {
    expect(remember(emptyMemory(), [reading(0, 1)], FAR, given).used).toBe(0);
  });

  test('goes by CPU until it has learned the capacity of one instance', () => {
    expect(loadAfter(learned, [reading(0, 3, 250)])).toBe(3);
  });

  test('then goes by demand, by the least that an instance may be able to do', () => {
    const past = Array.from({ length: 600 }, (_, minute) => reading(minute, 3, 240 + (minute % 7) * 20));

    const { memory } = remember(emptyMemory(), [...past, reading(600, 3, 3000)], FAR, learned);

    const { perInstance, low } = instanceCapacity(memory.instance)!;
    expect(perInstance).toBeCloseTo(100, -1);
    expect(low).toBeLessThanOrEqual(perInstance);
    expect(memory.planner.recent[0]).toBeGreaterThan(28);
  });

  test('goes by CPU where it shows much more than the demand should need: requests have become dearer', () => {
    const past = Array.from({ length: 600 }, (_, minute) => reading(minute, 3, 300));

    expect(loadAfter(learned, [...past, reading(600, 6, 300)])).toBe(6);
    expect(loadAfter(learned, [...past, reading(600, 3.1, 300)])).toBeLessThan(3.1);
  });
});

describe('plannerPolicyOf', () => {
  test('plans for the minute that a launch serves: a metric a minute late, the minute under way, the boot', () => {
    expect(plannerPolicyOf({ ...POLICY, bootMinutes: 3, minimumHold: 61 })).toEqual({
      quality: 0.01,
      bound: 0.85,
      bootMinutes: 3,
      leadMinutes: 5,
      holdMinutes: 2,
    });
  });

  test('plans 2 minutes further for floors, of which AWS takes none for a minute that has begun', () => {
    expect(plannerPolicyOf({ ...POLICY, mode: 'floor', bootMinutes: 3 })).toMatchObject({
      bootMinutes: 5,
      leadMinutes: 7,
    });
  });
});

import { emptyMemory, remember } from '../../../lib/scaling/controller/controller-memory';
import type { ControllerPolicy } from '../../../lib/scaling/controller/controller-policy';
import { plannerPolicyOf } from '../../../lib/scaling/controller/planner-policy-of';
import type { LoadSample } from '../../../lib/scaling/load-sample';
import { learn, learnInPlace } from '../../../lib/scaling/planner/learn';
import { emptyPlanner } from '../../../lib/scaling/planner/planner-state';

const POLICY: ControllerPolicy = { mode: 'lead', quality: 0.01, bootMinutes: 2, minimumHold: 180 };
const MINUTE = 60_000;
const FAR = 1e15;

/** A sample for each minute from the first on; undefined leaves the minute out. */
const samples = (...loads: Array<number | undefined>): LoadSample[] =>
  loads.flatMap((offeredLoad, index) => (offeredLoad === undefined ? [] : [{ at: (index + 1) * MINUTE, offeredLoad }]));
const seenAfter = (given: readonly LoadSample[], memory = emptyMemory(), now = FAR) =>
  remember(memory, given, now, POLICY);

describe('remember', () => {
  test('lets the planner learn', () => {
    const given = samples(4, 1, 2);

    expect(seenAfter(given).planner).toEqual(learn(emptyPlanner(), given, FAR, plannerPolicyOf(POLICY)));
  });

  test('knows the load from the start of the first minute, but needs no more than the hold', () => {
    expect(seenAfter(samples(undefined, 1)).knownSince).toBe(MINUTE);
    expect(seenAfter(samples(1, 1)).knownSince).toBe(0);
    expect(seenAfter(samples(1, 1, 1, 1, 1)).knownSince).toBe(2 * MINUTE);
  });

  test('takes 5 minutes without a sample as no gap, and 6 as one', () => {
    const gap = (minutes: number) => samples(1, 1, 1, 1, ...new Array(minutes - 1).fill(undefined), 1);

    expect(seenAfter(gap(5))).toMatchObject({ seenUntil: 9 * MINUTE, knownSince: 6 * MINUTE });
    expect(seenAfter(gap(6))).toMatchObject({ seenUntil: 10 * MINUTE, knownSince: 9 * MINUTE });
  });

  test.each([
    ['was seen', { at: MINUTE, offeredLoad: 9 }],
    ['is older than what was seen', { at: 0, offeredLoad: 9 }],
    ['has not ended', { at: FAR + 1, offeredLoad: 9 }],
    ['is not a number', { at: 2 * MINUTE, offeredLoad: Number.NaN }],
    ['is infinite', { at: 2 * MINUTE, offeredLoad: Number.POSITIVE_INFINITY }],
    ['is negative', { at: 2 * MINUTE, offeredLoad: -1 }],
    ['has no time', { at: Number.NaN, offeredLoad: 1 }],
  ])('is itself when a sample %s', (_, sample) => {
    const memory = seenAfter(samples(1));

    expect(seenAfter([sample], memory)).toBe(memory);
  });

  test('changes nothing of what it was given', () => {
    const memory = seenAfter(samples(4, 1));
    const copy = structuredClone(memory);

    seenAfter(samples(4, 1, 9), memory);

    expect(memory).toEqual(copy);
  });

  test('comes to the same when the owner lets it change the planner in place', () => {
    const owned = seenAfter(samples(4, 1));
    const copied = seenAfter(samples(4, 1, 9), owned);

    const changed = remember(owned, samples(4, 1, 9), FAR, POLICY, learnInPlace);

    expect(changed).toEqual(copied);
    expect(changed.planner).toBe(owned.planner);
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
});

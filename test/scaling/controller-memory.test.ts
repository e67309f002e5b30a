import { type ControllerMemory, EMPTY_MEMORY, type LoadSample, remember } from '../../lib/scaling/controller-memory';
import type { ControllerPolicy } from '../../lib/scaling/controller-policy';

const POLICY: ControllerPolicy = { mode: 'lead', targetUtilization: 0.5, minimumHold: 180 };
const MINUTE = 60_000;
const FAR = 1e15;

/** A sample for each minute from the first on; undefined leaves the minute out. */
const samples = (...loads: Array<number | undefined>): LoadSample[] =>
  loads.flatMap((offeredLoad, index) => (offeredLoad === undefined ? [] : [{ at: (index + 1) * MINUTE, offeredLoad }]));
const seenAfter = (given: readonly LoadSample[], memory = EMPTY_MEMORY, now = FAR) =>
  remember(memory, given, now, POLICY);
const capacities = ({ needs }: ControllerMemory) => needs.map(({ capacity }) => capacity);

describe('remember', () => {
  test('needs as many instances as carry the load at the target', () => {
    expect(seenAfter(samples(1.2)).needs).toEqual([{ at: MINUTE, offeredLoad: 1.2, capacity: 3 }]);
  });

  test('takes no instance more for a rounding error', () => {
    const { needs } = remember(EMPTY_MEMORY, samples(3 * 0.7), FAR, { ...POLICY, targetUtilization: 0.7 });

    expect(needs[0]?.capacity).toBe(3);
  });

  test('keeps of the minimum hold the needs that no later one reaches', () => {
    expect(capacities(seenAfter(samples(4, 1, 2)))).toEqual([8, 4]);
    expect(capacities(seenAfter(samples(4, 1, 2, 4)))).toEqual([8]);
  });

  test('forgets a need once a lower one has lasted for the minimum hold', () => {
    expect(capacities(seenAfter(samples(4, 1, 1)))).toEqual([8, 2]);
    expect(capacities(seenAfter(samples(4, 1, 1, 1)))).toEqual([2]);
  });

  test('keeps the newest need even when there is no hold', () => {
    const { needs } = remember(EMPTY_MEMORY, samples(4, 1), FAR, { ...POLICY, minimumHold: 0 });

    expect(needs).toEqual([{ at: 2 * MINUTE, offeredLoad: 1, capacity: 2 }]);
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
});

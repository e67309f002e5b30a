import fc from 'fast-check';
import { type Launch, learnedBootTime } from '../../lib/scaling/boot-time';

/** Launches of so many seconds, oldest first, one a minute. */
function launchesOf(...seconds: number[]): Launch[] {
  return seconds.map((duration, index) => ({ startedAt: index * 60_000, endedAt: index * 60_000 + duration * 1000 }));
}

describe('learnedBootTime', () => {
  test('is the time that 9 of 10 launches take at most', () => {
    expect(learnedBootTime(launchesOf(10, 100, 30, 40, 20, 60, 50, 80, 70, 90))).toBe(90);
  });

  test('is the longest of fewer than 10', () => {
    expect(learnedBootTime(launchesOf(40, 60, 50))).toBe(60);
  });

  test('is unknown for fewer than 3 launches', () => {
    expect(learnedBootTime([])).toBeUndefined();
    expect(learnedBootTime(launchesOf(40, 60))).toBeUndefined();
  });

  test('counts the newest 100, in whatever order they come', () => {
    const launches = launchesOf(...Array(50).fill(300), ...Array(100).fill(40));

    expect(learnedBootTime(launches)).toBe(40);
    expect(learnedBootTime(launches.slice().reverse())).toBe(40);
  });

  test('believes an hour, and 0', () => {
    expect(learnedBootTime(launchesOf(3600, 3600, 3600))).toBe(3600);
    expect(learnedBootTime(launchesOf(0, 0, 0))).toBe(0);
  });

  test.each([-1, 3601, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])(
    'fails to believe %d seconds, which count as no launch',
    (absurd) => {
      expect(learnedBootTime(launchesOf(40, absurd, 60, absurd))).toBeUndefined();
      expect(learnedBootTime(launchesOf(40, absurd, 60, 50))).toBe(60);
    },
  );

  test('is one of the believable durations or unknown, and leaves the launches as they were', () => {
    const time = fc.oneof(fc.integer({ min: -1e7, max: 1e7 }), fc.double());
    fc.assert(
      fc.property(fc.array(fc.record({ startedAt: time, endedAt: time })), (launches) => {
        const before = launches.slice();

        const learned = learnedBootTime(launches);

        const durations = launches.map(({ startedAt, endedAt }) => (endedAt - startedAt) / 1000);
        expect([undefined, ...durations.filter((seconds) => seconds >= 0 && seconds <= 3600)]).toContain(learned);
        expect(launches).toEqual(before);
      }),
    );
  });
});

import {
  comingPeak,
  type DailyProfile,
  emptyProfile,
  rememberError,
  rememberLoad,
  riseToPeak,
  usualError,
  usualRise,
} from '../../../lib/scaling/planner/daily-profile';

/** A profile of one load in each of some minutes of the day. */
function profileOf(loads: Readonly<Record<number, number>>): DailyProfile {
  const profile = emptyProfile();
  for (const [minute, load] of Object.entries(loads)) {
    rememberLoad(profile, Number(minute), load);
  }
  return profile;
}

describe('a daily profile', () => {
  test('has a place for each minute of the day, and nothing in them at first', () => {
    const { load, peak, error } = emptyProfile();

    for (const values of [load, peak, error]) {
      expect(values).toEqual(new Array(1440).fill(-1));
    }
  });

  test('keeps the first load as it is, and moves a fifth of the way to each one after', () => {
    const profile = profileOf({ 7: 10 });

    rememberLoad(profile, 7, 20);
    rememberLoad(profile, 7, 2);

    expect(profile.load[7]).toBeCloseTo(10, 12); // 10, 12, 10
  });

  test('goes up to a peak at once, and a fifth of the way down from it', () => {
    const profile = profileOf({ 7: 10 });

    rememberLoad(profile, 7, 20);
    expect(profile.peak[7]).toBe(20);

    rememberLoad(profile, 7, 10);
    expect(profile.peak[7]).toBeCloseTo(18, 12);
  });

  test('knows a load and an error of 0 from one that was never seen', () => {
    const profile = profileOf({ 7: 0 });
    rememberError(profile, 7, 0);

    rememberLoad(profile, 7, 5);
    rememberError(profile, 7, 5);

    expect(profile.load[7]).toBeCloseTo(1, 12);
    expect(profile.error[7]).toBeCloseTo(1, 12);
  });
});

describe('the usual rise', () => {
  test.each([
    ['up', 7, 9, 5],
    ['down', 9, 7, -5],
    ['from a load of 0', 20, 9, 15],
    ['to a load of 0', 9, 20, -15],
    ['from a minute that was never seen', 8, 9, 0],
    ['to a minute that was never seen', 9, 8, 0],
  ])('%s', (_, from, to, rise) => {
    expect(usualRise(profileOf({ 7: 10, 9: 15, 20: 0 }), from, to)).toBe(rise);
  });
});

describe('the rise to the peak', () => {
  test.each([
    ['is what the peak is above the load', 4, 6],
    ['is none from a load above the peak', 12, 0],
  ])('%s', (_, load, rise) => {
    expect(riseToPeak(profileOf({ 7: 10 }), 7, load)).toBe(rise);
  });

  test('is none where no peak is known', () => {
    expect(riseToPeak(emptyProfile(), 7, 0)).toBe(0);
  });
});

describe('the coming peak', () => {
  const profile = profileOf({ 3: 9, 5: 7, 1439: 30, 0: 40, 1: 50 });

  test.each([
    ['is the highest of the minutes after', 2, 3, 9],
    ['is not that of the minute itself', 3, 3, 7],
    ['is that of the last of the minutes', 3, 2, 7],
    ['is not that of the minute after the last', 3, 1, -1],
    ['is of the next day after midnight', 1437, 3, 40],
  ])('%s', (_, minute, minutes, peak) => {
    expect(comingPeak(profile, minute, minutes)).toBe(peak);
  });
});

describe('the usual error', () => {
  const profile = emptyProfile();
  rememberError(profile, 100, 3);
  rememberError(profile, 0, 5);
  rememberError(profile, 500, 0);

  test.each([
    ['is that of the minute', 100, 3],
    ['is that of the minute after', 99, 3],
    ['is that of the minute before', 101, 3],
    ['is not that of two minutes after', 98, 7],
    ['is not that of two minutes before', 102, 7],
    ['is that of the minute after midnight', 1439, 5],
    ['is 0 where that is known', 500, 0],
    ['is what is given where none is known', 300, 7],
  ])('%s', (_, minute, error) => {
    expect(usualError(profile, minute, 7)).toBe(error);
  });

  test('is that of the minute before midnight', () => {
    const late = emptyProfile();
    rememberError(late, 1439, 2);

    expect(usualError(late, 0, 7)).toBe(2);
  });

  test('is the greatest of the three', () => {
    const three = emptyProfile();
    [1, 3, 2].forEach((error, index) => {
      rememberError(three, 100 + index, error);
    });

    expect([100, 101, 102].map((minute) => usualError(three, minute, 7))).toEqual([3, 3, 3]);
  });
});

import { emptyPlanner } from '../../../lib/scaling/planner/planner-state';
import { learnDelivered, plannedShare, spreadOf } from '../../../lib/scaling/planner/violation-share';
import { POLICY } from './synthetic-loads';

describe('the spread of violations', () => {
  /** Where the error is the bound, an instance averts 1 - 1 / e of the violations. */
  const spread = 1 / (1 - Math.exp(-1));

  test('is what an instance averts in the average minute, by what it averts in this one', () => {
    const state = { ...emptyPlanner(), seen: 100, usualSpread: 2 * spread };

    const ratio = spreadOf(state, POLICY.bound, POLICY);

    expect(state.usualSpread).toBeCloseTo(2 * spread - spread / 100, 12);
    expect(ratio).toBeCloseTo(1 / (2 - 1 / 100), 12);
  });

  test('is 1 in the first minute', () => {
    expect(spreadOf({ ...emptyPlanner(), seen: 1 }, 3, POLICY)).toBeCloseTo(1, 12);
  });

  test('is measured against a week at most', () => {
    const state = { ...emptyPlanner(), seen: 1e6, usualSpread: 0 };

    spreadOf(state, POLICY.bound, POLICY);

    expect(state.usualSpread).toBeCloseTo(spread / 10_080, 12);
  });

  test.each([
    ['8 times the average at most', 0.001, 8],
    ['an eighth of the average at least', 1000, 1 / 8],
  ])('is %s', (_, usualSpread, ratio) => {
    expect(spreadOf({ ...emptyPlanner(), seen: 1e6, usualSpread }, POLICY.bound, POLICY)).toBe(ratio);
  });
});

describe('the planned share', () => {
  const shareOf = (quality: number, tightening: number, usual = 10, usualSpread = 2) =>
    plannedShare({ tightening, usual, usualSpread }, { ...POLICY, quality });

  test.each([
    [0.01, 0, 0.0075],
    [0.02, 0, 0.017],
    [0.05, 0, 0.055],
    [0.1, 0, 0.11],
    [0.05, Math.log(0.5), 0.0275],
  ])('of a quality of %d and a tightening of %d is %d', (quality, tightening, share) => {
    expect(shareOf(quality, tightening)).toBeCloseTo(share, 12);
  });

  test('is so small where violations are cheap to avert that an instance is worth 0.8 of what it averts', () => {
    const fleet = 200 / POLICY.bound;

    const share = shareOf(0.05, 0, 200, 3);

    expect((share / 3) * 0.8).toBeCloseTo(1 / fleet, 12);
  });

  test('is the same for a fleet of ten times the size whose errors are ten times as large', () => {
    expect(shareOf(0.05, 0, 2000, 30)).toBeCloseTo(shareOf(0.05, 0, 200, 3), 12);
  });

  test('is tightened by violations only as far as it was not small already', () => {
    expect(shareOf(0.05, Math.log(0.5), 200, 3)).toBe(shareOf(0.05, 0, 200, 3));
  });
});

describe('the tightening', () => {
  const tightened = (tightening: number, isViolation: boolean) => {
    const state = { ...emptyPlanner(), tightening };
    learnDelivered(state, isViolation, { ...POLICY, quality: 0.05 });
    return state.tightening;
  };

  test('stands still when the share is the one asked for', () => {
    const loosened = Array.from({ length: 19 }).reduce<number>((tightening) => tightened(tightening, false), -1);

    expect(tightened(loosened, true)).toBeCloseTo(-1, 12);
  });

  test('fades by a factor of 1.5 in a day without violations', () => {
    const state = { ...emptyPlanner(), tightening: -1 };

    for (let minute = 0; minute < 1440; minute++) {
      learnDelivered(state, false, POLICY);
    }

    expect(Math.exp(state.tightening - -1)).toBeCloseTo(1.54, 2);
  });

  test('ends at none, and at a tenth of the share', () => {
    expect(tightened(-0.0001, false)).toBe(0);
    expect(tightened(-2.3, true)).toBeCloseTo(-Math.log(10), 12);
  });
});

import fc from 'fast-check';
import { coarsen } from '../../../lib/scaling/lease/coarsen';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { highestCapacity } from '../../../lib/scaling/lease/highest-capacity';
import { DAY, HOUR, plansFrom, START } from './support/any-lease';

describe('coarsen', () => {
  test('has at most so many steps, starts with the plan, and is nowhere below it', () => {
    fc.assert(
      fc.property(plansFrom(START), fc.integer({ min: 1, max: 60 }), (plan, most) => {
        const coarse = coarsen(plan, most, START + DAY);

        expect(coarse.length).toBe(Math.min(most, plan.length));
        expect(coarse[0]!.from).toBe(START);
        for (const { from } of [...plan, ...coarse]) {
          const planned = highestCapacity(plan, from, from + 1);
          expect(highestCapacity(coarse, from, from + 1)).toBeGreaterThanOrEqual(planned);
        }
      }),
    );
  });

  test('joins what costs least', () => {
    const plan = [
      { from: START, capacity: 10 },
      { from: START + HOUR, capacity: 2 },
      { from: START + 2 * HOUR, capacity: 3 },
      { from: START + 2 * HOUR + MINUTE, capacity: 9 },
    ];

    expect(coarsen(plan, 3, START + DAY)).toEqual([plan[0], plan[1], { from: START + 2 * HOUR, capacity: 9 }]);
    expect(coarsen(plan, 2, START + DAY)).toEqual([plan[0], { from: START + HOUR, capacity: 9 }]);
  });

  test('counts the last step until the end', () => {
    const plan = [
      { from: START, capacity: 1 },
      { from: START + HOUR, capacity: 3 },
      { from: START + 2 * HOUR, capacity: 2 },
    ];

    expect(coarsen(plan, 2, START + 3 * HOUR)).toEqual([plan[0], { from: START + HOUR, capacity: 3 }]);
    expect(coarsen(plan, 2, START + 9 * HOUR)).toEqual([{ from: START, capacity: 3 }, plan[2]]);
  });

  test('fails without room for a step', () => {
    expect(() => coarsen([], 0, START)).toThrow('most must be at least 1, got 0');
  });
});

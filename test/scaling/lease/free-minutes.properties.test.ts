import fc from 'fast-check';
import { MINUTE } from '../../../lib/scaling/lease/floor-action';
import { freeMinute, onFreeMinutes } from '../../../lib/scaling/lease/free-minutes';
import { highestCapacity } from '../../../lib/scaling/lease/highest-capacity';
import { HOUR, plansFrom, START } from './support/any-lease';

const takenMinutes = fc
  .array(fc.integer({ min: 0, max: 90 }), { maxLength: 60 })
  .map((minutes) => new Set(minutes.map((minute) => START + minute * MINUTE)));
/** Plans of an hour with many changes a minute. */
const plans = plansFrom(0).map((plan) =>
  plan.map(({ from, capacity }) => ({ from: START + Math.floor(from / 26), capacity })),
);

describe('a plan on free minutes', () => {
  test('is the lowest that is nowhere below the plan and changes on free minutes only', () => {
    fc.assert(
      fc.property(plans, takenMinutes, (plan, taken) => {
        const limits = { first: START + 2 * MINUTE, end: START + HOUR, taken };

        const steps = onFreeMinutes(plan, limits);

        const first = freeMinute(limits.first, taken);
        expect(steps[0]?.from).toBe(first < limits.end ? first : undefined);
        for (let minute = first; minute < limits.end; minute = freeMinute(minute + MINUTE, taken)) {
          const lowest = highestCapacity(plan, minute, freeMinute(minute + MINUTE, taken));
          expect(highestCapacity(steps, minute, minute + 1)).toBe(lowest);
        }
        expect(steps.every(({ from }) => from % MINUTE === 0 && !taken.has(from) && from < limits.end)).toBe(true);
        expect(steps.every(({ capacity }, index) => capacity !== steps[index - 1]?.capacity)).toBe(true);
      }),
    );
  });

  test('is the plan itself where its minutes are free', () => {
    const plan = [
      { from: START, capacity: 2 },
      { from: START + 5 * MINUTE, capacity: 4 },
      { from: START + 9 * MINUTE, capacity: 3 },
    ];

    expect(onFreeMinutes(plan, { first: START, end: START + HOUR, taken: new Set() })).toEqual(plan);
  });

  test('rises before a minute that is taken and falls after it', () => {
    const plan = [
      { from: START, capacity: 2 },
      { from: START + 5 * MINUTE, capacity: 4 },
      { from: START + 9 * MINUTE, capacity: 3 },
    ];
    const taken = new Set([START + 5 * MINUTE, START + 9 * MINUTE]);

    const steps = onFreeMinutes(plan, { first: START, end: START + HOUR, taken });

    expect(steps).toEqual([
      { from: START, capacity: 2 },
      { from: START + 4 * MINUTE, capacity: 4 },
      { from: START + 10 * MINUTE, capacity: 3 },
    ]);
  });

  test('fails without a plan', () => {
    expect(() => onFreeMinutes([], { first: START, end: START + HOUR, taken: new Set() })).toThrow(
      'plan must have at least one step, got none',
    );
  });
});

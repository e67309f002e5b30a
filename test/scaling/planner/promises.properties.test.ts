import fc from 'fast-check';
import { dropKept, lowerTo, type Promised, promise, promisedCapacity } from '../../../lib/scaling/planner/promises';

const capacities = fc.array(fc.nat(50), { minLength: 1, maxLength: 100 });

describe('promises', () => {
  test('want the most that was promised for now or later', () => {
    fc.assert(
      fc.property(capacities, fc.integer({ min: 0, max: 9 }), (values, lasting) => {
        const promises: Promised[] = [];
        values.forEach((capacity, minute) => {
          promise(promises, { until: minute + lasting, capacity });
          dropKept(promises, minute);

          const valid = values.slice(Math.max(0, minute - lasting), minute + 1);
          expect(promisedCapacity(promises)).toBe(Math.max(...valid));
        });
      }),
    );
  });

  test('want no more than the ceiling that they were lowered to, and no less for the minutes below it', () => {
    fc.assert(
      fc.property(capacities, fc.nat(50), (values, ceiling) => {
        const promises: Promised[] = [];
        values.forEach((capacity, minute) => {
          promise(promises, { until: minute + 5, capacity });
        });

        lowerTo(promises, ceiling);

        for (let minute = values.length - 1; minute < values.length + 5; minute++) {
          dropKept(promises, minute);
          const valid = values.slice(Math.max(0, minute - 5));
          expect(promisedCapacity(promises)).toBe(Math.min(ceiling, Math.max(...valid)));
        }
      }),
    );
  });
});

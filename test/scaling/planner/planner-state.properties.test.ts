import fc from 'fast-check';
import { miss, observe } from '../../../lib/scaling/planner/observe';
import { copyOf, emptyPlanner } from '../../../lib/scaling/planner/planner-state';
import { POLICY } from './synthetic-loads';

/** Loads of consecutive minutes, null where one is missing. */
const minutes = fc.array(fc.option(fc.double({ min: 0, max: 500, noNaN: true })), { minLength: 1, maxLength: 100 });

describe('a copy of a planner', () => {
  test('learns without its original', () => {
    fc.assert(
      fc.property(minutes, fc.nat(100), (loads, more) => {
        const original = emptyPlanner();
        observe(original, 1, 5, POLICY);
        loads.forEach((load, index) => {
          step(original, index + 2, load);
        });
        const before = structuredClone(original);

        const copy = copyOf(original);
        expect(copy).toEqual(before);
        [more, null, ...loads].forEach((load, index) => {
          step(copy, loads.length + 2 + index, load);
        });

        expect(original).toEqual(before);
        expect(copy).not.toEqual(before);
      }),
    );
  });
});

function step(state: ReturnType<typeof emptyPlanner>, minute: number, load: number | null): void {
  if (load === null) {
    miss(state, minute, POLICY);
  } else {
    observe(state, minute, load, POLICY);
  }
}

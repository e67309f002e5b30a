import fc from 'fast-check';
import { solveRidge } from '../../../lib/scaling/planner/solve-ridge';

const SIZE = 5;
const numbers = (length: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: length, maxLength: length });

function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, index) => sum + value * other[index]!, 0);
}

describe('a ridge system', () => {
  test('is solved by what it was made from', () => {
    fc.assert(
      fc.property(
        fc.array(numbers(SIZE), { minLength: SIZE, maxLength: SIZE }),
        numbers(SIZE),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        (rows, solution, ridge) => {
          // A = M M', positive semidefinite whatever M is
          const lower = rows.flatMap((row, i) => rows.slice(0, i + 1).map((other) => dot(row, other)));
          const b = rows.map(
            (row, i) =>
              dot(
                rows.map((other) => dot(row, other)),
                solution,
              ) +
              ridge * solution[i]!,
          );

          const found = solveRidge(lower, b, ridge);

          found.forEach((value, i) => {
            expect(value).toBeCloseTo(solution[i]!, 6);
          });
          expect(found).toHaveLength(SIZE);
        },
      ),
    );
  });
});

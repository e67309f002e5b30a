import fc from 'fast-check';
import { billedHours, billedSeconds, totalBilledSeconds } from '../../../lib/twin/cost/billing';
import { costOf } from '../../../lib/twin/cost/cost-of';
import { defaultPrices } from '../../../lib/twin/cost/prices';

/** Seconds in quarters, which are exact, so that no rounding hides or fakes a difference. */
const seconds = (max: number) => fc.nat(4 * max).map((quarters) => quarters / 4);
const length = seconds(1e6);
const interval = fc.tuple(seconds(1e8), length).map(([start, lasting]) => ({ start, end: start + lasting }));
const instances = fc.array(
  fc.record({ instanceType: fc.constantFrom('c5.large', 'm7g.medium'), billedSeconds: fc.nat(1e7) }),
);

describe('the cost', () => {
  test('is never lower for an interval that is split', () => {
    fc.assert(
      fc.property(interval, length, (whole, after) => {
        const middle = Math.min(whole.end, whole.start + after);
        const halves = [
          { start: whole.start, end: middle },
          { start: middle, end: whole.end },
        ];

        expect(totalBilledSeconds(halves)).toBeGreaterThanOrEqual(billedSeconds(whole));
        expect(billedHours(halves[0]!) + billedHours(halves[1]!)).toBeGreaterThanOrEqual(billedHours(whole));
      }),
    );
  });

  test('is never lower for a longer interval', () => {
    fc.assert(
      fc.property(interval, length, (short, more) => {
        const long = { ...short, end: short.end + more };

        expect(billedSeconds(long)).toBeGreaterThanOrEqual(billedSeconds(short));
        expect(billedHours(long)).toBeGreaterThanOrEqual(billedHours(short));
      }),
    );
  });

  test('is at least the time, and at most a minute more', () => {
    fc.assert(
      fc.property(interval, (time) => {
        const extra = billedSeconds(time) - (time.end - time.start);

        expect(extra).toBeGreaterThanOrEqual(0);
        expect(extra).toBeLessThanOrEqual(60);
      }),
    );
  });

  test('is the sum of its parts, and of two uses the sum of both', () => {
    fc.assert(
      fc.property(instances, instances, (one, other) => {
        const total = (uses: typeof one) => costOf({ instances: uses }, defaultPrices).total;
        const { parts, total: both } = costOf({ instances: [...one, ...other] }, defaultPrices);

        expect(both).toBeCloseTo(total(one) + total(other), 6);
        expect(parts.reduce((sum, { quantity, price }) => sum + quantity * price, 0)).toBeCloseTo(both, 6);
      }),
    );
  });
});

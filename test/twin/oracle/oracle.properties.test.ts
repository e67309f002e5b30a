import fc from 'fast-check';
import { instancesNeeded } from '../../../lib/twin/oracle/instances-needed';
import { oracle } from '../../../lib/twin/oracle/oracle';
import { bruteForce } from './brute-force';
import { type Fleet, fleetOf, moved, sizeOf } from './small-fleet';

const boots = fc.integer({ min: 0, max: 12 });
const bounds = fc.double({ min: 0.05, max: 1, noNaN: true });
const demands = fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { maxLength: 80 });

describe('the oracle', () => {
  test('pays what brute force over all schedules pays', () => {
    const tasks = fc.integer({ min: 0, max: 3 }).chain((max) =>
      fc.record({
        demand: fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 8 }),
        bootMinutes: fc.integer({ min: 0, max: 3 }),
        min: fc.integer({ min: 0, max }),
        max: fc.constant(max),
      }),
    );

    fc.assert(
      fc.property(tasks, (task) => {
        const needed = task.demand.map((count) => Math.max(task.min, Math.min(task.max, count)));

        expect(oracle({ ...task, bound: 1 }).instanceMinutes).toBe(bruteForce({ ...task, needed }));
      }),
      { numRuns: 1000 },
    );
  });

  test('is never dearer than a schedule that carries the load', () => {
    const minutes = fc.array(
      fc.record({
        launch: fc.nat(4),
        end: fc.nat(6),
        utilisation: fc.oneof(fc.constant(0), fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
      }),
      { maxLength: 80 },
    );

    fc.assert(
      fc.property(minutes, fc.nat(10), boots, bounds, (schedule, first, bootMinutes, bound) => {
        let fleet: Fleet = fleetOf(first, bootMinutes);
        let paid = 0;
        const demand = schedule.map(({ launch, end, utilisation }) => {
          const ending = Math.min(end, moved(fleet, { launch, end: 0 }).serving);
          fleet = moved(fleet, { launch, end: ending });
          paid += sizeOf(fleet);
          return fleet.serving * bound * utilisation;
        });

        const { instanceMinutes } = oracle({ demand, bound, bootMinutes, min: 0, max: 1000 });

        expect(instanceMinutes).toBeLessThanOrEqual(paid);
      }),
      { numRuns: 1000 },
    );
  });

  test('keeps utilisation at or below the bound, inside minimum and maximum', () => {
    const ranges = fc.tuple(fc.nat(20), fc.nat(200)).map(([min, more]) => ({ min, max: min + more }));

    fc.assert(
      fc.property(demands, bounds, boots, ranges, (demand, bound, bootMinutes, range) => {
        const { serving, billed, minutesBeyondMaximum } = oracle({ demand, bound, bootMinutes, ...range });
        const above = demand.filter((work, minute) => serving[minute]! < instancesNeeded(work, bound));

        expect(above).toHaveLength(minutesBeyondMaximum);
        for (const [minute, count] of serving.entries()) {
          expect(count).toBeGreaterThanOrEqual(range.min);
          expect(billed[minute]!).toBeGreaterThanOrEqual(count);
          expect(billed[minute]!).toBeLessThanOrEqual(range.max);
        }
      }),
    );
  });

  test('bills what a launch and a termination bill', () => {
    fc.assert(
      fc.property(demands, boots, (demand, bootMinutes) => {
        const { serving, billed } = oracle({ demand, bound: 0.85, bootMinutes, min: 0, max: 1000 });
        const changeAt = (minute: number) => (serving[minute] ?? 0) - (serving[minute - 1] ?? 0);

        let fleet = fleetOf(serving[0] ?? 0, bootMinutes);
        for (let minute = 0; minute < demand.length; minute++) {
          const target = minute + bootMinutes;
          const launch = target > 0 && target < demand.length ? Math.max(0, changeAt(target)) : 0;
          fleet = moved(fleet, { launch, end: minute === 0 ? 0 : Math.max(0, -changeAt(minute)) });

          expect(fleet.serving).toBe(serving[minute]);
          expect(sizeOf(fleet)).toBe(billed[minute]);
        }
      }),
    );
  });

  test('never pays less for more load, a longer boot or a lower bound', () => {
    fc.assert(
      fc.property(demands, boots, bounds, bounds, (demand, bootMinutes, a, b) => {
        const task = { demand, bound: Math.max(a, b), bootMinutes, min: 0, max: 10_000 };
        const { instanceMinutes } = oracle(task);

        for (const harder of [
          { demand: demand.map((work) => work * 1.3 + 0.1) },
          { bootMinutes: bootMinutes + 1 },
          { bound: Math.min(a, b) },
        ]) {
          expect(oracle({ ...task, ...harder }).instanceMinutes).toBeGreaterThanOrEqual(instanceMinutes);
        }
      }),
    );
  });

  test('pays for the need alone when instances start at once', () => {
    fc.assert(
      fc.property(demands, bounds, (demand, bound) => {
        const needed = demand.reduce((sum, work) => sum + instancesNeeded(work, bound), 0);

        expect(oracle({ demand, bound, bootMinutes: 0, min: 0, max: 10_000 }).instanceMinutes).toBe(needed);
      }),
    );
  });
});

import fc from 'fast-check';
import { simulate } from '../../../lib/twin/simulate/simulate';
import { trackedStack } from './support';

const demands = fc
  .array(fc.tuple(fc.double({ min: 0, max: 12, noNaN: true }), fc.integer({ min: 1, max: 60 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((parts) => Float64Array.from(parts.flatMap(([level, minutes]) => new Array<number>(minutes).fill(level))));

const groups = fc
  .record({
    min: fc.integer({ min: 0, max: 4 }),
    more: fc.integer({ min: 0, max: 8 }),
    target: fc.integer({ min: 20, max: 90 }),
    detailed: fc.boolean(),
    warmup: fc.integer({ min: 0, max: 600 }),
  })
  .map(({ min, more, warmup, ...group }) => ({
    ...group,
    min,
    max: min + more,
    group: { DefaultInstanceWarmup: warmup },
  }));

const seeds = fc.integer({ min: 0, max: 1000 });

describe('a run', () => {
  test('keeps desired capacity inside the bounds', () => {
    fc.assert(
      fc.property(groups, demands, seeds, (group, demand, seed) => {
        const { columns, actions } = simulate({ stack: trackedStack(group), demand, start: 0, seed });

        const capacities = [...columns.desired, ...actions.map(({ to }) => to)];
        expect(capacities.every((capacity) => capacity >= group.min && capacity <= group.max)).toBe(true);
      }),
    );
  });

  test('is the same for the same seed', () => {
    fc.assert(
      fc.property(groups, demands, seeds, (group, demand, seed) => {
        const options = { stack: trackedStack(group), demand, start: 0, seed };

        expect(simulate(options)).toEqual(simulate(options));
      }),
      { numRuns: 30 },
    );
  });

  test('loses no instance, and serves with none but those in service', () => {
    fc.assert(
      fc.property(groups, demands, seeds, (group, demand, seed) => {
        const { totals, columns } = simulate({ stack: trackedStack(group), demand, start: 0, seed });

        const last = demand.length - 1;
        expect(totals.atStart + totals.launched).toBe(totals.gone + totals.atEnd);
        expect(columns.inService[last]! + columns.terminating[last]!).toBeLessThanOrEqual(totals.atEnd);
        expect(columns.serving.every((serving) => serving <= group.max + 1e-9)).toBe(true);
      }),
    );
  });

  test('tells each action from the capacity that the one before left', () => {
    fc.assert(
      fc.property(groups, demands, seeds, (group, demand, seed) => {
        const { actions, totals, columns } = simulate({ stack: trackedStack(group), demand, start: 0, seed });

        const capacities = [totals.atStart, ...actions.map(({ to }) => to)];
        expect(actions.map(({ from }) => from)).toEqual(capacities.slice(0, -1));
        expect(columns.desired[demand.length - 1]).toBe(capacities.at(-1));
      }),
    );
  });

  test('of more load never needs fewer instance-hours', () => {
    fc.assert(
      fc.property(groups, demands, seeds, fc.double({ min: 1, max: 3, noNaN: true }), (group, demand, seed, factor) => {
        const stack = trackedStack(group);

        const less = simulate({ stack, demand, start: 0, seed });
        const more = simulate({ stack, demand: demand.map((value) => value * factor), start: 0, seed });

        expect(more.totals.instanceSecondsBilled).toBeGreaterThanOrEqual(less.totals.instanceSecondsBilled);
      }),
    );
  });
});

import fc from 'fast-check';
import { simulate } from '../../../lib/twin/simulate/simulate';
import { anyDemand, seeds } from './any-run';
import { trackedStack } from './support';

const demands = anyDemand(12, 12);

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
});

import { DeployedStack } from '../../../lib/twin/deployed/deployed-stack';
import { simulate } from '../../../lib/twin/simulate/simulate';
import type { TwinParameters } from '../../../lib/twin/simulate/twin-parameters';
import { levels, trackedStack } from '../simulate/support';
import { lowThresholds } from './timelines';

/** The threshold of AlarmLow, as the twin has it. */
function thresholdOf(target: number, capacity: number, parameters: Partial<TwinParameters> = {}): number {
  const stack = trackedStack({ min: 0, max: 20, desired: capacity, target });
  const [group] = new DeployedStack(stack, { start: 0, begin: 'settled', parameters }).groups.values();
  return group!.model.duties[1]!.alarm.specification.threshold();
}

describe('O6 and O7, further alarms', () => {
  test.each(lowThresholds.filter(({ capacity }) => capacity !== undefined))(
    'that of target $target is at $threshold with $capacity instances',
    ({ target, threshold, capacity = Number.NaN }) => {
      expect(thresholdOf(target, capacity)).toBeCloseTo(threshold, 9);
    },
  );

  test.each(lowThresholds)('that of target $target is at $threshold with some capacity', ({ target, threshold }) => {
    const thresholds = Array.from({ length: 21 }, (_, capacity) => thresholdOf(target, capacity));

    expect(thresholds.some((possible) => Math.abs(possible - threshold) < 1e-9)).toBe(true);
  });

  test('most of which a flat 90 % of the target would miss', () => {
    const missed = lowThresholds.filter(({ target, threshold }) => {
      const flat = thresholdOf(target, 2, { alarmLowThreshold: 'flat' });
      return Math.abs(flat - threshold) > 1e-9;
    });

    expect(missed).toHaveLength(8);
  });

  test.each([
    [30, 27],
    [50, 45],
    [75, 67.5],
  ])('those of ECS services are at a flat 90 %%: target %d at %d', (target, threshold) => {
    expect(thresholdOf(target, 2, { alarmLowThreshold: 'flat' })).toBeCloseTo(threshold, 9);
  });

  test('one instance goes at a time, a minute apart, in groups of 7 to 2 that have nothing to do', () => {
    const stack = trackedStack({ min: 1, desired: 7 });

    const { actions } = simulate({ stack, demand: levels([0.01, 60]), start: 0 });

    expect(actions.map(({ from, to }) => [from, to])).toEqual([7, 6, 5, 4, 3, 2].map((from) => [from, from - 1]));
    expect(new Set(actions.slice(1).map(({ at }, index) => at - actions[index]!.at))).toEqual(new Set([60]));
  });
});

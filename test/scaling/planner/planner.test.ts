import { learn } from '../../../lib/scaling/planner/learn';
import { planCapacity } from '../../../lib/scaling/planner/plan-capacity';
import { emptyPlanner } from '../../../lib/scaling/planner/planner-state';
import { capacitiesFor, dailyLoad, MINUTE, POLICY, samplesOf, violationShare } from './synthetic-loads';

const WEEK = 7 * 1440;

/** What serves in each minute, had every plan been carried out. */
function servingFor(loads: readonly number[]): number[] {
  const capacities = capacitiesFor(loads);
  return loads.map((_, minute) => Math.min(...capacities.slice(Math.max(0, minute - 5), Math.max(1, minute - 1))));
}

describe('the planner', () => {
  test('wants nothing before the first load', () => {
    expect(planCapacity(emptyPlanner())).toBeUndefined();
  });

  test('needs no more than the bound asks for when load never changes', () => {
    const capacities = capacitiesFor(new Array<number>(WEEK).fill(16.5));

    expect(capacities.at(-1)).toBe(20);
    expect(new Set(capacities.slice(60))).toEqual(new Set([20]));
  });

  test('wants an instance for a load of zero', () => {
    expect(capacitiesFor(new Array<number>(1440).fill(0)).at(-1)).toBe(1);
  });

  test.each([0, 0.02, 0.05])(
    'is saturated for 5 minutes at most after a step to three times the load, noise %d',
    (noise) => {
      const calm = dailyLoad(3, 12, noise).slice(0, -720);
      const loads = [...calm, ...new Array<number>(60).fill(36)];

      const serving = servingFor(loads);

      expect(
        loads.filter((load, minute) => minute >= calm.length && load > serving[minute]!).length,
      ).toBeLessThanOrEqual(5);
    },
  );

  test('is ready for a spike that comes at the same time every day', () => {
    const loads = dailyLoad(10, 10, 0.02).map((load, minute) =>
      minute % 1440 >= 120 && minute % 1440 < 140 ? 3 * load : load,
    );

    const serving = servingFor(loads);

    const lastDays = loads.map((load, minute) => minute >= WEEK && load > serving[minute]!);
    expect(lastDays.filter(Boolean)).toHaveLength(0);
  });

  test.each([
    [0.05, 0.02],
    [0.05, 0.2],
    [0.01, 0.02],
    [0.01, 0.2],
    [0.1, 0.1],
  ])('keeps to a share of %d of minutes above the bound at a noise of %d', (quality, noise) => {
    const loads = dailyLoad(14, 200, noise);

    const share = violationShare(loads, { ...POLICY, quality }, WEEK);

    expect(share).toBeLessThanOrEqual(1.2 * quality);
    expect(share).toBeGreaterThanOrEqual(0.2 * quality);
  });

  test('wants more for a stricter share', () => {
    const loads = dailyLoad(10, 100, 0.1);
    const hours = (quality: number) =>
      capacitiesFor(loads, { ...POLICY, quality }).reduce((sum, value) => sum + value, 0);

    const used = [0.1, 0.05, 0.01, 0.001].map(hours);

    expect(used).toEqual([...used].sort((a, b) => a - b));
  });

  test('changes capacity less often with a hold, for more instance-hours', () => {
    const loads = dailyLoad(8, 40, 0.1);
    const changes = (capacities: readonly number[]) =>
      capacities.filter((value, index) => value !== capacities[index - 1]).length;

    const plain = capacitiesFor(loads);
    const held = capacitiesFor(loads, { ...POLICY, holdMinutes: 30 });

    expect(changes(held)).toBeLessThan(changes(plain) / 2);
    expect(held.slice(-1440).reduce((sum, value) => sum + value)).toBeGreaterThan(
      plain.slice(-1440).reduce((sum, value) => sum + value),
    );
  });

  test('has a state of less than a megabyte after four weeks', () => {
    const samples = samplesOf(dailyLoad(28, 40, 0.1));

    const state = learn(emptyPlanner(), samples, samples.at(-1)!.at, POLICY);

    expect(JSON.stringify(state).length).toBeLessThan(1e6);
  });

  test('goes on after JSON as before', () => {
    const samples = samplesOf(dailyLoad(3, 40, 0.1));
    const now = samples.at(-1)!.at;
    const half = learn(emptyPlanner(), samples.slice(0, 2000), now, POLICY);

    const through = learn(JSON.parse(JSON.stringify(half)), samples, now, POLICY);

    expect(through).toEqual(learn(half, samples, now, POLICY));
  });

  test('survives a gap of a month', () => {
    const before = samplesOf(dailyLoad(2, 40, 0.1));
    const after = samplesOf([30, 31, 32], before.at(-1)!.at + 30 * 1440 * MINUTE);

    const state = learn(emptyPlanner(), [...before, ...after], after.at(-1)!.at, POLICY);

    expect(planCapacity(state)).toBeGreaterThanOrEqual(Math.ceil(32 / 0.85));
    expect(planCapacity(state)).toBeLessThan(100);
  });
});

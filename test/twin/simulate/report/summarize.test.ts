import { optimumOf } from '../../../../lib/twin/simulate/report/optimum-of';
import { summarize } from '../../../../lib/twin/simulate/report/summarize';
import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels, trackedStack } from '../support';
import { steppedRun } from './support';

describe('summarize', () => {
  test('finds the step, and how long the group took to be back at 85 %', () => {
    const { largestStep } = summarize(steppedRun());

    expect(largestStep).toMatchObject({ at: 120 * 60, rise: 3, oracleMinutesToRecover: 0 });
    expect(largestStep?.minutesToRecover).toBeGreaterThan(3);
    expect(largestStep?.minutesToRecover).toBeLessThan(30);
  });

  test('has no time to recover when the group is never large enough', () => {
    const run = simulate({ stack: trackedStack({ max: 3, desired: 2 }), demand: levels([1, 60], [9, 60]), start: 0 });

    expect(summarize(run).largestStep).toMatchObject({
      minutesToRecover: undefined,
      oracleMinutesToRecover: undefined,
    });
  });

  test('has no step when there was room for it', () => {
    const run = simulate({ stack: trackedStack({ min: 9 }), demand: levels([1, 60], [4, 60]), start: 0 });

    expect(summarize(run).largestStep).toBeUndefined();
  });

  test('measures elasticity against the least instances at 85 %', () => {
    const run = simulate({ stack: trackedStack({ min: 4, max: 4 }), demand: levels([1.6, 60], [6, 60]), start: 0 });

    const { elasticity } = summarize(run);

    // Four serve; two are needed in the first hour, eight in the second.
    expect(elasticity).toEqual({
      underProvisioning: 0.25,
      overProvisioning: 0.5,
      underProvisionedTime: 0.5,
      overProvisionedTime: 0.5,
      instability: 1 / 119,
    });
  });

  test('has an oracle that is never under-provisioned where the maximum is enough', () => {
    const { oracle } = summarize(steppedRun());

    expect(oracle.elasticity).toMatchObject({ underProvisioning: 0, underProvisionedTime: 0 });
  });

  test('takes the oracle that is handed in', () => {
    const run = steppedRun();

    expect(summarize(run, optimumOf(run))).toEqual(summarize(run));
    expect(summarize(run, { ...optimumOf(run), instanceMinutes: 6000 }).oracle.instanceHours).toBe(100);
  });
});

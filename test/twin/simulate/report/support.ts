import type { Cost } from '../../../../lib/twin/cost/cost-of';
import type { Summary } from '../../../../lib/twin/simulate/report/summarize';
import type { Run } from '../../../../lib/twin/simulate/run';
import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels, trackedStack } from '../support';

/** A summary with round numbers. */
export const summary: Summary = {
  minutes: 1000,
  instanceHours: 120,
  minutesAbove85: 15,
  minutesAbove100: 0,
  demandHours: 80,
  lostHours: 0.4,
  scaleOuts: 6,
  scaleIns: 4,
  peakCapacity: 9,
  launches: 6,
  elasticity: {
    underProvisioning: 0.01,
    overProvisioning: 0.3,
    underProvisionedTime: 0.02,
    overProvisionedTime: 0.7,
    instability: 0.2,
  },
  largestStep: { at: 1_767_571_200, rise: 2.25, minutesToRecover: 9, oracleMinutesToRecover: 0 },
  oracle: {
    instanceHours: 100,
    peakCapacity: 8,
    minutesBeyondMaximum: 0,
    elasticity: {
      underProvisioning: 0,
      overProvisioning: 0.05,
      underProvisionedTime: 0,
      overProvisionedTime: 0.1,
      instability: 0.15,
    },
  },
};

export const cost: Cost = {
  total: 14.94,
  complete: true,
  parts: [
    {
      name: 'instances m7g.medium',
      quantity: 366,
      unit: 'hour',
      price: 0.0408,
      amount: 14.94,
      asOf: '2026-07-20',
      source: 'AWS Price List API',
    },
  ],
  findings: ['Not priced: taxes.'],
};

/** Two hours of one instance’s load, then of four. */
export function steppedRun(): Run {
  return simulate({
    stack: trackedStack({ min: 1, max: 10, desired: 2 }),
    demand: levels([1, 120], [4, 120]),
    start: 0,
  });
}

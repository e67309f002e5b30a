import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels } from '../support';
import { clockedStack } from './support';

describe('the bill', () => {
  test('is from running to the end of draining, not from the launch (rule 8.1)', () => {
    const targets = { attributes: { 'deregistration_delay.timeout_seconds': 120 } };
    const stack = clockedStack({
      sizes: [
        [1, 1],
        [10, 0],
      ],
      targets,
    });

    const { totals } = simulate({ stack, demand: levels([0, 60]), start: 0 });

    expect(totals.instanceSecondsBilled).toBe(608 + 120 - 86);
  });

  test('is of at least a minute for each start', () => {
    const stack = clockedStack({
      sizes: [
        [1, 1],
        [2, 0],
      ],
    });

    const { totals } = simulate({ stack, demand: levels([0, 10]), start: 0 });

    // In service at 86 s, gone at 128 s.
    expect(totals.instanceSecondsBilled).toBe(60);
  });

  test('tells On-Demand and Spot instances apart (rule 5.6.7)', () => {
    const group = {
      LaunchTemplate: null,
      MixedInstancesPolicy: {
        LaunchTemplate: { LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' } },
        InstancesDistribution: { OnDemandBaseCapacity: 1, OnDemandPercentageAboveBaseCapacity: 25 },
      },
    };

    const { totals } = simulate({ stack: clockedStack({ desired: 9, group }), demand: levels([0, 60]), start: 0 });

    expect(totals.billed).toEqual([
      { type: 0, isSpot: false, seconds: 3 * 3600 },
      { type: 0, isSpot: true, seconds: 6 * 3600 },
    ]);
    expect(totals.instanceSecondsBilled).toBe(9 * 3600);
  });
});

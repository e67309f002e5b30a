import { bootMinutesOf, optimumOf } from '../../../../lib/twin/simulate/report/optimum-of';
import { summarize } from '../../../../lib/twin/simulate/report/summarize';
import { simulate } from '../../../../lib/twin/simulate/simulate';
import { defaultTwinParameters } from '../../../../lib/twin/simulate/twin-parameters';
import { clockedStack } from '../fleet/support';
import { levels } from '../support';

const weighing = {
  LaunchTemplate: undefined,
  MixedInstancesPolicy: {
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
      Overrides: [{ InstanceType: 'm7g.xlarge', WeightedCapacity: '4' }],
    },
  },
};

describe('the oracle beside a run', () => {
  test('of weighted instances counts whole instances of the weight, and serves in units', () => {
    const stack = clockedStack({ min: 5, max: 10, desired: 8, group: weighing });

    const run = simulate({ stack, demand: levels([5, 60]), start: 0 });
    const optimum = optimumOf(run);

    // 5 / 0.85 units are two instances of 4, for the run and for the oracle.
    expect(run.totals.instanceSecondsBilled / 60).toBe(120);
    expect(optimum.instanceMinutes).toBe(120);
    expect(optimum.serving[0]).toBe(8);
    expect(summarize(run)).toMatchObject({ instanceHours: 2, oracle: { instanceHours: 2, peakCapacity: 8 } });
  });

  test('of weighted instances rounds the minimum down and the maximum up to whole ones', () => {
    const stack = clockedStack({ min: 5, max: 9, desired: 8, group: weighing });

    const { serving } = optimumOf(simulate({ stack, demand: levels([0, 10], [20, 10]), start: 0 }));

    expect([serving[0], serving[19]]).toEqual([4, 12]);
  });
});

describe('what a launch is billed before it serves', () => {
  const parameters = { ...defaultTwinParameters, applicationBoot: 601, warmApplicationBoot: 130, warmRunningStart: 50 };

  test.each([
    ['cold is the boot, rounded up', undefined, 11],
    ['from a stopped pool is its own boot, rounded down', { state: 'Stopped' } as const, 2],
    ['from a running pool is the start as well', { state: 'Running' } as const, 3],
  ])('%s', (_name, pool, minutes) => {
    expect(bootMinutesOf(parameters, pool)).toBe(minutes);
  });

  test('is the cold boot where that is shorter than the way from the pool', () => {
    expect(bootMinutesOf({ ...parameters, applicationBoot: 60 }, { state: 'Stopped' })).toBe(1);
  });
});

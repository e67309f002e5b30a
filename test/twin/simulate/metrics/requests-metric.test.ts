import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels, trackedStack } from '../support';

const policy = {
  TargetTrackingConfiguration: {
    TargetValue: 50,
    PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' },
  },
};

/** Instances of so many units. */
const weighing = (weight: number) => ({
  LaunchTemplate: undefined,
  MixedInstancesPolicy: {
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
      Overrides: [{ InstanceType: 'm7g.large', WeightedCapacity: String(weight) }],
    },
  },
});

describe('RequestCountPerTarget', () => {
  test.each([1, 4])(
    'of targets of weight %i keeps the capacity that the load needs, in units (rule 1.2.4)',
    (weight) => {
      // 100 requests a minute and unit, of which a unit is to take 50: 8 units for a demand of 4, 16 for one of 8.
      const TargetTrackingConfiguration = { ...policy.TargetTrackingConfiguration, TargetValue: 50 * weight };
      const stack = trackedStack({
        min: 4,
        max: 40,
        desired: 8,
        policy: { TargetTrackingConfiguration },
        group: weighing(weight),
      });

      const { columns } = simulate({ stack, demand: levels([4, 60], [8, 120]), start: 0, requestsPerCapacity: 100 });

      expect(columns.desired[59]).toBe(8);
      expect(columns.desired[179]).toBe(16);
    },
  );

  test('is reported without a target, so that a group comes back from 0 with 1 (rules 1.2.8 and 1.2.9)', () => {
    const stack = trackedStack({ min: 0, desired: 0, policy });

    const { actions, columns } = simulate({
      stack,
      demand: levels([0, 30], [2, 60]),
      start: 0,
      requestsPerCapacity: 100,
    });

    expect(columns.desired[29]).toBe(0);
    expect(actions[0]).toMatchObject({ from: 0, to: 1 });
    expect(columns.desired[89]).toBe(4);
  });

  test('is 0 without targets and requests, and leaves a group at 0', () => {
    const stack = trackedStack({ min: 0, desired: 0, policy });

    const { actions, alarmChanges } = simulate({ stack, demand: levels([0, 60]), start: 0, requestsPerCapacity: 100 });

    expect(actions).toEqual([]);
    expect(alarmChanges.map(({ to }) => to)).toContain('OK');
  });
});

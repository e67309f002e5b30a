import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels, trackedStack } from '../support';
import { clockedStack, modelOf, statesAt } from './support';

/** Every instance counts for three. */
const weighted = {
  LaunchTemplate: null,
  MixedInstancesPolicy: {
    LaunchTemplate: {
      LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
      Overrides: [{ InstanceType: 'm7g.large', WeightedCapacity: '3' }],
    },
  },
};

describe('weighted instances', () => {
  test.each([
    [1, 1],
    [3, 1],
    [4, 2],
    [10, 4],
  ])(
    'overshoot desired capacity %i by less than one weight, and are never short of it (rule 5.6.8)',
    (desired, all) => {
      const model = modelOf(clockedStack({ sizes: [[1, desired]], group: weighted }));

      expect(statesAt(model, 120)).toEqual({ InService: all });
      expect(model.fleet.counts).toMatchObject({ inService: 3 * all, registered: all });
    },
  );

  test('may be more than the maximum', () => {
    const model = modelOf(clockedStack({ max: 4, sizes: [[1, 4]], group: weighted }));

    model.advanceTo(120);

    expect(model.fleet.counts.inService).toBe(6);
  });

  test.each([
    [10, 4],
    [9, 3],
    [7, 3],
  ])('go only when those that stay are enough: at %i there are %i (rule 2.10)', (desired, all) => {
    const model = modelOf(clockedStack({ desired: 12, sizes: [[1, desired]], group: weighted }));

    expect(statesAt(model, 120)).toEqual({ InService: all });
  });

  test('take a load in proportion to their weight', () => {
    const stack = clockedStack({ desired: 3, group: weighted });

    const { columns } = simulate({ stack, demand: levels([1.5, 5], [4, 5]), start: 0 });

    expect([...columns.utilisation]).toEqual([...new Array(5).fill(0.5), ...new Array(5).fill(4 / 3)]);
    expect(columns.lost[7]).toBe(1);
    expect(columns.metric[3]).toBe(50);
  });

  test('that overshoot are no scaling activity that a simple policy would wait for', () => {
    const policy = {
      PolicyType: null,
      TargetTrackingConfiguration: null,
      AdjustmentType: 'ChangeInCapacity',
      ScalingAdjustment: 1,
      Cooldown: '60',
    };
    const High = {
      Type: 'AWS::CloudWatch::Alarm',
      Properties: {
        Namespace: 'AWS/EC2',
        MetricName: 'CPUUtilization',
        Dimensions: [{ Name: 'AutoScalingGroupName', Value: { Ref: 'Group' } }],
        Statistic: 'Average',
        Period: 60,
        EvaluationPeriods: 1,
        Threshold: 50,
        ComparisonOperator: 'GreaterThanThreshold',
        AlarmActions: [{ Ref: 'Cpu' }],
      },
    };
    const stack = trackedStack({ min: 1, max: 4, group: weighted, policy, resources: { High } });

    const { actions } = simulate({ stack, demand: levels([9, 60]), start: 0 });

    expect(actions.map(({ to }) => to)).toEqual([2, 3, 4]);
  });
});

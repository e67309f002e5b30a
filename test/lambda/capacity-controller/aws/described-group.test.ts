import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import { describedGroup } from '../../../../lambda/capacity-controller/aws/described-group';

/** As the API types it, where all that matters may be missing. */
function answer(given: Partial<AutoScalingGroup> = {}): AutoScalingGroup {
  return { MinSize: 1, MaxSize: 9, DesiredCapacity: 4, ...given } as AutoScalingGroup;
}

describe('a described group', () => {
  test('has its size, and nothing that was not told', () => {
    expect(describedGroup('web', answer(), false)).toEqual({
      value: { name: 'web', range: { min: 1, max: 9 }, desiredCapacity: 4, suspendedProcesses: [] },
    });
  });

  test('has its status and its suspended processes', () => {
    const group = answer({ Status: 'Delete in progress', SuspendedProcesses: [{ ProcessName: 'Launch' }, {}] });

    expect(describedGroup('web', group, false)).toMatchObject({
      value: { status: 'Delete in progress', suspendedProcesses: ['Launch', 'unnamed'] },
    });
  });

  test('has its instances where they are asked for, and a word for what was not told of them', () => {
    const told = { InstanceId: 'i-1', LifecycleState: 'InService', HealthStatus: 'Healthy' };
    const group = answer({ Instances: [told, {}] as AutoScalingGroup['Instances'] });

    expect(describedGroup('web', group, true)).toMatchObject({
      value: {
        instances: [
          { id: 'i-1', lifecycleState: 'InService', healthStatus: 'Healthy' },
          { id: 'unknown', lifecycleState: 'Unknown', healthStatus: 'Unknown' },
        ],
      },
    });
  });

  test.each([
    ['of vCPUs', { DesiredCapacityType: 'vcpu' }],
    ['of weights', { MixedInstancesPolicy: { LaunchTemplate: { Overrides: [{}, { WeightedCapacity: '2' }] } } }],
  ])('is weighted with a capacity %s', (_, given) => {
    expect(describedGroup('web', answer(given), false)).toMatchObject({ value: { isWeighted: true } });
  });

  test.each([
    ['of units', { DesiredCapacityType: 'units' }],
    ['of several types that weigh the same', { MixedInstancesPolicy: { LaunchTemplate: { Overrides: [{}, {}] } } }],
    ['of a policy without types', { MixedInstancesPolicy: {} }],
  ])('is not weighted with a capacity %s', (_, given) => {
    expect(describedGroup('web', answer(given), false)).not.toHaveProperty('value.isWeighted');
  });

  test('fails when there is none', () => {
    expect(describedGroup('web', undefined, false)).toEqual({
      error: new Error('there is no Auto Scaling group named web'),
    });
  });

  test.each([{ MinSize: undefined }, { MaxSize: -1 }, { DesiredCapacity: 1.5 }])('fails for a size of %j', (given) => {
    expect(describedGroup('web', answer(given), false)).toEqual({
      error: new Error('the answer about web lacks its minimum, maximum or desired capacity'),
    });
  });

  test('fails without the instances that were asked for', () => {
    expect(describedGroup('web', answer(), true)).toEqual({
      error: new Error('the answer about web lacks its instances'),
    });
  });
});

import { readStack } from '../../../lib/twin/template/read-stack';
import { plainGroup } from './fixtures';

const pool = (properties: object = {}) => ({
  Type: 'AWS::AutoScaling::WarmPool',
  Properties: { AutoScalingGroupName: { Ref: 'Group' }, ...properties },
});

describe('the warm pool of a group', () => {
  test('has the documented defaults, and -1 for as many as the group’s maximum', () => {
    const [group] = readStack(plainGroup({}, { Pool: pool({ MaxGroupPreparedCapacity: -1 }) })).groups;

    expect(group?.warmPool).toStrictEqual({ logicalId: 'Pool', minSize: 0, state: 'Stopped', reuseOnScaleIn: false });
  });

  test('is read with what it sets', () => {
    const properties = {
      MinSize: '2',
      MaxGroupPreparedCapacity: 8,
      PoolState: 'Hibernated',
      InstanceReusePolicy: { ReuseOnScaleIn: 'true' },
    };

    const stack = readStack(plainGroup({}, { Pool: pool(properties) }));

    expect(stack.groups[0]?.warmPool).toEqual({
      logicalId: 'Pool',
      minSize: 2,
      maxGroupPreparedCapacity: 8,
      state: 'Hibernated',
      reuseOnScaleIn: true,
    });
    expect(stack.findings).toEqual([]);
  });

  test('is undefined for a group without one', () => {
    expect(readStack(plainGroup()).groups[0]).not.toHaveProperty('warmPool');
  });

  test('fails to read a state that there is not, and takes the default', () => {
    const stack = readStack(plainGroup({}, { Pool: pool({ PoolState: 'Warm' }) }));

    expect(stack.groups[0]?.warmPool?.state).toBe('Stopped');
    expect(stack.findings[0]?.message).toBe('PoolState must be one of Stopped, Running, Hibernated, got Warm');
  });

  test('fails to read a second one', () => {
    const stack = readStack(plainGroup({}, { Pool: pool(), Second: pool() }));

    expect(stack.groups[0]?.warmPool?.logicalId).toBe('Pool');
    expect(stack.findings).toEqual([
      { path: 'Resources.Second', message: 'no effect: a group has one warm pool, Pool is taken' },
    ]);
  });

  test.each([
    [{ InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 60 } }, 'must be 100, got 60'],
    [{ LaunchTemplate: { Overrides: [{ WeightedCapacity: '2' }] } }, 'its instances must not be weighted'],
  ])('fails to be one that AWS takes with %j', (MixedInstancesPolicy, message) => {
    const { findings } = readStack(plainGroup({ MixedInstancesPolicy }, { Pool: pool() }));

    expect(findings).toContainEqual({ path: 'Resources.Pool', message: expect.stringContaining(message) });
  });
});

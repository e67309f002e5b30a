import { readStack } from '../../../lib/twin/template/read-stack';
import { plainGroup } from './fixtures';

describe('the properties of a group', () => {
  test('are read with what it sets', () => {
    const properties = {
      InstanceMaintenancePolicy: { MinHealthyPercentage: '90', MaxHealthyPercentage: 120 },
      MaxInstanceLifetime: 604800,
      CapacityRebalance: 'true',
    };

    const { groups, findings } = readStack(plainGroup(properties));

    expect(groups[0]).toMatchObject({
      maintenance: { minHealthyPercentage: 90, maxHealthyPercentage: 120 },
      maxInstanceLifetime: 604800,
      capacityRebalance: true,
    });
    expect(findings).toEqual([]);
  });

  test('are not set by the numbers that stand for not set', () => {
    const properties = {
      DefaultInstanceWarmup: -1,
      InstanceMaintenancePolicy: { MinHealthyPercentage: -1, MaxHealthyPercentage: '-1' },
      MaxInstanceLifetime: '0',
    };

    const { groups, findings } = readStack(plainGroup(properties));

    expect(groups[0]).not.toHaveProperty('defaultInstanceWarmup');
    expect(groups[0]).not.toHaveProperty('maintenance');
    expect(groups[0]).not.toHaveProperty('maxInstanceLifetime');
    expect(groups[0]?.capacityRebalance).toBe(false);
    expect(findings).toEqual([]);
  });

  test('fails to read half a maintenance policy, which has no effect', () => {
    const { groups, findings } = readStack(plainGroup({ InstanceMaintenancePolicy: { MinHealthyPercentage: 90 } }));

    expect(groups[0]).not.toHaveProperty('maintenance');
    expect(findings[0]?.message).toBe(
      'no effect: MinHealthyPercentage and MaxHealthyPercentage must both be set, got 90 and ?',
    );
  });
});

import type { DeployedGroup } from '../../../lib/twin/deployed/deployed-group';
import { enabledMetrics, groupMetrics } from '../../../lib/twin/deployed/group-metrics';
import { deploy, running } from './support';

/** The value of a group metric at a minute since the start. */
function valueAt({ sizes }: DeployedGroup, name: string, minute: number): number | undefined {
  const at = sizes.at(minute);
  return at && groupMetrics[name]!(at);
}

describe('group metrics', () => {
  test('tell the state at the start of each minute', () => {
    const { group, at } = running();
    group.setDesired(3);
    at(200);

    const values = [0, 1, 2, 3].map((minute) => valueAt(group, 'GroupInServiceInstances', minute));

    expect(values).toEqual([0, 1, 3, 3]);
  });

  test('count instances on their way in and out in the total', () => {
    const { group, at } = running({}, { parameters: { launchToInService: 60 } });
    at(100);
    group.setDesired(3);
    at(130);

    expect(valueAt(group, 'GroupPendingInstances', 2)).toBe(2);
    expect(valueAt(group, 'GroupTotalInstances', 2)).toBe(3);
  });

  test('tell capacity in units where instances have weights', () => {
    const { group, at } = running({
      MinSize: '6',
      MixedInstancesPolicy: {
        LaunchTemplate: { Overrides: [{ InstanceType: 'm7g.large', WeightedCapacity: '4' }] },
      },
    });
    at(120);

    expect(valueAt(group, 'GroupInServiceInstances', 2)).toBe(2);
    expect(valueAt(group, 'GroupInServiceCapacity', 2)).toBe(8);
  });

  test('have no value before the group and after its present', () => {
    const { group } = deploy();

    expect(valueAt(group, 'GroupMinSize', -1)).toBeUndefined();
    expect(valueAt(group, 'GroupMinSize', 0)).toBe(1);
    expect(valueAt(group, 'GroupMinSize', 1)).toBeUndefined();
  });

  test('are not published unless the template asks for them', () => {
    expect(enabledMetrics(deploy().group.definition)).toEqual([]);
  });

  test('are only those that the template lists', () => {
    const { group } = deploy({ MetricsCollection: [{ Granularity: '1Minute', Metrics: ['GroupMinSize'] }] });

    expect(enabledMetrics(group.definition)).toEqual(['GroupMinSize']);
  });

  test('are of a warm pool only where there is one', () => {
    const properties = { MetricsCollection: [{ Granularity: '1Minute' }] };
    const pool = { Type: 'AWS::AutoScaling::WarmPool', Properties: { AutoScalingGroupName: { Ref: 'Group' } } };

    const { group } = deploy(properties, { resources: { Pool: pool } });

    expect(enabledMetrics(group.definition)).toContain('WarmPoolTotalCapacity');
    expect(enabledMetrics(deploy(properties).group.definition)).not.toContain('WarmPoolTotalCapacity');
  });

  test('go back 15 days and are forgotten at some time', () => {
    const minutes = 80 * 1440;
    const { group, at } = running();
    at(60 * minutes);
    group.setDesired(2);
    at(60 * minutes + 60);

    expect(valueAt(group, 'GroupDesiredCapacity', minutes - 15 * 1440)).toBe(1);
    expect(valueAt(group, 'GroupDesiredCapacity', minutes + 1)).toBe(2);
    expect(valueAt(group, 'GroupDesiredCapacity', minutes - 40 * 1440)).toBeUndefined();
  });
});

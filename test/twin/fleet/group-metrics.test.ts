import { advance } from '../../../lib/twin/fleet/advance';
import { enabledMetrics, groupMetricAt } from '../../../lib/twin/fleet/group-metrics';
import { setDesiredCapacity } from '../../../lib/twin/fleet/resize';
import { newGroup, runningGroup, START } from './support';

const collected = { MetricsCollection: [{ Granularity: '1Minute' }] };

describe('group metrics', () => {
  test('tell the state at the start of each minute', () => {
    const group = advance(setDesiredCapacity(runningGroup(collected), 3), START + 200);

    const values = [0, 60, 120, 180].map((second) => groupMetricAt(group, 'GroupInServiceInstances', START + second));

    expect(values).toEqual([0, 1, 3, 3]);
  });

  test('count instances on their way in and out in the total', () => {
    const group = advance(setDesiredCapacity(runningGroup(collected), 3), START + 70);

    expect(groupMetricAt(group, 'GroupPendingInstances', START + 70)).toBe(2);
    expect(groupMetricAt(group, 'GroupTotalInstances', START + 70)).toBe(3);
  });

  test('have no value before the group and after its present', () => {
    const group = newGroup(collected);

    expect(groupMetricAt(group, 'GroupMinSize', START - 60)).toBeUndefined();
    expect(groupMetricAt(group, 'GroupMinSize', START + 60)).toBeUndefined();
  });

  test('are not published unless the template asks for them', () => {
    expect(enabledMetrics(newGroup().definition)).toEqual([]);
    expect(groupMetricAt(newGroup(), 'GroupMinSize', START)).toBeUndefined();
  });

  test('are only those that the template lists', () => {
    const group = newGroup({ MetricsCollection: [{ Granularity: '1Minute', Metrics: ['GroupMinSize'] }] });

    expect(enabledMetrics(group.definition)).toEqual(['GroupMinSize']);
  });

  test('go back 15 days', () => {
    const late = START + 20 * 86_400;
    const group = advance(setDesiredCapacity(advance(runningGroup(collected), late), 2), late + 60);

    expect(groupMetricAt(group, 'GroupDesiredCapacity', late - 14 * 86_400)).toBe(1);
    expect(group.history.length).toBeLessThan(6);
  });
});

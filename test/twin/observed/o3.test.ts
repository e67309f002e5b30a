import { DeployedStack } from '../../../lib/twin/deployed/deployed-stack';
import { trackedStack } from '../simulate/support';

/**
 * O3: an imported policy's alarms, on instances without detailed monitoring. Known: names, comparisons, periods, and
 * that the period stays 60 s. Which of the thresholds in timelines.ts are O3's is not recorded.
 */
function deploy(options: Parameters<typeof trackedStack>[0]) {
  const stack = trackedStack({ target: 50, detailed: false, ...options });
  const [group] = new DeployedStack(stack, { start: 0, begin: 'settled' }).groups.values();
  const [high, low] = group!.model.duties.map(({ alarm }) => alarm.specification);
  return { group: group!, high: high!, low };
}

describe('O3, the alarms of a target tracking policy', () => {
  test('are named after the group and their side', () => {
    const { group, high, low } = deploy({});
    const { name } = group.definition;

    expect(high.name.startsWith(`TargetTracking-${name}-AlarmHigh-`)).toBe(true);
    expect(low!.name.startsWith(`TargetTracking-${name}-AlarmLow-`)).toBe(true);
  });

  test('look at 3 and 15 periods of 60 s, all of them, also with basic monitoring', () => {
    const { high, low } = deploy({});

    expect(high).toMatchObject({ comparison: 'GreaterThanThreshold', evaluationPeriods: 3, datapointsToAlarm: 3 });
    expect(low).toMatchObject({ comparison: 'LessThanThreshold', evaluationPeriods: 15, datapointsToAlarm: 15 });
    for (const { period, series, treatMissingData } of [high, low!]) {
      expect(period * series.period).toBe(60);
      expect(treatMissingData).toBe('missing');
    }
  });

  test('are at the target and below it, and the lower one is rewritten as capacity changes', () => {
    const { group, high, low } = deploy({ min: 2 });
    const before = low!.threshold();
    group.setDesired(7);

    expect(high.threshold()).toBe(50);
    expect([before, low!.threshold()]).toEqual([35, 42.5]);
  });

  test('are one without scale-in', () => {
    const specification = { PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' } };
    const policy = { TargetTrackingConfiguration: { ...specification, TargetValue: 50, DisableScaleIn: true } };

    expect(deploy({ policy }).low).toBeUndefined();
  });
});

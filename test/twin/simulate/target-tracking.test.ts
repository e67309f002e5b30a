import { simulate } from '../../../lib/twin/simulate/simulate';
import { levels, trackedStack } from './support';

/** Alarms at the full minute, so that times can be told beforehand. */
const parameters = { alarmSecond: 0 };

describe('target tracking on CPU', () => {
  test('scales out when three data points above the target can be read', () => {
    const demand = levels([1, 10], [1.9, 20]);

    const { actions, alarmChanges } = simulate({
      stack: trackedStack({ min: 2 }),
      demand,
      start: 0,
      parameters,
    });

    // Minutes 10 to 12 are above 70 %; the last one ends at 13:00 and can be read 60 s later.
    expect(alarmChanges.find(({ to }) => to === 'ALARM')).toMatchObject({ at: 14 * 60, from: 'OK' });
    expect(actions).toEqual([
      {
        at: 14 * 60,
        from: 2,
        to: 3,
        policy: expect.stringContaining('Cpu'),
        reason: 'CPU at 95, above 70 for 3 data points',
      },
    ]);
  });

  test('serves the action latency, the launch and the boot later', () => {
    const demand = levels([1, 10], [1.9, 20]);

    const { columns } = simulate({ stack: trackedStack({ min: 2 }), demand, start: 0, parameters });

    // 14:00 + 8 s + 18 s in service + 40 s to serve: 54 of the 60 seconds of minute 15.
    expect([...columns.desired.slice(13, 15)]).toEqual([2, 3]);
    expect(columns.serving[14]).toBe(2);
    expect(columns.serving[15]).toBeCloseTo(2 + 54 / 60, 10);
    expect(columns.inService[14]).toBe(3);
  });

  test('hides a warming instance from the metric and counts it as capacity', () => {
    const stack = trackedStack({ min: 2, group: { DefaultInstanceWarmup: 3600 } });

    const { actions, columns } = simulate({ stack, demand: levels([1, 10], [2.9, 50]), start: 0, parameters });

    // ceil(2 x 100 / 70) = 3, at saturation no more can be seen; while it warms up the breach adds nothing.
    expect(actions.map(({ from, to }) => [from, to])).toEqual([[2, 3]]);
    expect(columns.metric[20]).toBeCloseTo((100 * 2.9) / 3, 10);
  });

  test('scales in one at a time after fifteen low data points', () => {
    const demand = levels([2.4, 60], [0.4, 60]);

    const { actions } = simulate({ stack: trackedStack({ min: 2, desired: 4 }), demand, start: 0, parameters });

    // O4: load stops 11:45, 4 to 3 at 12:01:20, 16 minutes later.
    expect(actions[0]).toMatchObject({ at: 76 * 60, from: 4, to: 3, reason: expect.stringContaining('below 52.5') });
    expect(actions[1]).toMatchObject({ at: 77 * 60, from: 3, to: 2 });
    expect(actions).toHaveLength(2);
  });

  test('does not scale in when one less would put the metric above the target', () => {
    const demand = levels([1.45, 120]);

    const { actions } = simulate({
      stack: trackedStack({ min: 1, desired: 3 }),
      demand,
      start: 0,
      parameters: { ...parameters, alarmLowThreshold: 'flat' },
    });

    expect(actions).toEqual([]);
  });

  test('waits with the scale-in until nothing warms up', () => {
    const demand = levels([1, 10], [1.9, 5], [0.2, 120]);
    const warmup = 3600;

    const { actions } = simulate({
      stack: trackedStack({ min: 2, group: { DefaultInstanceWarmup: warmup } }),
      demand,
      start: 0,
      parameters,
    });

    expect(actions[0]).toMatchObject({ at: 14 * 60, to: 3 });
    expect(actions[1]).toMatchObject({ to: 2 });
    expect(actions[1]!.at).toBeGreaterThanOrEqual(14 * 60 + 8 + 18 + warmup);
    expect(actions[1]!.at).toBeLessThan(14 * 60 + 8 + 18 + warmup + 60);
  });

  test('takes the cooldown for the warm-up when the template sets none', () => {
    const demand = levels([1, 10], [1.9, 60]);
    const group = { DefaultInstanceWarmup: null };

    const { columns } = simulate({ stack: trackedStack({ min: 2, group }), demand, start: 0, parameters });

    // In service at 14:26, in the metric 300 s later: the metric falls only by the load it takes over.
    const launched = 14 * 60 + 26;
    expect(Math.floor((launched + 300) / 60)).toBe(19);
    expect(columns.metric[18]).toBeCloseTo((100 * 1.9) / 3, 10);
  });

  test('never removes when scale-in is disabled', () => {
    const policy = {
      TargetTrackingConfiguration: {
        PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
        TargetValue: 70,
        DisableScaleIn: true,
      },
    };

    const { actions } = simulate({
      stack: trackedStack({ desired: 5, policy }),
      demand: levels([0.1, 300]),
      start: 0,
    });

    expect(actions).toEqual([]);
  });

  test('cannot scale out from an empty group, which has no CPU', () => {
    const { actions, columns } = simulate({
      stack: trackedStack({ min: 0, desired: 0 }),
      demand: levels([5, 60]),
      start: 0,
    });

    expect(actions).toEqual([]);
    expect(columns.metric.every(Number.isNaN)).toBe(true);
    expect(columns.lost[30]).toBe(5);
  });
});

import { simulate } from '../../../../lib/twin/simulate/simulate';
import { levels, trackedStack } from '../support';

/** Target tracking on CPU as the CloudWatch agent tells it, every so many seconds. */
function agentPolicy(Period: number): object {
  return {
    TargetTrackingConfiguration: {
      TargetValue: 70,
      CustomizedMetricSpecification: {
        Namespace: 'CWAgent',
        MetricName: 'cpu_usage_active',
        Dimensions: [{ Name: 'AutoScalingGroupName', Value: { Ref: 'Group' } }],
        Statistic: 'Average',
        Period,
      },
    },
  };
}

const run = (period: number, parameters: object = {}) =>
  simulate({
    stack: trackedStack({ min: 2, policy: agentPolicy(period) }),
    demand: levels([1, 10], [1.9, 40]),
    start: 0,
    parameters: { alarmSecond: 0, ...parameters },
  });

describe('a metric below a minute', () => {
  test.each([
    [10, 600 + 3 * 10 + 60],
    [30, 600 + 3 * 30 + 60],
    [60, 600 + 3 * 60 + 60],
  ])('of %i s scales out after three of its periods, and its delay (rule 1.1.9)', (period, at) => {
    const [first] = run(period).actions;

    expect(first).toMatchObject({
      at,
      from: 2,
      to: 3,
      reason: 'CPU by the CloudWatch agent at 95, above 70 for 3 data points',
    });
  });

  test('waits as long as with data points of a minute when its alarms look at as long', () => {
    const [first] = run(10, { shortPeriodAlarms: 'as long' }).actions;

    expect(first).toMatchObject({ at: 600 + 3 * 60 + 60, reason: expect.stringContaining('18 data points') });
  });

  test('scales out earlier when AWS shortens its alarm (rule 1.5.5)', () => {
    const [first] = run(10, { alarmHighPeriods: 1 }).actions;

    expect(first).toMatchObject({ at: 600 + 10 + 60 });
  });

  test('acts when the alarm changes, and then once a minute (rule 6.5)', () => {
    const stack = trackedStack({ min: 1, policy: agentPolicy(10), group: { DefaultInstanceWarmup: 0 } });
    const parameters = { alarmSecond: 25, applicationBoot: 0 };

    const { actions } = simulate({ stack, demand: levels([0.5, 10], [30, 10]), start: 0, parameters });

    // Above from 600 s on: three data points can be read at 690 s, and alarms are looked at at seconds 5, 15, 25 ...
    expect(actions.map(({ at }) => at - 600)).toEqual([95, 205, 325, 445, 565]);
  });

  test('counts warming instances, which the service cannot leave out (rule 1.2.4)', () => {
    const group = { DefaultInstanceWarmup: 3600 };
    const demand = levels([1, 10], [2.9, 50]);
    const options = { demand, start: 0, parameters: { alarmSecond: 0 } };

    const agent = simulate({ stack: trackedStack({ min: 2, group, policy: agentPolicy(60) }), ...options });
    const own = simulate({ stack: trackedStack({ min: 2, group }), ...options });

    expect(own.actions.map(({ to }) => to)).toEqual([3]);
    expect(agent.actions.map(({ to }) => to)).toEqual([3, 5]);
  });
});

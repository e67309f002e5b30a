import { levels, trackedStack } from '../simulate/support';
import { clock } from './clock';
import { expectReproduced, replay, timeOf } from './replay';
import { o2, terminations } from './timelines';

/**
 * Known: AlarmLow at 42.5 with a desired capacity of 7. Chosen: the target of 50 that this is 85 % of, detailed
 * monitoring, a minimum that ends the scale-in at 6, and a load that is low from 18:40.
 *
 * The report does not say why the scale-in came 16 minutes after the alarm. Chosen is what AWS documents: it waits for
 * an instance that warms up, here one that a scheduled action launched at 18:50. The twin cannot tell that from a hold
 * of 960 s. That of O1, 300 s, is not it.
 */
const scene = (warmup: number) => ({
  stack: trackedStack({
    min: 6,
    target: 50,
    group: {
      DefaultInstanceWarmup: warmup,
      TargetGroupARNs: ['arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/other/1'],
    },
    resources: {
      Seventh: {
        Type: 'AWS::AutoScaling::ScheduledAction',
        Properties: {
          AutoScalingGroupName: { Ref: 'Group' },
          DesiredCapacity: 7,
          StartTime: '1970-01-01T18:50:00Z',
        },
      },
    },
  }),
  from: '18:20:00',
  demand: levels([2.7, 20], [1, 60]),
});
const parameters = { alarmSecond: 6, actionLatency: 4, shutdown: 10 };

describe('O2, a scale-in 16 whole minutes after its alarm', () => {
  test('is reproduced to the second when the last warm-up ends at 19:11:22', () => {
    const told = replay({ ...scene(1260), parameters });

    expectReproduced(o2, told);
  });

  test.each([600, 773, 946, 1119, 1292])(
    'comes at the second of the alarm, in the minute after a warm-up of %i s',
    (warmup) => {
      const told = replay({ ...scene(warmup), parameters });

      const delay = timeOf('7 to 6', told) - clock('18:56:06');
      const afterWarmup = timeOf('7 to 6', told) - timeOf('7 warm', told);
      expect(delay % 60).toBe(0);
      expect(afterWarmup).toBeGreaterThanOrEqual(0);
      expect(afterWarmup).toBeLessThan(60);
    },
  );

  test('comes with the alarm when nothing warms up', () => {
    const told = replay({ ...scene(0), parameters });

    expect(timeOf('7 to 6', told)).toBe(clock('18:56:06'));
    expect(() => expectReproduced(o2, told)).toThrow();
  });

  test('begins to drain 4 s later than was seen with the default latency', () => {
    const told = replay({ ...scene(1260), parameters: { alarmSecond: 6 } });

    expect(timeOf('termination begins', told)).toBe(clock('19:12:10') + 4);
  });

  test.each(terminations)('a termination takes the delay of 300 s and the shutdown: %s, %i s', (_report, seconds) => {
    const told = replay({ ...scene(0), parameters: { ...parameters, shutdown: seconds - 300 } });

    expect(timeOf('termination ends', told) - timeOf('termination begins', told)).toBe(seconds);
  });
});

import { simulate } from '../../../lib/twin/simulate/simulate';
import { change, changes, cpuAlarm, percent, stepPolicy } from './step-scaling-support';
import { levels, trackedStack } from './support';

describe('examples of the guides, as whole runs (D)', () => {
  const quarter = stepPolicy(percent, [[null, 0, -25]]);
  const three = stepPolicy(change, [[null, 0, -3]]);

  test.each([
    ['-25 % alone', ['Cpu'], 6],
    ['-3 alone', ['In'], 5],
    ['the one that leaves more of both', ['Cpu', 'In'], 6],
  ] as const)('takes 8 instances in by %s (rule 1.5.2)', (_name, policies, to) => {
    const resources = { Cpu: quarter, In: three, Low: cpuAlarm('to', 40, ...policies) };

    expect(changes(trackedStack({ desired: 8, resources }), levels([4, 10], [1.6, 1], [4, 10]))).toEqual([[8, to]]);
  });

  test('lets a step policy take in while target tracking is not ready to (rule 1.5.3)', () => {
    const resources = { In: three, Low: cpuAlarm('to', 40, 'In') };
    const stack = trackedStack({ desired: 8, target: 90, resources });

    // AlarmLow of the tracker, which wants 15 minutes, has seen 10.
    expect(changes(stack, levels([4, 10], [1.6, 1], [4, 4]))).toEqual([[8, 5]]);
  });

  test.each([
    ['adds 1 of 3 at a maximum of 3', { desired: 2, max: 3 }, stepPolicy(change, [[0, null, 3]]), [2, 3]],
    [
      'adds 2 for 25 % of 4',
      { desired: 4 },
      stepPolicy(percent, [[0, null, 25]], { MinAdjustmentMagnitude: 2 }),
      [4, 6],
    ],
  ])('%s (rules 5.1.2 and 2.3)', (_name, sizes, policy, expected) => {
    const stack = trackedStack({ ...sizes, resources: { Cpu: policy, High: cpuAlarm('from', 60, 'Cpu') } });
    const { desired } = sizes;

    expect(changes(stack, levels([desired / 2, 10], [desired * 0.7, 1], [desired / 2, 10]))).toEqual([expected]);
  });

  test('removes 1 of 2 at a minimum of 2 (rule 5.1.2)', () => {
    const resources = { Cpu: stepPolicy(change, [[null, 0, -2]]), Low: cpuAlarm('to', 40, 'Cpu') };

    expect(changes(trackedStack({ min: 2, desired: 3, resources }), levels([1.5, 10], [0.9, 1], [1.5, 10]))).toEqual([
      [3, 2],
    ]);
  });

  test('sees at second 6 of a minute the period that has just ended, when nothing delays it (rule 6.13)', () => {
    const resources = { Cpu: stepPolicy(change, [[0, null, 1]]), High: cpuAlarm('from', 60, 'Cpu') };
    const parameters = { alarmSecond: 6, ingestDelay: 0 };

    const { actions } = simulate({
      stack: trackedStack({ resources }),
      demand: levels([0.5, 33], [0.7, 1], [0.5, 9]),
      start: 8 * 3600,
      parameters,
    });

    expect(actions).toEqual([expect.objectContaining({ at: 8 * 3600 + 34 * 60 + 6, to: 2 })]);
  });

  test('does not run a recurrence at its end time (rule 4.6)', () => {
    const resources = {
      Hourly: {
        Type: 'AWS::AutoScaling::ScheduledAction',
        Properties: {
          AutoScalingGroupName: { Ref: 'Group' },
          DesiredCapacity: 2,
          Recurrence: '30 * * * *',
          EndTime: '1970-01-01T01:30:00Z',
        },
      },
    };

    const { actions } = simulate({ stack: trackedStack({ resources }), demand: levels([0.3, 120]), start: 0 });

    expect(actions.filter(({ reason }) => reason.startsWith('scheduled action')).map(({ at }) => at)).toEqual([1800]);
  });
});

import { simulate } from '../../../lib/twin/simulate/simulate';
import { levels, trackedStack } from './support';

describe('simulate', () => {
  test('bills from InService to the end of draining, each start at least a minute', () => {
    const group = { TargetGroupARNs: ['arn:aws:elasticloadbalancing:us-east-1:1:targetgroup/other/1'] };
    const resources = {
      Out: scheduled(3, '1970-01-01T00:10:00Z'),
      In: scheduled(2, '1970-01-01T00:11:00Z'),
    };
    const stack = trackedStack({ min: 2, group, policy: { PolicyType: 'PredictiveScaling' }, resources });

    const { totals, columns } = simulate({ stack, demand: levels([0, 60]), start: 0 });

    // The oldest goes at 11:08 and drains for 300 s; the new one is in service from 10:26 to the end.
    expect(totals.instanceSecondsBilled).toBe(3600 + (11 * 60 + 8 + 300) + (3600 - (10 * 60 + 26)));
    expect([...columns.terminating.slice(10, 18)]).toEqual([0, 1, 1, 1, 1, 1, 0, 0]);
    expect(totals).toMatchObject({ atStart: 2, launched: 1, gone: 1, atEnd: 2 });
  });

  test('loses what nothing serves', () => {
    const stack = trackedStack({ max: 1 });

    const { columns } = simulate({ stack, demand: levels([0.5, 2], [1.75, 2]), start: 0 });

    expect([...columns.lost]).toEqual([0, 0, 0.75, 0.75]);
    expect([...columns.utilisation]).toEqual([0.5, 0.5, 1.75, 1.75]);
  });

  test.each([
    ['an empty load', { demand: new Float64Array(0) }, 'demand must have at least one minute, got none'],
    ['a load that is not a number', { demand: levels([1, 2], [Number.NaN, 1]) }, 'got NaN at 2'],
    ['a negative load', { demand: levels([-1, 1]) }, 'got -1 at 0'],
    ['an endless load', { demand: levels([1, 2], [Number.POSITIVE_INFINITY, 1]) }, 'got Infinity at 2'],
    ['a start within a minute', { start: 30 }, 'start must be on a full minute between 0 and 253402300740, got 30'],
    ['a start within a second', { start: 60.5 }, 'got 60.5'],
    ['a start that no calendar has', { start: 6e22 }, 'start must be on a full minute between 0 and 253402300740'],
    ['no requests', { requestsPerCapacity: 0 }, 'requestsPerCapacity must be a number greater than 0, got 0'],
    ['requests that are none', { requestsPerCapacity: Number.NaN }, 'requestsPerCapacity must be a number'],
    ['an unknown group', { group: 'Other' }, 'group must be one of Group, got Other'],
    ['a negative parameter', { parameters: { ingestDelay: -1 } }, 'ingestDelay must be a number of at least 0, got -1'],
  ])('fails for %s', (_name, options, message) => {
    expect(() => simulate({ stack: trackedStack(), demand: levels([1, 1]), start: 0, ...options })).toThrow(message);
  });

  test('fails with all that is wrong with load and parameters in one line', () => {
    const demand = levels([1, 5], [Number.NaN, 1]);
    const parameters = { healthCheckPoll: 0, alarmSecond: 75 };

    expect(() => simulate({ stack: trackedStack(), demand, start: 30, parameters })).toThrow(
      new RangeError(
        'demand must be a number of at least 0 in every minute, got NaN at 5; ' +
          'start must be on a full minute between 0 and 253402300740, got 30; ' +
          'alarmSecond must be a whole number between 0 and 59 or seeded, got 75; ' +
          'healthCheckPoll must be a number of at least 1, got 0',
      ),
    );
  });

  test('fails for a parameter that there is not', () => {
    const parameters = { ingestdelay: 60 } as object;

    expect(() => simulate({ stack: trackedStack(), demand: levels([1, 5]), start: 0, parameters })).toThrow(
      'parameters must be fields of TwinParameters, got ingestdelay',
    );
  });
});

function scheduled(DesiredCapacity: number, StartTime: string): object {
  return {
    Type: 'AWS::AutoScaling::ScheduledAction',
    Properties: { AutoScalingGroupName: { Ref: 'Group' }, DesiredCapacity, StartTime },
  };
}

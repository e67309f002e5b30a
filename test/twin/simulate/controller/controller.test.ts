import { simulate } from '../../../../lib/twin/simulate/simulate';
import type { Stack } from '../../../../lib/twin/template/read-stack';
import { levels, trackedStack } from '../support';
import { controlledStack } from './support';

/** A source of demand. */
function source(namespace: string, name: string, perInstance?: number): string {
  const metrics = [{ namespace, name, dimensions: { QueueName: 'jobs' }, statistic: 'Sum' }];
  return JSON.stringify({ kind: 'demand', metrics, perInstance });
}

const lead = { CONTROLLER_MODE: 'lead', BOOT_TIME: '60', MINIMUM_HOLD: '600' };

describe('a controller in the twin', () => {
  test('raises capacity to what is planned for the load, a minute after the metric shows it', () => {
    const demand = levels([1, 30], [4, 60]);

    const { actions, columns } = simulate({ stack: controlledStack({ environment: lead }), demand, start: 0 });

    expect(actions[0]).toMatchObject({ from: 1, to: 2, reason: expect.stringContaining('2 instead of 1') });
    expect(columns.desired[89]).toBeGreaterThanOrEqual(5);
  });

  test('lowers capacity only when what was planned has been held, and then by much', () => {
    const demand = levels([4, 60], [1, 120]);

    const { columns } = simulate({ stack: controlledStack({ environment: lead }), demand, start: 0 });

    expect(columns.desired[70]).toBe(columns.desired[59]);
    expect(columns.desired[179]).toBeLessThanOrEqual(3);
  });

  test('acts at its own second of the minute', () => {
    const demand = levels([4, 60]);

    const { actions } = simulate({
      stack: controlledStack({ environment: lead }),
      demand,
      start: 0,
      parameters: { controllerSecond: 17 },
    });

    expect(actions.map(({ at }) => at % 60)).toEqual(actions.map(() => 17));
    expect(actions.length).toBeGreaterThan(0);
  });

  test('writes nothing as a shadow', () => {
    const demand = levels([4, 60]);

    const { actions, findings } = simulate({
      stack: controlledStack({ environment: { ...lead, SHADOW: 'true' } }),
      demand,
      start: 0,
    });

    expect(actions).toEqual([]);
    expect(findings.filter(({ path }) => path === 'Resources.Controller')).toEqual([]);
  });

  test('does not run when it is left out', () => {
    const demand = levels([4, 60]);

    expect(
      simulate({ stack: controlledStack({ environment: lead }), demand, start: 0, controller: false }).actions,
    ).toEqual([]);
  });

  test('fails to run with an environment that cannot be read, and is reported', () => {
    const stack = controlledStack({ environment: { CONTROLLER_MODE: 'fly' } });

    const { actions, findings } = simulate({ stack, demand: levels([4, 60]), start: 0 });

    expect(actions).toEqual([]);
    expect(findings).toContainEqual({
      path: 'Resources.Controller',
      message: expect.stringContaining('CONTROLLER_MODE must be floor or lead, got fly'),
    });
  });

  test('raises the minimum to the floors that it plans, and leaves desired capacity to the policies', () => {
    const demand = levels([1, 30], [6, 60]);
    const stack = controlledStack({ environment: { BOOT_TIME: '60' } });

    const { actions, range } = simulate({ stack, demand, start: 0 });

    expect(actions[0]).toMatchObject({
      policy: expect.stringMatching(/^headroom-/),
      reason: expect.stringMatching(/^scheduled action headroom-/),
    });
    expect(actions.at(-1)?.to).toBeGreaterThanOrEqual(7);
    expect(range).toEqual({ min: 1, max: 20 });
  });

  test('leaves a group alone whose sizes count weights', () => {
    const group = {
      LaunchTemplate: undefined,
      MixedInstancesPolicy: {
        LaunchTemplate: {
          LaunchTemplateSpecification: { LaunchTemplateId: { Ref: 'Template' }, Version: '1' },
          Overrides: [{ InstanceType: 'm7g.large', WeightedCapacity: '2' }],
        },
      },
    };

    expect(
      simulate({ stack: controlledStack({ environment: lead, group }), demand: levels([4, 60]), start: 0 }).actions,
    ).toEqual([]);
  });

  test.each([
    ['LEARN_BOOT_TIME', 'true', 'boot time is not learned: taken as 60 s'],
    [
      'LOAD_SOURCE',
      source('AWS/SQS', 'NumberOfMessagesSent'),
      'the twin does not know AWS/SQS NumberOfMessagesSent of the controller: it reads CPU alone',
    ],
    [
      'LOAD_SOURCE',
      source('AWS/SQS', 'NumberOfMessagesSent', 10),
      'the twin does not know AWS/SQS NumberOfMessagesSent of the controller: it knows no load, and lowers nothing',
    ],
  ])('tells what it does without: %s %s', (name, value, message) => {
    const stack = controlledStack({ environment: { ...lead, [name]: value } });

    const { findings } = simulate({ stack, demand: levels([4, 10]), start: 0 });

    expect(findings).toContainEqual({ path: `Resources.Controller.Properties.Environment.Variables.${name}`, message });
  });

  test('fails to run for a tag that is not a number of instances, and is reported', () => {
    const stack = controlledStack({
      environment: { AUTO_SCALING_GROUP_NAME: '', AUTO_SCALING_GROUP_TAG: 'Floor' },
      group: { Tags: [{ Key: 'Floor', Value: 'high', PropagateAtLaunch: false }] },
    });

    const { findings } = simulate({ stack, demand: levels([4, 10]), start: 0 });

    expect(findings).toContainEqual({
      path: 'Resources.Controller',
      message: expect.stringMatching(/^no effect: tag Floor of .* must be a whole number, got high$/),
    });
  });

  test('does not run when no schedule invokes it', () => {
    const stack: Stack = { ...controlledStack({ environment: lead }), schedules: [] };

    expect(simulate({ stack, demand: levels([4, 60]), start: 0 }).actions).toEqual([]);
  });
});

describe('readStack', () => {
  test.each([
    ['rate(1 minute)', 60],
    ['rate(5 minutes)', 300],
    ['rate(2 hours)', 7200],
  ])('reads the schedule %s', (ScheduleExpression, interval) => {
    const rule = { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression, Targets: [{ Id: '1', Arn: 'arn' }] } };

    expect(trackedStack({ resources: { rule } }).schedules).toEqual([
      { logicalId: 'rule', interval, targetArns: ['arn'] },
    ]);
  });

  test.each(['cron(0 12 * * ? *)', 'rate(0 minutes)', 'rate(1 minute'])('leaves out the schedule %s', (expression) => {
    const rule = { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: expression } };

    expect(trackedStack({ resources: { rule } }).schedules).toEqual([]);
  });

  test('leaves out a schedule that is disabled', () => {
    const rule = {
      Type: 'AWS::Events::Rule',
      Properties: { ScheduleExpression: 'rate(1 minute)', State: 'DISABLED' },
    };

    expect(trackedStack({ resources: { rule } }).schedules).toEqual([]);
  });
});

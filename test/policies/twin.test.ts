import { simulate } from '../../lib/twin/simulate/simulate';
import { readStack } from '../../lib/twin/template/read-stack';
import { templateOf } from '../support/template';
import { levels } from '../twin/simulate/support';
import { addEveryKind } from './every-kind';

describe('the twin', () => {
  const stack = readStack(templateOf((scope) => addEveryKind(scope)).toJSON());
  const { findings } = simulate({ stack, demand: levels([1, 10]), start: 0 });
  const reported = findings
    .filter(({ message }) => message.startsWith('no effect'))
    .map(({ path }) => /^Resources\.Group(\w+?)[0-9A-F]{8}/.exec(path)![1]);

  test('reads every policy and every scheduled action', () => {
    expect(stack.policies).toHaveLength(17);
    expect(stack.scheduledActions).toHaveLength(2);
  });

  test('runs CPU at both resolutions, and says of what it does not model that it has no effect', () => {
    expect(reported.sort()).toEqual([
      'AllRequests',
      'CustomForecast',
      'Delay',
      'Forecast',
      'In',
      'Latency',
      'MathStepsAbove',
      'MathStepsAboveAlarm',
      'Memory',
      'Orders',
      'Out',
      'Requests',
      'Sessions',
      'StepsAbove',
      'StepsAboveAlarm',
      'StepsBelow',
      'StepsBelowAlarm',
    ]);
  });

  test.each(['Requests', 'Forecast'])('has nothing against %s but the lack of a load in requests', (name) => {
    const { message } = findings.find(({ path }) => path.startsWith(`Resources.Group${name}`))!;

    expect(message).toMatch(/need.* a load in requests per second or minute$/);
  });
});

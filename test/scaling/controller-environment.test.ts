import { readControllerEnvironment } from '../../lib/scaling/controller-environment';

const PREFIX = 'environment of the capacity controller: ';

describe('readControllerEnvironment', () => {
  test('shadows at 60 % and holds for 15 minutes when only the group is given', () => {
    expect(readControllerEnvironment({ AUTO_SCALING_GROUP_NAME: 'web' })).toEqual({
      groupName: 'web',
      policy: { mode: 'shadow', targetUtilization: 0.6, minimumHold: 900 },
    });
  });

  test('reads every variable', () => {
    const environment = {
      AUTO_SCALING_GROUP_NAME: 'web',
      CONTROLLER_MODE: 'lead',
      TARGET_UTILIZATION: '62.5',
      MINIMUM_HOLD: '300',
    };

    expect(readControllerEnvironment(environment)).toEqual({
      groupName: 'web',
      policy: { mode: 'lead', targetUtilization: 0.625, minimumHold: 300 },
    });
  });

  test('fails once with everything that is missing or wrong', () => {
    const wrong = { CONTROLLER_MODE: 'observe', TARGET_UTILIZATION: '0', MINIMUM_HOLD: '1.5' };

    expect(() => readControllerEnvironment(wrong)).toThrow(
      new Error(
        `${PREFIX}AUTO_SCALING_GROUP_NAME is not set; CONTROLLER_MODE must be shadow or lead, got observe; ` +
          'TARGET_UTILIZATION must be a number between 1 and 100, got 0; ' +
          'MINIMUM_HOLD must be a whole number of seconds between 0 and 86400, got 1.5',
      ),
    );
  });

  test.each([
    ['AUTO_SCALING_GROUP_NAME', '', 'is not set'],
    ['CONTROLLER_MODE', '', 'must be shadow or lead, got nothing'],
    ['TARGET_UTILIZATION', '', 'must be a number between 1 and 100, got nothing'],
    ['TARGET_UTILIZATION', '100.5', 'must be a number between 1 and 100, got 100.5'],
    ['TARGET_UTILIZATION', '60 %', 'must be a number between 1 and 100, got 60 %'],
    ['TARGET_UTILIZATION', '6e1', 'must be a number between 1 and 100, got 6e1'],
    ['MINIMUM_HOLD', '', 'must be a whole number of seconds between 0 and 86400, got nothing'],
    ['MINIMUM_HOLD', '-60', 'must be a whole number of seconds between 0 and 86400, got -60'],
    ['MINIMUM_HOLD', '86401', 'must be a whole number of seconds between 0 and 86400, got 86401'],
  ])('fails for %s = "%s"', (name, value, problem) => {
    expect(() => readControllerEnvironment({ AUTO_SCALING_GROUP_NAME: 'web', [name]: value })).toThrow(
      new Error(`${PREFIX}${name} ${problem}`),
    );
  });
});

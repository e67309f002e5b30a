import { readControllerEnvironment } from '../../../lib/scaling/controller/controller-environment';

const PREFIX = 'environment of the capacity controller: ';

describe('readControllerEnvironment', () => {
  test('shadows with 1 % of minutes, a boot of 2 minutes and a hold of 15 when only the group is given', () => {
    expect(readControllerEnvironment({ AUTO_SCALING_GROUP_NAME: 'web' })).toEqual({
      groupName: 'web',
      policy: { mode: 'shadow', quality: 0.01, bootMinutes: 2, minimumHold: 900 },
    });
  });

  test('reads every variable, the boot in full minutes', () => {
    const environment = {
      AUTO_SCALING_GROUP_NAME: 'web',
      CONTROLLER_MODE: 'lead',
      QUALITY: '2.5',
      BOOT_TIME: '121',
      MINIMUM_HOLD: '300',
    };

    expect(readControllerEnvironment(environment)).toEqual({
      groupName: 'web',
      policy: { mode: 'lead', quality: 0.025, bootMinutes: 3, minimumHold: 300 },
    });
  });

  test('fails once with everything that is missing or wrong', () => {
    const wrong = { CONTROLLER_MODE: 'observe', QUALITY: '0', BOOT_TIME: '2m', MINIMUM_HOLD: '1.5' };

    expect(() => readControllerEnvironment(wrong)).toThrow(
      new Error(
        `${PREFIX}AUTO_SCALING_GROUP_NAME is not set; CONTROLLER_MODE must be shadow or lead, got observe; ` +
          'QUALITY must be a number between 0.1 and 50, got 0; ' +
          'BOOT_TIME must be a whole number of seconds between 0 and 3600, got 2m; ' +
          'MINIMUM_HOLD must be a whole number of seconds between 0 and 86400, got 1.5',
      ),
    );
  });

  test.each([
    ['AUTO_SCALING_GROUP_NAME', '', 'is not set'],
    ['CONTROLLER_MODE', '', 'must be shadow or lead, got nothing'],
    ['QUALITY', '', 'must be a number between 0.1 and 50, got nothing'],
    ['QUALITY', '50.5', 'must be a number between 0.1 and 50, got 50.5'],
    ['QUALITY', '1 %', 'must be a number between 0.1 and 50, got 1 %'],
    ['QUALITY', '1e1', 'must be a number between 0.1 and 50, got 1e1'],
    ['BOOT_TIME', '', 'must be a whole number of seconds between 0 and 3600, got nothing'],
    ['BOOT_TIME', '3601', 'must be a whole number of seconds between 0 and 3600, got 3601'],
    ['MINIMUM_HOLD', '', 'must be a whole number of seconds between 0 and 86400, got nothing'],
    ['MINIMUM_HOLD', '-60', 'must be a whole number of seconds between 0 and 86400, got -60'],
    ['MINIMUM_HOLD', '86401', 'must be a whole number of seconds between 0 and 86400, got 86401'],
  ])('fails for %s = "%s"', (name, value, problem) => {
    expect(() => readControllerEnvironment({ AUTO_SCALING_GROUP_NAME: 'web', [name]: value })).toThrow(
      new Error(`${PREFIX}${name} ${problem}`),
    );
  });
});

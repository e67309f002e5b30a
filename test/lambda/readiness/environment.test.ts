import { readEnvironment } from '../../../lambda/readiness/environment';

const VARIABLES = {
  TARGET_GROUP_ARNS: 'one,other',
  TIMEOUT_SECONDS: '600',
  INTERVAL_SECONDS: '10',
  ON_TIMEOUT: 'ABANDON',
};

describe('readEnvironment', () => {
  test('reads what the function was set up with', () => {
    expect(readEnvironment(VARIABLES)).toEqual({
      targetGroupArns: ['one', 'other'],
      timeout: 600_000,
      interval: 10_000,
      onTimeout: 'ABANDON',
    });
  });

  test('fails once with everything that is missing or wrong', () => {
    expect(() =>
      readEnvironment({ ...VARIABLES, TARGET_GROUP_ARNS: '', TIMEOUT_SECONDS: '0', ON_TIMEOUT: 'STOP' }),
    ).toThrow(
      'TARGET_GROUP_ARNS must not be empty; TIMEOUT_SECONDS must be a whole number of seconds above 0; ' +
        'ON_TIMEOUT must be CONTINUE or ABANDON',
    );
    expect(() => readEnvironment({})).toThrow('INTERVAL_SECONDS');
  });
});
